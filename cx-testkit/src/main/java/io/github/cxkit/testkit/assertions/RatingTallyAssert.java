package io.github.cxkit.testkit.assertions;

import io.github.cxkit.survey.RatingTally;
import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link RatingTally}.
 *
 * @since 0.1.0
 */
public final class RatingTallyAssert extends AbstractAssert<RatingTallyAssert, RatingTally> {

    RatingTallyAssert(@Nullable RatingTally actual) {
        super(actual, RatingTallyAssert.class);
    }

    /**
     * There are this many valid answers.
     *
     * @param n valid answers
     * @return this
     */
    public RatingTallyAssert hasSize(long n) {
        isNotNull();
        if (actual.n() != n) {
            failWithMessage("expected <%s> answers but there are <%s>", n, actual.n());
        }
        return this;
    }

    /**
     * The points were chosen this often.
     *
     * @param counts one per point, lowest point first
     * @return this
     */
    public RatingTallyAssert hasCounts(long... counts) {
        isNotNull();
        if (!Arrays.equals(actual.counts(), counts)) {
            failWithMessage(
                    "expected the counts <%s> but were <%s>",
                    Arrays.toString(counts), Arrays.toString(actual.counts()));
        }
        return this;
    }

    /**
     * This was left out.
     *
     * @param blank answers not given
     * @param notApplicable answers that do not apply
     * @param invalid values that were no answers
     * @return this
     */
    public RatingTallyAssert leftOut(long blank, long notApplicable, long invalid) {
        isNotNull();
        if (actual.blank() != blank || actual.notApplicable() != notApplicable || actual.invalid() != invalid) {
            failWithMessage(
                    "expected <%s> blank, <%s> not applicable and <%s> invalid but were <%s>, <%s> and <%s>",
                    blank, notApplicable, invalid, actual.blank(), actual.notApplicable(), actual.invalid());
        }
        return this;
    }
}
