package io.github.cxkit.testkit.assertions;

import io.github.cxkit.journey.funnel.FunnelSummary;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link FunnelSummary}.
 *
 * @since 0.1.0
 */
public final class FunnelSummaryAssert extends AbstractAssert<FunnelSummaryAssert, FunnelSummary> {

    FunnelSummaryAssert(@Nullable FunnelSummary actual) {
        super(actual, FunnelSummaryAssert.class);
    }

    /**
     * So many journeys reached the steps.
     *
     * @param counts one per step, in the order of the funnel
     * @return this
     */
    public FunnelSummaryAssert hasCounts(long... counts) {
        isNotNull();
        List<Long> expected = Arrays.stream(counts).boxed().toList();
        if (!actual.counts().equals(expected)) {
            failWithMessage(
                    "expected <%s> to be reached by <%s> but they were by <%s>",
                    actual.funnel().steps(), expected, actual.counts());
        }
        return this;
    }

    /**
     * Goes on with the conversion from the funnel's base to one step.
     *
     * @param name its touchpoint; an unknown one is refused by the funnel
     * @return assertions about the rate
     */
    public RateAssert conversionTo(String name) {
        isNotNull();
        return new RateAssert(actual.step(name).conversion()).as("conversion to %s", name);
    }

    /**
     * Goes on with the conversion from the funnel's base to its last step.
     *
     * @return assertions about the rate
     */
    public RateAssert conversion() {
        isNotNull();
        return new RateAssert(actual.conversion()).as("conversion");
    }
}
