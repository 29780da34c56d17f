package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;

/**
 * What became of everybody who was sampled, by the categories of AAPOR, and the six response rates made of them.
 *
 * <p>A summary: {@link #NONE} and {@link #merge} form a commutative monoid. An invitation that could not be delivered is
 * no refusal.
 *
 * @param completes I, complete answers
 * @param partials P, partial answers
 * @param refusals R, refused or broke off
 * @param nonContacts NC, eligible but never reached
 * @param others O, eligible but prevented otherwise
 * @param unknownEligibility U, of whom it is unknown whether they are eligible
 * @since 0.1.0
 */
public record Dispositions(
        long completes, long partials, long refusals, long nonContacts, long others, long unknownEligibility) {

    /** The rule of the response rates. */
    public static final Rule RULE =
            Rule.published("survey.response-rate", "Response rate", "AAPOR, Standard Definitions, 10th edition, 2023");

    /** Nobody sampled. */
    public static final Dispositions NONE = new Dispositions(0, 0, 0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public Dispositions {
        Arguments.notNegative("completes", completes);
        Arguments.notNegative("partials", partials);
        Arguments.notNegative("refusals", refusals);
        Arguments.notNegative("nonContacts", nonContacts);
        Arguments.notNegative("others", others);
        Arguments.notNegative("unknownEligibility", unknownEligibility);
    }

    /** The response rates of AAPOR's Standard Definitions. */
    public enum ResponseRate {
        /** I / (I + P + R + NC + O + U): the lowest. */
        RR1,
        /** As RR1, partials count as answers. */
        RR2,
        /** As RR1, but only the share e of U counts as eligible. */
        RR3,
        /** As RR3, partials count as answers. */
        RR4,
        /** As RR1 without U. */
        RR5,
        /** As RR5, partials count as answers: the highest. */
        RR6
    }

    /**
     * A response rate that asks for no estimate: RR1, RR2, RR5 or RR6.
     *
     * @param rate which
     * @return answers / sampled, with n and interval
     * @throws IllegalArgumentException if it is RR3 or RR4, whose share e of unknown eligibility is estimated
     */
    public Rate responseRate(ResponseRate rate) {
        if (rate == ResponseRate.RR3 || rate == ResponseRate.RR4) {
            throw new IllegalArgumentException(
                    rate + " estimates who of unknown eligibility is eligible: use responseRate(" + rate + ", e)");
        }
        boolean partialsCount = rate == ResponseRate.RR2 || rate == ResponseRate.RR6;
        long all = completes;
        for (long each : new long[] {
            partials,
            refusals,
            nonContacts,
            others,
            rate == ResponseRate.RR1 || rate == ResponseRate.RR2 ? unknownEligibility : 0
        }) {
            all = Counts.sum(all, each);
        }
        return new Rate(RULE, partialsCount ? completes + partials : completes, all);
    }

    /**
     * Any response rate. With RR3 and RR4 the denominator holds an estimate, so that there is no count to stand on.
     *
     * @param rate which
     * @param eligibleShareOfUnknown e, 0 to 1; used by RR3 and RR4 only
     * @return the rate, 0 to 1; insufficient if nobody eligible was sampled
     * @throws IllegalArgumentException if e is out of range
     */
    public Result<Double> responseRate(ResponseRate rate, double eligibleShareOfUnknown) {
        Arguments.share("eligibleShareOfUnknown", eligibleShareOfUnknown);
        double unknown = switch (rate) {
            case RR1, RR2 -> unknownEligibility;
            case RR3, RR4 -> eligibleShareOfUnknown * unknownEligibility;
            case RR5, RR6 -> 0;
        };
        double answered = switch (rate) {
            case RR1, RR3, RR5 -> completes;
            case RR2, RR4, RR6 -> (double) completes + partials;
        };
        double all = (double) completes + partials + refusals + nonContacts + others + unknown;
        return all == 0
                ? Result.insufficient(Reason.ZERO_BASE, "a response rate needs somebody eligible")
                : Result.of(answered / all);
    }

    /** What became of one invitation. */
    public enum Disposition {
        /** A complete answer. */
        COMPLETE,
        /** A partial answer. */
        PARTIAL,
        /** Refused or broken off. */
        REFUSAL,
        /** Eligible but not reached. */
        NON_CONTACT,
        /** Eligible, without an answer for another reason. */
        OTHER,
        /** Nobody knows whether eligible. */
        UNKNOWN_ELIGIBILITY
    }

    /**
     * Counts invitations.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Disposition, Dispositions> summarizer() {
        return Summarizer.<Disposition, Dispositions>folding(
                        new Dispositions(0, 0, 0, 0, 0, 0), (all, one) -> all.merge(of(one)), Dispositions::merge)
                .withBytes(
                        all -> Bytes.write(
                                "",
                                out -> out.count(all.completes)
                                        .count(all.partials)
                                        .count(all.refusals)
                                        .count(all.nonContacts)
                                        .count(all.others)
                                        .count(all.unknownEligibility)),
                        bytes -> Bytes.read(
                                "summary of dispositions",
                                "",
                                bytes,
                                in -> new Dispositions(
                                        in.count(), in.count(), in.count(), in.count(), in.count(), in.count())));
    }

    private static Dispositions of(Disposition one) {
        return new Dispositions(
                one == Disposition.COMPLETE ? 1 : 0,
                one == Disposition.PARTIAL ? 1 : 0,
                one == Disposition.REFUSAL ? 1 : 0,
                one == Disposition.NON_CONTACT ? 1 : 0,
                one == Disposition.OTHER ? 1 : 0,
                one == Disposition.UNKNOWN_ELIGIBILITY ? 1 : 0);
    }

    /**
     * These and others together.
     *
     * @param other the others
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Dispositions merge(Dispositions other) {
        return new Dispositions(
                Counts.sum(completes, other.completes),
                Counts.sum(partials, other.partials),
                Counts.sum(refusals, other.refusals),
                Counts.sum(nonContacts, other.nonContacts),
                Counts.sum(others, other.others),
                Counts.sum(unknownEligibility, other.unknownEligibility));
    }
}
