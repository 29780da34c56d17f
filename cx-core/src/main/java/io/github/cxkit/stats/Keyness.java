package io.github.cxkit.stats;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.internal.GammaFunctions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Which terms mark the remarks of one group against another, such as detractors against promoters.
 *
 * <p>Typical, not cause: a term of detractors is what they speak of, which need not be why they are unhappy. One person who
 * repeats a word inflates its evidence; hence the minimum of different people.
 *
 * <pre>{@code
 * TermCounts counts = new TermCounts(
 *         List.of(
 *                 new TermCounts.Term("late", new TermCounts.Uses(45, 40), new TermCounts.Uses(12, 11)),
 *                 new TermCounts.Term("great", new TermCounts.Uses(0, 0), new TermCounts.Uses(41, 40))),
 *         2_100,
 *         3_300);
 * Keyness words = Keyness.logOdds(counts, Keyness.USUAL_PRIOR, Keyness.Minimum.USUAL).orElseThrow();
 * words.terms().get(0).term();  // ==> late
 * }</pre>
 *
 * @param terms from most typical of group A to most typical of group B, those without a statistic last; equal ones in the
 *     order of their characters
 * @param evidence rule, terms kept, and those below a minimum
 * @since 0.1.0
 */
public record Keyness(List<KeyTerm> terms, Evidence evidence) {

    /** Log-odds with an informative prior. */
    public static final Rule LOG_ODDS = Rule.published(
            "keyness.log-odds",
            "Log-odds with informative Dirichlet prior",
            "Monroe, Colaresi, Quinn 2008, Fightin' Words, equations 16, 20 and 22");

    /** Dunning's statistic. */
    public static final Rule G2 = Rule.published(
            "keyness.g2",
            "G² of a term",
            "Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence; all four cells");

    /** The usual weight of the prior, in uses of terms. */
    public static final double USUAL_PRIOR = 500;

    private static final String BELOW = "terms below the minimum";

    /**
     * What a term needs, in both groups together, to be looked at.
     *
     * @param count uses, 1 or more
     * @param respondents different people, 1 or more
     */
    public record Minimum(long count, long respondents) {
        /** Five uses by five people: what one person says six times is no finding. */
        public static final Minimum USUAL = new Minimum(5, 5);

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is below 1
         */
        public Minimum {
            if (count < 1 || respondents < 1) {
                throw new IllegalArgumentException(
                        "minimums must be >= 1 but were " + count + " uses and " + respondents + " people");
            }
        }

        boolean isMetBy(TermCounts.Term term) {
            return term.a().count() + term.b().count() >= count
                    && term.a().respondents() + term.b().respondents() >= respondents;
        }
    }

    /**
     * A term that one group uses more than the other.
     *
     * @param term the term
     * @param effect difference of the log odds, or logarithm of the ratio of the rates; positive for group A
     * @param statistic z, or signed G²; positive for group A
     * @param pValue two-sided
     * @param adjustedPValue by Benjamini and Hochberg over the terms kept
     */
    public record KeyTerm(
            String term,
            Result<Double> effect,
            Result<Double> statistic,
            Result<Double> pValue,
            Result<Double> adjustedPValue) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public KeyTerm {
            Objects.requireNonNull(term, "term");
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(statistic, "statistic");
            Objects.requireNonNull(pValue, "pValue");
            Objects.requireNonNull(adjustedPValue, "adjustedPValue");
            pValue.map(each -> Arguments.share("pValue", each));
            adjustedPValue.map(each -> Arguments.share("adjustedPValue", each));
        }

        /**
         * Whether the term marks a group beyond chance, many terms having been looked at.
         *
         * @param falseDiscoveryRate accepted share of false findings, such as 0.05, between 0 and 1
         * @return true if the adjusted p value is known and at most that
         * @throws IllegalArgumentException if the rate is out of range
         */
        public boolean isMark(double falseDiscoveryRate) {
            Arguments.level("falseDiscoveryRate", falseDiscoveryRate);
            return adjustedPValue
                    .map(p -> Significance.reaches(p, falseDiscoveryRate))
                    .orElse(false);
        }
    }

    /** Copies. */
    public Keyness {
        terms = Copies.list("terms", terms);
        Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * Log-odds with an informative prior: each term starts from what both groups together say. With a_w = priorTotal times the
     * term's share of all uses, effect = ln((yA + a_w)/(nA + a0 - yA - a_w)) less the same of B, z = effect / sqrt(1/(yA + a_w)
     * + 1/(yB + a_w)).
     *
     * @param counts the terms
     * @param priorTotal a0, weight of the prior in uses, more than 0
     * @param minimum what a term needs
     * @return the terms in order; insufficient if a group has no terms
     * @throws IllegalArgumentException if the weight of the prior is not positive
     */
    public static Result<Keyness> logOdds(TermCounts counts, double priorTotal, Minimum minimum) {
        Arguments.positive("priorTotal", priorTotal);
        return of(counts, minimum, LOG_ODDS, term -> {
            double yA = term.a().count();
            double yB = term.b().count();
            double prior = priorTotal * ((yA + yB) / ((double) counts.totalA() + counts.totalB()));
            double restA = counts.totalA() - yA + (priorTotal - prior);
            double restB = counts.totalB() - yB + (priorTotal - prior);
            if (!(restA > 0 && restB > 0)) {
                return none(term.term(), "the odds have no end: \"" + term.term() + "\" is all that was said");
            }
            double effect = Math.log((yA + prior) / restA) - Math.log((yB + prior) / restB);
            double z = effect / Math.sqrt(1 / (yA + prior) + 1 / (yB + prior));
            return new KeyTerm(
                    term.term(),
                    Result.of(effect),
                    Result.of(z),
                    Result.of(Distributions.normalPValue(z)),
                    Result.of(1.0));
        });
    }

    /**
     * Dunning's G² over all four cells, signed: 2 sum O ln(O/E), positive if A uses the term at the higher rate.
     *
     * @param counts the terms
     * @param minimum what a term needs
     * @return the terms in order; insufficient if a group has no terms
     */
    public static Result<Keyness> g2(TermCounts counts, Minimum minimum) {
        double nA = counts.totalA();
        double nB = counts.totalB();
        return of(counts, minimum, G2, term -> {
            double yA = term.a().count();
            double yB = term.b().count();
            DoubleSum exact = new DoubleSum();
            exact.addProduct(yA, nB);
            exact.addProduct(-yB, nA);
            double cross = exact.value();
            // observed less expected is the same in all four cells but for its sign
            double excess = cross / (nA + nB);
            double share = (yA + yB) / (nA + nB);
            double rest = (nA - yA + (nB - yB)) / (nA + nB);
            double g2 = 2
                    * (deviance(yA, excess, share * nA)
                            + deviance(yB, -excess, share * nB)
                            + deviance(nA - yA, -excess, rest * nA)
                            + deviance(nB - yB, excess, rest * nB));
            double statistic = Math.copySign(Math.max(0, g2), cross);
            return new KeyTerm(
                    term.term(),
                    yA == 0 || yB == 0
                            ? Result.insufficient(
                                    Reason.ZERO_BASE, "\"" + term.term() + "\" is never used by one of the groups")
                            : Result.of(logRatio(yA / nA, yB / nB, cross / yB / nA)),
                    Result.of(statistic + 0.0),
                    Result.of(Distributions.chiSquareUpperTail(Math.abs(statistic), 1)),
                    Result.of(1.0));
        });
    }

    /** x ln(x/m) + m - x; where nearly nothing was expected, x - m has no digit of m left. */
    private static double deviance(double x, double excess, double expected) {
        return x > 0 && excess > 0.9 * x ? x * Math.log(x / expected) - excess : GammaFunctions.deviance(x, excess);
    }

    /** ln(a/b), of near rates by a/b - 1, which has all digits then. */
    private static double logRatio(double a, double b, double aboveOne) {
        return aboveOne < -0.5 ? Math.log(a) - Math.log(b) : Math.log1p(aboveOne);
    }

    private static KeyTerm none(String term, String detail) {
        Result<Double> none = Result.insufficient(Reason.NOT_FINITE, detail);
        return new KeyTerm(term, none, none, none, none);
    }

    private static Result<Keyness> of(
            TermCounts counts, Minimum minimum, Rule rule, Function<TermCounts.Term, KeyTerm> statistic) {
        if (counts.totalA() == 0 || counts.totalB() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "a group without a single term cannot be compared");
        }
        List<KeyTerm> kept =
                counts.terms().stream().filter(minimum::isMetBy).map(statistic).toList();
        List<Result<Double>> adjusted = PValueAdjustment.BENJAMINI_HOCHBERG.adjust(
                kept.stream().map(KeyTerm::pValue).toList());
        List<KeyTerm> terms = new ArrayList<>(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            KeyTerm t = kept.get(i);
            terms.add(new KeyTerm(t.term(), t.effect(), t.statistic(), t.pValue(), adjusted.get(i)));
        }
        terms.sort(Comparator.comparingDouble(
                        (KeyTerm t) -> t.statistic().map(s -> -s).toOptional().orElse(Double.POSITIVE_INFINITY))
                .thenComparing(KeyTerm::term, Keyness::byCodePoints));
        long below = (long) counts.terms().size() - kept.size();
        return Result.of(new Keyness(terms, new Evidence(rule, kept.size(), new Exclusions(Map.of(BELOW, below)))));
    }

    /** The order of code points: a String compares its UTF-16 units, which puts some rare letters elsewhere. */
    private static int byCodePoints(String a, String b) {
        int[] first = a.codePoints().toArray();
        int[] second = b.codePoints().toArray();
        return Arrays.compare(first, second);
    }

    /**
     * Terms left out because too few people used them, or too seldom.
     *
     * @return how many
     */
    public long leftOut() {
        return evidence.excluded().total();
    }
}
