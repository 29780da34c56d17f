package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.model.BetaDiscreteWeibull;
import io.github.cxkit.lifetime.model.BgBb;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.FitReport;
import io.github.cxkit.lifetime.model.FitResult;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.OpportunityHistory;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.ShiftedBetaGeometric;
import io.github.cxkit.lifetime.value.Booking;
import io.github.cxkit.lifetime.value.CustomerValue;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of the purchase, spend and contract models. */
final class PurchaseModelFunctions {

    private PurchaseModelFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        purchases(functions, "bgNbd", PurchaseModelFunctions::bgNbd);
        purchases(functions, "mbgNbd", p -> {
            BgNbd params = bgNbd(p);
            return new MbgNbd(params.r(), params.alpha(), params.a(), params.b());
        });
        purchases(
                functions,
                "paretoNbd",
                p -> new ParetoNbd(p.number("r"), p.number("alpha"), p.number("s"), p.number("beta")));
        functions.put("clv.discounted", PurchaseModelFunctions::discounted);
        opportunities(functions);
        functions.put(
                "gammaGamma.conditionalExpectedValue",
                input -> gammaGamma(input.get("params"))
                        .expectedOrderValue(input.integer("frequency"), input.number("monetaryValue")));
        functions.put(
                "gammaGamma.populationMean",
                input -> gammaGamma(input.get("params")).populationMean());
        functions.put(
                "gammaGamma.logLikelihood",
                input -> gammaGamma(input.get("params"))
                        .logLikelihood(input.integer("frequency"), input.number("monetaryValue")));
        functions.put("sbg.survival", input -> sbg(input).survival(input.intValue("period")));
        functions.put("sbg.retentionRate", input -> sbg(input).retentionRate(input.intValue("period")));
        functions.put(
                "sbg.discountedExpectedResidualLifetime",
                input -> sbg(input)
                        .discountedResidualLifetime(
                                input.intValue("activePeriods"), input.number("discountRatePerPeriod")));
        functions.put("sbg.fit", input -> fitted(ShiftedBetaGeometric.fit(input.integers("survivors"))));
        functions.put("bdw.survival", input -> {
            Input params = input.get("params");
            return new BetaDiscreteWeibull(params.number("alpha"), params.number("beta"), params.number("c"))
                    .survival(input.intValue("period"));
        });
    }

    private static void purchases(
            Map<String, CaseFunction> functions, String name, Function<Input, BuyTillYouDieModel> model) {
        functions.put(name + ".probabilityAlive", input -> model(model, input).probabilityAlive(history(input)));
        functions.put(
                name + ".expectedPurchases",
                input -> model(model, input).expectedPurchases(input.number("horizonWeeks")));
        functions.put(
                name + ".conditionalExpectedPurchases",
                input -> model(model, input).expectedPurchases(history(input), input.number("horizonWeeks")));
        functions.put(name + ".logLikelihood", input -> model(model, input).logLikelihood(history(input)));
        if (name.equals("bgNbd")) {
            functions.put(
                    name + ".probabilityNoPurchase",
                    input -> model(model, input).probabilityNoPurchase(history(input), input.number("horizonWeeks")));
            functions.put(
                    name + ".probabilityOfPurchases",
                    input -> model(model, input)
                            .probabilityOfPurchases(input.integer("purchases"), input.number("horizonWeeks")));
        }
        if (name.equals("paretoNbd")) {
            functions.put(
                    name + ".discountedExpectedResidualTransactions",
                    input -> model(model, input)
                            .discountedResidualPurchases(
                                    history(input), input.number("continuousDiscountRatePerWeek")));
        }
    }

    private static BuyTillYouDieModel model(Function<Input, BuyTillYouDieModel> model, Input input) {
        return model.apply(input.get("params"));
    }

    static BgNbd bgNbd(Input params) {
        return new BgNbd(params.number("r"), params.number("alpha"), params.number("a"), params.number("b"));
    }

    private static GammaGamma gammaGamma(Input params) {
        return new GammaGamma(params.number("p"), params.number("q"), params.number("v"));
    }

    private static ShiftedBetaGeometric sbg(Input input) {
        Input params = input.get("params");
        return new ShiftedBetaGeometric(params.number("alpha"), params.number("beta"));
    }

    private static CustomerHistory history(Input input) {
        return new CustomerHistory(input.integer("frequency"), input.number("recencyWeeks"), input.number("ageWeeks"));
    }

    private static @Nullable Object discounted(Input input) {
        if (!input.text("transactionModel").equals("bgNbd")) {
            throw Input.unknown("transactionModel", input.text("transactionModel"));
        }
        if (!input.text("timing").equals("endOfPeriod")) {
            throw Input.unknown("timing", input.text("timing"));
        }
        RfmProfile customer = new RfmProfile("case", history(input), input.number("monetaryValue"));
        return new CustomerValue(bgNbd(input.get("transactionParams")), gammaGamma(input.get("spendParams")))
                .discounted(
                        customer,
                        input.intValue("periods"),
                        input.number("periodLengthWeeks"),
                        input.number("discountRatePerPeriod"),
                        Booking.END_OF_PERIOD);
    }

    private static void opportunities(Map<String, CaseFunction> functions) {
        functions.put(
                "bgBb.probabilityAlive",
                input -> bgBb(input).probabilityAlive(opportunityHistory(input), input.intValue("periodsAhead")));
        functions.put(
                "bgBb.conditionalExpectedPurchases",
                input -> bgBb(input).expectedPurchases(opportunityHistory(input), input.intValue("periodsAhead")));
        functions.put("bgBb.logLikelihood", input -> bgBb(input).logLikelihood(opportunityHistory(input)));
    }

    private static BgBb bgBb(Input input) {
        Input params = input.get("params");
        return new BgBb(params.number("alpha"), params.number("beta"), params.number("gamma"), params.number("delta"));
    }

    private static OpportunityHistory opportunityHistory(Input input) {
        return new OpportunityHistory(
                input.intValue("frequency"), input.intValue("recencyPeriods"), input.intValue("observedPeriods"));
    }

    /** Parameters and likelihood of a converged fit; a fit at the edge has no answer here. */
    static @Nullable Output fitted(FitResult<?> fit) {
        if (!(fit instanceof FitResult.Converged<?> converged)) {
            return null;
        }
        Output output = new Output().put("logLikelihood", converged.report().logLikelihood());
        for (FitReport.Estimate estimate : converged.report().parameters()) {
            output.put(estimate.name(), estimate.value());
        }
        return output;
    }
}
