package io.github.cxkit.metric;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.survey.RatingTally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of {@link ScoreChange}: contributions, and the influence of one answer on each part. */
final class ChangeSplit {

    private final SegmentedScore before;
    private final SegmentedScore after;
    private final ScoreChange.Form form;
    private final List<Cell> cells = new ArrayList<>();
    private final double scoreBefore;
    private final double scoreAfter;

    /** One segment: shares p and P; scores m and M, the missing one taken from the side that has one. */
    private record Cell(String name, Segment before, Segment after, double m, double mAfter) {
        double p() {
            return before.share;
        }

        double pAfter() {
            return after.share;
        }

        boolean onBothSides() {
            return before.n() > 0 && after.n() > 0;
        }
    }

    private record Segment(RatingScore score, double share) {
        long n() {
            return score.n();
        }

        double value(double otherwise) {
            return score.value().toOptional().orElse(otherwise);
        }
    }

    ChangeSplit(SegmentedScore before, SegmentedScore after, ScoreChange.Form form) {
        this.before = before;
        this.after = after;
        this.form = form;
        RatingScore allBefore = before.pooled();
        RatingScore allAfter = after.pooled();
        scoreBefore = allBefore.value().orElseThrow();
        scoreAfter = allAfter.value().orElseThrow();
        for (String name : SegmentedTally.segmentsOf(before.tally(), after.tally())) {
            Segment first = segment(before, name, allBefore);
            Segment second = segment(after, name, allAfter);
            double m = first.value(second.value(0));
            cells.add(new Cell(name, first, second, m, second.value(m)));
        }
    }

    private static Segment segment(SegmentedScore side, String name, RatingScore all) {
        RatingScore score = side.metric().score(side.tally().tallyOrEmpty(name));
        return new Segment(score, (double) score.n() / all.n());
    }

    ScoreChange split() {
        boolean three = form == ScoreChange.Form.THREE_PART;
        Result<Double> noInteraction = Result.insufficient(Reason.NOT_DEFINED, "the two-part form has no interaction");
        double mix = 0;
        double rate = 0;
        double interaction = 0;
        List<ScoreChange.Contribution> contributions = new ArrayList<>(cells.size());
        for (Cell c : cells) {
            double shift = c.pAfter() - c.p();
            double gap = c.mAfter - c.m;
            boolean nobody = c.before.n() == 0 && c.after.n() == 0;
            double mixed = nobody
                    ? 0
                    : shift * (three ? c.m - scoreBefore : (c.m + c.mAfter) / 2 - (scoreBefore + scoreAfter) / 2);
            double rated = (three ? c.p() : (c.pAfter() + c.p()) / 2) * gap;
            mix += mixed;
            rate += rated;
            interaction += shift * gap;
            contributions.add(new ScoreChange.Contribution(
                    c.name,
                    new ScoreChange.Side(c.p(), c.before.score.value()),
                    new ScoreChange.Side(c.pAfter(), c.after.score.value()),
                    mixed,
                    rated,
                    three ? Result.of(shift * gap) : noInteraction));
        }
        RatingScore allBefore = before.pooled();
        RatingScore allAfter = after.pooled();
        double changeError = Math.hypot(
                allBefore.standardError().orElseThrow(),
                allAfter.standardError().orElseThrow());
        return new ScoreChange(
                before.metric(),
                form,
                scoreBefore,
                scoreAfter,
                new ScoreChange.Part(scoreAfter - scoreBefore, changeError),
                new ScoreChange.Part(mix, error(Effect.MIX)),
                new ScoreChange.Part(rate, error(Effect.RATE)),
                three
                        ? Result.of(new ScoreChange.Part(interaction, error(Effect.INTERACTION)))
                        : Result.insufficient(Reason.NOT_DEFINED, "the two-part form has no interaction"),
                contributions,
                isReversal() ? ScoreChange.Pattern.SIMPSON_REVERSAL : ScoreChange.Pattern.ORDINARY,
                new Evidence(
                        form.rule(),
                        Counts.sum(allBefore.n(), allAfter.n()),
                        allBefore.tally().exclusions().merge(allAfter.tally().exclusions())));
    }

    private enum Effect {
        MIX,
        RATE,
        INTERACTION
    }

    private double error(Effect effect) {
        return Math.sqrt(sideVariance(effect, false) + sideVariance(effect, true));
    }

    /**
     * Variance that one side's sampling gives a part: the mean square of g_s - sum p g + h_s (v - m_s)/p_s over its answers,
     * divided by n; g is the part's derivative by the segment's share, h by its score.
     */
    private double sideVariance(Effect effect, boolean isAfter) {
        double meanG = 0;
        for (Cell c : cells) {
            meanG += (isAfter ? c.pAfter() : c.p()) * g(effect, isAfter, c);
        }
        List<Double> weights = before.metric().weights();
        double sum = 0;
        for (Cell c : cells) {
            Segment side = isAfter ? c.after : c.before;
            if (side.n() == 0) {
                continue;
            }
            double own = isAfter ? c.mAfter : c.m;
            double base = g(effect, isAfter, c) - meanG;
            double slope = h(effect, isAfter, c) / side.share;
            for (int k = 0; k < weights.size(); k++) {
                double influence = base + slope * (weights.get(k) - own);
                sum += side.share * (side.score.tally().countAt(k) / (double) side.n()) * influence * influence;
            }
        }
        return sum / (isAfter ? after : before).pooled().n();
    }

    private double g(Effect effect, boolean isAfter, Cell c) {
        double sign = isAfter ? 1 : -1;
        if (form == ScoreChange.Form.TWO_PART) {
            return effect == Effect.MIX ? sign * (c.m + c.mAfter) / 2 : (c.mAfter - c.m) / 2;
        }
        return switch (effect) {
            case MIX -> sign * c.m;
            case RATE -> isAfter ? 0 : c.mAfter - c.m;
            case INTERACTION -> sign * (c.mAfter - c.m);
        };
    }

    private double h(Effect effect, boolean isAfter, Cell c) {
        double shift = c.pAfter() - c.p();
        if (!c.onBothSides()) {
            return effect == Effect.MIX ? shift : 0;
        }
        double sign = isAfter ? 1 : -1;
        if (form == ScoreChange.Form.TWO_PART) {
            return effect == Effect.MIX ? shift / 2 : sign * (c.pAfter() + c.p()) / 2;
        }
        return switch (effect) {
            case MIX -> isAfter ? 0 : shift;
            case RATE -> sign * c.p();
            case INTERACTION -> sign * shift;
        };
    }

    private boolean isReversal() {
        int whole = direction(before.tally().pooled(), after.tally().pooled());
        int moved = 0;
        for (Cell c : cells) {
            if (c.onBothSides()) {
                moved++;
                if (direction(c.before.score.tally(), c.after.score.tally()) != -whole) {
                    return false;
                }
            }
        }
        return whole != 0 && moved >= 2;
    }

    /** Sign of the change of the score, from the exact counts. */
    private int direction(RatingTally first, RatingTally second) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal n = BigDecimal.valueOf(first.n());
        BigDecimal nAfter = BigDecimal.valueOf(second.n());
        for (int k = 0; k < before.metric().weights().size(); k++) {
            BigDecimal cross = BigDecimal.valueOf(second.countAt(k))
                    .multiply(n)
                    .subtract(BigDecimal.valueOf(first.countAt(k)).multiply(nAfter));
            sum = sum.add(new BigDecimal(before.metric().weights().get(k)).multiply(cross));
        }
        return sum.signum();
    }
}
