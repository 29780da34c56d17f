package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Difference;
import io.github.cxkit.stats.MannWhitney;
import io.github.cxkit.stats.MannWhitney.Continuity;
import io.github.cxkit.stats.MeanComparison;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.MultinomialIntervals;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.Proportions;
import io.github.cxkit.stats.SampleSize;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of statistics without customer-experience words: shares, means, p values. */
final class StatsFunctions {

    /** Where a test needs a level but the case gives none, because the method makes no interval. */
    static final double ANY_LEVEL = 0.95;

    private StatsFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("proportion.interval", StatsFunctions::shareInterval);
        functions.put("proportion.simultaneousIntervals", StatsFunctions::simultaneous);
        functions.put("proportion.compare", StatsFunctions::compareShares);
        functions.put(
                "proportion.effectSize",
                input -> ProportionComparison.cohenH(
                        new ProportionComparison.Group(input.integer("successesA"), input.integer("nA")),
                        new ProportionComparison.Group(input.integer("successesB"), input.integer("nB"))));
        functions.put("proportion.sampleSize", StatsFunctions::shareSize);
        functions.put(
                "proportion.sampleSizeForComparison",
                input -> perGroup(plan(input).toCompareShares(input.number("shareA"), input.number("shareB"))));
        functions.put("mean.describe", input -> {
            Moments moments = moments(input);
            return new Output()
                    .put("n", moments.n())
                    .put("mean", moments.n() == 0 ? null : moments.mean())
                    .put("standardDeviation", moments.standardDeviation());
        });
        functions.put("mean.interval", input -> limits(moments(input).meanInterval(input.number("confidence"))));
        functions.put("mean.compare", StatsFunctions::compareMeans);
        functions.put("mean.effectSize", StatsFunctions::effectSizes);
        functions.put(
                "mean.sampleSizeForComparison",
                input -> perGroup(
                        plan(input).toCompareMeans(input.number("difference"), input.number("standardDeviation"))));
        functions.put("pValues.adjust", StatsFunctions::adjust);
        SeriesFunctions.addTo(functions);
    }

    static Output limits(Result<ConfidenceInterval> interval) {
        return new Output()
                .put("lower", interval.map(ConfidenceInterval::lower))
                .put("upper", interval.map(ConfidenceInterval::upper));
    }

    /** The fields of a difference, but not those that its method does not have. */
    static Output difference(Difference difference) {
        Output output = new Output();
        put(output, "difference", difference.value());
        put(output, "standardError", difference.standardError());
        put(output, "statistic", difference.statistic());
        put(output, "degreesOfFreedom", difference.degreesOfFreedom());
        put(output, "pValue", difference.pValue());
        put(output, "lower", difference.interval().map(ConfidenceInterval::lower));
        put(output, "upper", difference.interval().map(ConfidenceInterval::upper));
        return output;
    }

    private static void put(Output output, String name, Result<Double> value) {
        boolean absent = value instanceof Result.Insufficient<Double> none && none.reason() == Reason.NOT_DEFINED;
        if (!absent) {
            output.put(name, value);
        }
    }

    static double confidence(Input input) {
        return input.optionalNumber("confidence").orElse(ANY_LEVEL);
    }

    private static @Nullable Object shareInterval(Input input) {
        Proportions.Method method = switch (input.text("method")) {
            case "wald" -> Proportions.Method.WALD;
            case "wilson" -> Proportions.Method.WILSON;
            case "wilsonContinuity" -> Proportions.Method.WILSON_CONTINUITY;
            case "agrestiCoull" -> Proportions.Method.AGRESTI_COULL;
            case "clopperPearson" -> Proportions.Method.CLOPPER_PEARSON;
            case "jeffreys" -> Proportions.Method.JEFFREYS;
            default -> throw Input.unknown("method", input.text("method"));
        };
        return limits(Proportions.interval(
                (double) input.integer("successes"), (double) input.integer("n"), method, input.number("confidence")));
    }

    private static @Nullable Object simultaneous(Input input) {
        long[] counts = input.integers("counts");
        double confidence = input.number("confidence");
        Result<List<ConfidenceInterval>> intervals = switch (input.text("method")) {
            case "goodman" -> MultinomialIntervals.goodman(counts, confidence);
            case "sisonGlaz" -> MultinomialIntervals.sisonGlaz(counts, confidence);
            default -> throw Input.unknown("method", input.text("method"));
        };
        return new Output()
                .put(
                        "intervals",
                        intervals.map(list ->
                                list.stream().map(i -> limits(Result.of(i))).toList()));
    }

    private static @Nullable Object compareShares(Input input) {
        ProportionComparison.Method method = switch (input.text("method")) {
            case "pooledZ" -> ProportionComparison.Method.POOLED_Z;
            case "nMinusOne" -> ProportionComparison.Method.N_MINUS_ONE;
            case "unpooledZ" -> ProportionComparison.Method.UNPOOLED_Z;
            case "newcombe" -> ProportionComparison.Method.NEWCOMBE;
            case "agrestiCaffo" -> ProportionComparison.Method.AGRESTI_CAFFO;
            case "miettinenNurminen" -> ProportionComparison.Method.MIETTINEN_NURMINEN;
            case "yates" -> ProportionComparison.Method.YATES;
            case "fisherExact" -> ProportionComparison.Method.FISHER_EXACT;
            default -> throw Input.unknown("method", input.text("method"));
        };
        return difference(ProportionComparison.compare(
                new ProportionComparison.Group(input.integer("successesA"), input.integer("nA")),
                new ProportionComparison.Group(input.integer("successesB"), input.integer("nB")),
                method,
                confidence(input)));
    }

    private static @Nullable Object shareSize(Input input) {
        SampleSize size = SampleSize.plan()
                .withConfidence(input.number("confidence"))
                .forShare(input.number("share"), input.number("margin"));
        SampleSize result = input.has("populationSize") ? size.ofPopulation(input.integer("populationSize")) : size;
        return new Output().put("unrounded", result.unrounded()).put("n", result.n());
    }

    static SampleSize.Plan plan(Input input) {
        return SampleSize.plan().withConfidence(input.number("confidence")).withPower(input.number("power"));
    }

    static Output perGroup(SampleSize size) {
        return new Output().put("unrounded", size.unrounded()).put("nPerGroup", size.n());
    }

    private static Moments moments(Input input) {
        double[] values = input.numbers("values");
        return input.has("frequencies")
                ? Moments.ofFrequencies(values, input.integers("frequencies"))
                : Moments.of(values);
    }

    private static @Nullable Object compareMeans(Input input) {
        double[] a = input.numbers("a");
        double[] b = input.numbers("b");
        if (input.text("method").equals("welch")) {
            return difference(MeanComparison.welch(Moments.of(a), Moments.of(b), confidence(input)));
        }
        if (!input.text("method").equals("mannWhitney")) {
            throw Input.unknown("method", input.text("method"));
        }
        // corrected unless said otherwise, as R does
        boolean corrected = !input.has("continuityCorrection") || input.flag("continuityCorrection");
        MannWhitney test = MeanComparison.mannWhitney(a, b, corrected ? Continuity.CORRECTED : Continuity.UNCORRECTED);
        return new Output()
                .put("u", test.u())
                .put("statistic", test.statistic())
                .put("pValue", test.pValue());
    }

    private static @Nullable Object effectSizes(Input input) {
        double[] a = input.numbers("a");
        double[] b = input.numbers("b");
        MannWhitney order = MeanComparison.mannWhitney(a, b, Continuity.UNCORRECTED);
        return new Output()
                .put("cohenD", MeanComparison.cohenD(Moments.of(a), Moments.of(b)))
                .put("hedgesG", MeanComparison.hedgesG(Moments.of(a), Moments.of(b)))
                .put("cliffsDelta", order.cliffsDelta())
                .put("probabilityOfSuperiority", order.superiority());
    }

    private static @Nullable Object adjust(Input input) {
        String name = input.text("method");
        PValueAdjustment method = Arrays.stream(PValueAdjustment.values())
                .filter(each -> Names.lowerCamel(each.name()).equals(name))
                .findFirst()
                .orElseThrow(() -> Input.unknown("method", name));
        return method.adjust(input.list(
                "pValues",
                p -> p.isNull() ? Result.<Double>insufficient(Reason.NO_SPREAD, "undefined") : Result.of(p.number())));
    }
}
