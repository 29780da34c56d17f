package io.github.cxkit.testkit.assertions;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Score;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about any {@link Score}.
 *
 * @since 0.1.0
 */
public final class ScoreAssert extends AbstractAssert<ScoreAssert, Score> {

    ScoreAssert(@Nullable Score actual) {
        super(actual, ScoreAssert.class);
    }

    /**
     * The score is close to this.
     *
     * @param expected the score in its unit
     * @param tolerance greatest absolute difference, 0 or more
     * @return this
     */
    public ScoreAssert hasValue(double expected, double tolerance) {
        isNotNull();
        new ResultAssert<>(actual.value()).as(descriptionText()).hasValue(expected, tolerance);
        return this;
    }

    /**
     * There is no score, for this reason.
     *
     * @param reason the reason
     * @return this
     */
    public ScoreAssert isInsufficient(Result.Reason reason) {
        isNotNull();
        new ResultAssert<>(actual.value()).as(descriptionText()).isInsufficient(reason);
        return this;
    }

    /**
     * The score stands on this many observations.
     *
     * @param n observations that count
     * @return this
     */
    public ScoreAssert hasSize(long n) {
        isNotNull();
        if (actual.evidence().n() != n) {
            failWithMessage(
                    "expected a score of <%s> observations but it has <%s>",
                    n, actual.evidence().n());
        }
        return this;
    }

    /**
     * The score follows a rule.
     *
     * @param id the rule's id with its version, such as {@code nps.standard/1}
     * @return this
     */
    public ScoreAssert followsRule(String id) {
        isNotNull();
        String rule = actual.evidence().rule().id().toString();
        if (!rule.equals(id)) {
            failWithMessage("expected a score by the rule <%s> but it follows <%s>", id, rule);
        }
        return this;
    }
}
