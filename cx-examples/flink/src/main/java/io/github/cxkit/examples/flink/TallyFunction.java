package io.github.cxkit.examples.flink;

import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import org.apache.flink.api.common.functions.AggregateFunction;

/** A tally as an aggregate function: its four methods are those of every summary. */
final class TallyFunction implements AggregateFunction<Feedback, RatingTally.Builder, byte[]> {

    static final Scale SCALE = Scale.of(0, 10);

    private static final long serialVersionUID = 1L;

    @Override
    public RatingTally.Builder createAccumulator() {
        return RatingTally.builder(SCALE);
    }

    @Override
    public RatingTally.Builder add(Feedback feedback, RatingTally.Builder tally) {
        return tally.add(feedback.rating());
    }

    @Override
    public byte[] getResult(RatingTally.Builder tally) {
        return tally.build().toBytes();
    }

    @Override
    public RatingTally.Builder merge(RatingTally.Builder first, RatingTally.Builder second) {
        return first.addAll(second.build());
    }
}
