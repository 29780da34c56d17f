package io.github.cxkit.examples.flink;

import org.apache.flink.api.common.functions.AggregateFunction;

/** A scorecard as an aggregate function: its four methods are those of every summary. */
final class ScorecardFunction implements AggregateFunction<Feedback, GrowingScorecard, byte[]> {

    private static final long serialVersionUID = 1L;

    @Override
    public GrowingScorecard createAccumulator() {
        return new GrowingScorecard();
    }

    @Override
    public GrowingScorecard add(Feedback feedback, GrowingScorecard scorecard) {
        return scorecard.add(feedback.response());
    }

    @Override
    public byte[] getResult(GrowingScorecard scorecard) {
        return scorecard.summary().toBytes();
    }

    @Override
    public GrowingScorecard merge(GrowingScorecard first, GrowingScorecard second) {
        return first.add(second.summary());
    }
}
