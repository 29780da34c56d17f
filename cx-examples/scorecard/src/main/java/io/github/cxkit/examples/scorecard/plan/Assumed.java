package io.github.cxkit.examples.scorecard.plan;

import io.github.cxkit.metric.NetScorePlan;
import io.github.cxkit.report.wording.Wording;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is assumed of one group before anybody has answered: the shares of a net score, or one share.
 *
 * @param net whether it is a net score
 * @param positive share of the promoters, or the one share; 0 to 1
 * @param negative share of the detractors; 0 for a share
 */
record Assumed(boolean net, double positive, double negative) {

    private static final double PERCENT = 100;
    private static final double WORST = 0.5;

    static boolean isNet(String metric) {
        return switch (metric.toLowerCase(Locale.ROOT)) {
            case "nps" -> true;
            case "csat", "share" -> false;
            default -> throw new IllegalArgumentException("--metric must be nps, csat or share but was " + metric);
        };
    }

    /** Nothing assumed is the worst case: no score of the kind varies more. */
    static Assumed of(
            boolean net,
            @Nullable Double promoters,
            @Nullable Double detractors,
            @Nullable Double share,
            String suffix) {
        if (net) {
            if (share != null) {
                throw new IllegalArgumentException("--share" + suffix + " is for csat; nps needs --promoters" + suffix
                        + " and --detractors" + suffix);
            }
            if ((promoters == null) != (detractors == null)) {
                throw new IllegalArgumentException(
                        "--promoters" + suffix + " and --detractors" + suffix + " belong together");
            }
            NetScorePlan shares = promoters == null || detractors == null
                    ? NetScorePlan.WORST_CASE
                    : new NetScorePlan(promoters, detractors);
            return new Assumed(true, shares.positive(), shares.negative());
        }
        if (promoters != null || detractors != null) {
            throw new IllegalArgumentException("--promoters" + suffix + " and --detractors" + suffix
                    + " are for nps; csat needs --share" + suffix);
        }
        double one = share == null ? WORST : share;
        if (!(one >= 0 && one <= 1)) {
            throw new IllegalArgumentException("--share" + suffix + " must be 0 to 1 but was " + one);
        }
        return new Assumed(false, one, 0);
    }

    NetScorePlan shares() {
        return new NetScorePlan(positive, negative);
    }

    /** In points or per cent. */
    double score() {
        return PERCENT * (positive - negative);
    }

    /** Of one answer, in squared points. */
    double variance() {
        return net ? shares().variance() : PERCENT * PERCENT * positive * (1 - positive);
    }

    String unit(Wording wording) {
        return wording.text(net ? "plan.points" : "plan.percentage-points");
    }

    /** A second group that lies so far away and varies alike. */
    String shifted(double difference, Wording wording) {
        double there = score() + difference;
        return (net ? "NPS " + wording.number(there, 1) : wording.percent(there / PERCENT)) + " "
                + wording.text("plan.alike");
    }

    String text(Wording wording) {
        return net
                ? wording.text(
                        "plan.assumed.nps",
                        wording.number(score(), 1),
                        wording.percent(positive),
                        wording.percent(negative))
                : wording.percent(positive);
    }
}
