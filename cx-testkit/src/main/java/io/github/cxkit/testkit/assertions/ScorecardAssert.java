package io.github.cxkit.testkit.assertions;

import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.survey.Slice;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link Scorecard}.
 *
 * @since 0.1.0
 */
public final class ScorecardAssert extends AbstractAssert<ScorecardAssert, Scorecard> {

    ScorecardAssert(@Nullable Scorecard actual) {
        super(actual, ScorecardAssert.class);
    }

    /**
     * So many responses were scored.
     *
     * @param responses the count
     * @return this
     */
    public ScorecardAssert hasResponses(long responses) {
        isNotNull();
        if (actual.responses() != responses) {
            failWithMessage("expected a scorecard of <%s> responses but it has <%s>", responses, actual.responses());
        }
        return this;
    }

    /**
     * There is a row; goes on with its score.
     *
     * @param question id of the question
     * @param metric name of the metric, such as {@code nps}
     * @param slice whose answers
     * @return assertions about the row's score
     */
    public ScoreAssert row(String question, String metric, Slice slice) {
        return new ScoreAssert(find(question, metric, slice)).as("%s, %s, %s", question, metric, slice);
    }

    /**
     * A row is there and its score is hidden, because the group is small or would give a small one away.
     *
     * @param question id of the question
     * @param metric name of the metric, such as {@code nps}
     * @param slice whose answers
     * @return this
     */
    public ScorecardAssert hides(String question, String metric, Slice slice) {
        ScorecardRow row = find(question, metric, slice);
        if (!row.suppressed()) {
            failWithMessage("expected %s to be hidden but it shows <%s> of <%s>", slice, row.value(), row.n());
        }
        return this;
    }

    private ScorecardRow find(String question, String metric, Slice slice) {
        isNotNull();
        Optional<ScorecardRow> row = actual.row(question, metric, slice);
        if (row.isEmpty()) {
            failWithMessage(
                    "expected a row of %s by %s for %s but there are <%s>",
                    question,
                    metric,
                    slice,
                    actual.rows().stream()
                            .map(each -> each.question() + " " + each.metric() + " " + each.slice())
                            .toList());
        }
        return row.orElseThrow();
    }
}
