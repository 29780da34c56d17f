package io.github.cxkit.journey.omnichannel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Is each touchpoint what the brand means it to be? Per touchpoint the share of respondents who perceive the value that is
 * intended there; texts are compared exactly. (A convention of this library.)
 *
 * <p>It stands beside {@link ContentAgreement}, which is 1 when all touchpoints agree on the wrong thing. A summary over
 * respondents.
 *
 * <pre>{@code
 * ValueAgreement formal = ValueAgreement.summarizer(Map.of("site", "friendly")).summarize(List.of(
 *         new ValueAgreement.Perception("site", "formal"), new ValueAgreement.Perception("site", "friendly")));
 * formal.of("site").value().orElseThrow();  // ==> 0.5
 * }</pre>
 *
 * @param touchpoints touchpoint to its intended value and what is perceived, in the order given; unmodifiable
 * @since 0.1.0
 */
public record ValueAgreement(Map<String, Perceived> touchpoints) {

    /** The rule behind the shares. */
    public static final Rule RULE = Rule.convention(
            "values.agreement", "Agreement on values", "share of respondents who perceive what the brand intends");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a name is blank
     */
    public ValueAgreement {
        touchpoints = Copies.ordered("touchpoints", touchpoints);
        touchpoints.keySet().forEach(name -> Arguments.notBlank("touchpoint", name));
    }

    /**
     * What one touchpoint is meant to be and taken for.
     *
     * @param intended the value that the brand intends
     * @param asIntended respondents who perceive it
     * @param respondents all respondents
     */
    public record Perceived(String intended, long asIntended, long respondents) {
        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException if the value is blank or the counts contradict each other
         */
        public Perceived {
            Arguments.notBlank("intended value", intended);
            Arguments.notNegative("respondents", respondents);
            Arguments.within("asIntended", asIntended, 0, respondents);
        }
    }

    /**
     * What one respondent perceives at a touchpoint.
     *
     * @param touchpoint where
     * @param value what, in a word
     */
    public record Perception(String touchpoint, String value) {
        /** Checks that the parts are there. */
        public Perception {
            Objects.requireNonNull(touchpoint, "touchpoint");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Counts perceptions.
     *
     * @param intended touchpoint to the value that the brand intends there
     * @return a summarizer with bytes, which refuses an unknown touchpoint
     * @throws IllegalArgumentException if a touchpoint or value is blank
     */
    public static Summarizer<Perception, ValueAgreement> summarizer(Map<String, String> intended) {
        Map<String, Perceived> none = new LinkedHashMap<>();
        intended.forEach((touchpoint, value) -> none.put(touchpoint, new Perceived(value, 0, 0)));
        ValueAgreement empty = new ValueAgreement(none);
        return Summarizer.<Perception, ValueAgreement>folding(empty, ValueAgreement::plus, ValueAgreement::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.definition(),
                                out -> new TreeMap<>(all.touchpoints)
                                        .values()
                                        .forEach(each ->
                                                out.count(each.asIntended).count(each.respondents))),
                        bytes -> Bytes.read("agreement on values", empty.definition(), bytes, in -> {
                            Map<String, Perceived> read = new LinkedHashMap<>(none);
                            new TreeMap<>(none)
                                    .forEach((name, each) ->
                                            read.put(name, new Perceived(each.intended, in.count(), in.count())));
                            return new ValueAgreement(read);
                        }));
    }

    private Map<String, String> definition() {
        Map<String, String> intended = new TreeMap<>();
        touchpoints.forEach((name, each) -> intended.put(name, each.intended));
        return intended;
    }

    private Perceived get(String touchpoint) {
        Perceived perceived = touchpoints.get(touchpoint);
        if (perceived == null) {
            throw new IllegalArgumentException(Names.describe("no touchpoint", touchpoint, touchpoints.keySet()));
        }
        return perceived;
    }

    private ValueAgreement plus(Perception perception) {
        Perceived old = get(perception.touchpoint);
        long more = old.intended.equals(perception.value) ? 1 : 0;
        Map<String, Perceived> all = new LinkedHashMap<>(touchpoints);
        all.put(
                perception.touchpoint,
                new Perceived(old.intended, Counts.sum(old.asIntended, more), Counts.sum(old.respondents, 1)));
        return new ValueAgreement(all);
    }

    /**
     * These and other respondents.
     *
     * @param other others, of the same touchpoints and intentions
     * @return the sums
     * @throws IllegalArgumentException if touchpoints or intentions differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ValueAgreement merge(ValueAgreement other) {
        Definitions.of("agreements on values").same("intended", definition(), other.definition());
        Map<String, Perceived> sum = new LinkedHashMap<>();
        touchpoints.forEach((name, each) -> {
            Perceived more = other.get(name);
            sum.put(
                    name,
                    new Perceived(
                            each.intended,
                            Counts.sum(each.asIntended, more.asIntended),
                            Counts.sum(each.respondents, more.respondents)));
        });
        return new ValueAgreement(sum);
    }

    /**
     * Share of a touchpoint's respondents who perceive what is intended.
     *
     * @param touchpoint its name
     * @return the share; insufficient without respondents
     * @throws IllegalArgumentException if there is no such touchpoint
     */
    public Rate of(String touchpoint) {
        Perceived perceived = get(touchpoint);
        return new Rate(RULE, perceived.asIntended, perceived.respondents);
    }

    /**
     * Plain mean of the shares of the measured touchpoints.
     *
     * @return 0 to 1; insufficient if none is measured
     */
    public Result<Double> index() {
        DoubleSum sum = new DoubleSum();
        long measured = 0;
        for (String touchpoint : touchpoints.keySet()) {
            Result<Double> share = of(touchpoint).value();
            if (share.isKnown()) {
                sum.add(share.orElseThrow());
                measured++;
            }
        }
        return measured == 0 ? nothing() : Result.of(sum.value() / measured);
    }

    /**
     * The measured touchpoint with the smallest share, the first listed on a tie.
     *
     * @return its name; insufficient if none is measured
     */
    public Result<String> weakest() {
        String weakest = null;
        for (String touchpoint : touchpoints.keySet()) {
            if (get(touchpoint).respondents > 0 && (weakest == null || isBelow(get(touchpoint), get(weakest)))) {
                weakest = touchpoint;
            }
        }
        return weakest == null ? nothing() : Result.of(weakest);
    }

    /** As fractions: two equal shares differ in their last digits otherwise. */
    private static boolean isBelow(Perceived a, Perceived b) {
        return BigInteger.valueOf(a.asIntended)
                        .multiply(BigInteger.valueOf(b.respondents))
                        .compareTo(BigInteger.valueOf(b.asIntended).multiply(BigInteger.valueOf(a.respondents)))
                < 0;
    }

    /**
     * Touchpoints without a respondent: unknown, not 0.
     *
     * @return their names, in the order given
     */
    public List<String> unmeasured() {
        return touchpoints.keySet().stream()
                .filter(name -> get(name).respondents == 0)
                .toList();
    }

    private static <T> Result<T> nothing() {
        return Result.insufficient(Reason.NO_ANSWERS, "nobody said what any touchpoint is like");
    }
}
