package io.github.cxkit.examples.flink;

import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.SurveyResponse;

/** A scorecard's summary that answers are added to: what was stored, and what came since. Mutable, for one thread. */
final class GrowingScorecard {

    private ScorecardSummary stored = ScorecardSummary.empty(LiveScores.DEFINITION);
    private ScorecardSummary.Builder since = ScorecardSummary.builder(LiveScores.DEFINITION);

    GrowingScorecard add(SurveyResponse response) {
        since.add(response);
        return this;
    }

    GrowingScorecard add(ScorecardSummary summary) {
        stored = stored.merge(summary);
        return this;
    }

    /** All of it; what came since is stored from now on. */
    ScorecardSummary summary() {
        stored = stored.merge(since.build());
        since = ScorecardSummary.builder(LiveScores.DEFINITION);
        return stored;
    }
}
