package io.github.cxkit.testkit.assertions;

import io.github.cxkit.scorecard.Finding;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.survey.Slice;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about {@link Findings}.
 *
 * @since 0.1.0
 */
public final class FindingsAssert extends AbstractAssert<FindingsAssert, Findings> {

    FindingsAssert(@Nullable Findings actual) {
        super(actual, FindingsAssert.class);
    }

    /**
     * Nothing differs by more than chance.
     *
     * @return this
     */
    public FindingsAssert hasNothing() {
        isNotNull();
        if (actual.list().stream().anyMatch(each -> each.kind() != Finding.Kind.NOTHING)) {
            failWithMessage("expected nothing to be found but there is <%s>", actual.list());
        }
        return this;
    }

    /**
     * Something is worse.
     *
     * @param kind what kind of thing
     * @param slice whose answers it is about
     * @return this
     */
    public FindingsAssert hasWorse(Finding.Kind kind, Slice slice) {
        return has(kind, slice, true);
    }

    /**
     * Something is better.
     *
     * @param kind what kind of thing
     * @param slice whose answers it is about
     * @return this
     */
    public FindingsAssert hasBetter(Finding.Kind kind, Slice slice) {
        return has(kind, slice, false);
    }

    private FindingsAssert has(Finding.Kind kind, Slice slice, boolean worse) {
        isNotNull();
        if (actual.list().stream()
                .noneMatch(each -> each.kind() == kind
                        && each.isWorse() == worse
                        && each.slice().equals(slice))) {
            failWithMessage(
                    "expected the finding %s, %s, of %s but there is <%s>",
                    kind, worse ? "worse" : "better", slice, actual.list());
        }
        return this;
    }
}
