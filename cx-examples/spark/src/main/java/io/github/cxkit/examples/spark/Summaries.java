package io.github.cxkit.examples.spark;

import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.survey.WeightedTally;
import java.io.Serializable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The library's summaries, ready for {@link SummaryAggregator}. */
final class Summaries {

    private Summaries() {}

    /** A function that can travel to an executor. */
    interface Travelling<I, O> extends Function<I, O>, Serializable {}

    /** A whole-number function that can travel to an executor. */
    interface TravellingInt<I> extends ToIntFunction<I>, Serializable {}

    /** A number function that can travel to an executor. */
    interface TravellingDouble<I> extends ToDoubleFunction<I>, Serializable {}

    /** A supplier that can travel: definitions are data, so each executor makes its own. */
    interface TravellingSupplier<O> extends Supplier<O>, Serializable {}

    /** Ratings of whole-number scales. */
    record Ratings<I>(int min, int max, TravellingInt<I> rating)
            implements Summary<I, RatingTally.Builder, RatingTally> {

        @Override
        public RatingTally.Builder builder() {
            return RatingTally.builder(Scale.of(min, max));
        }

        @Override
        public void add(RatingTally.Builder builder, I input) {
            builder.add(rating.applyAsInt(input));
        }

        @Override
        public RatingTally build(RatingTally.Builder builder) {
            return builder.build();
        }

        @Override
        public RatingTally merge(RatingTally first, RatingTally second) {
            return first.merge(second);
        }

        @Override
        public byte[] toBytes(RatingTally summary) {
            return summary.toBytes();
        }

        @Override
        public RatingTally ofBytes(byte[] bytes) {
            return RatingTally.ofBytes(bytes);
        }
    }

    /** Weighted ratings of whole-number scales. */
    record WeightedRatings<I>(int min, int max, TravellingInt<I> rating, TravellingDouble<I> weight)
            implements Summary<I, WeightedTally.Builder, WeightedTally> {

        @Override
        public WeightedTally.Builder builder() {
            return WeightedTally.builder(Scale.of(min, max));
        }

        @Override
        public void add(WeightedTally.Builder builder, I input) {
            builder.add(rating.applyAsInt(input), weight.applyAsDouble(input));
        }

        @Override
        public WeightedTally build(WeightedTally.Builder builder) {
            return builder.build();
        }

        @Override
        public WeightedTally merge(WeightedTally first, WeightedTally second) {
            return first.merge(second);
        }

        @Override
        public byte[] toBytes(WeightedTally summary) {
            return summary.toBytes();
        }

        @Override
        public WeightedTally ofBytes(byte[] bytes) {
            return WeightedTally.ofBytes(bytes);
        }
    }

    /** Whole surveys. */
    static final class Scorecards<I> implements Summary<I, ScorecardSummary.Builder, ScorecardSummary> {

        private static final long serialVersionUID = 1L;

        private final TravellingSupplier<ScorecardDefinition> supplier;
        private final Travelling<I, SurveyResponse> response;
        private transient volatile @Nullable ScorecardDefinition definition;

        Scorecards(TravellingSupplier<ScorecardDefinition> definition, Travelling<I, SurveyResponse> response) {
            this.supplier = definition;
            this.response = response;
        }

        private ScorecardDefinition definition() {
            ScorecardDefinition known = definition;
            if (known == null) {
                known = supplier.get();
                definition = known;
            }
            return known;
        }

        @Override
        public ScorecardSummary.Builder builder() {
            return ScorecardSummary.builder(definition());
        }

        @Override
        public void add(ScorecardSummary.Builder builder, I input) {
            builder.add(response.apply(input));
        }

        @Override
        public ScorecardSummary build(ScorecardSummary.Builder builder) {
            return builder.build();
        }

        @Override
        public ScorecardSummary merge(ScorecardSummary first, ScorecardSummary second) {
            return first.merge(second);
        }

        @Override
        public byte[] toBytes(ScorecardSummary summary) {
            return summary.toBytes();
        }

        @Override
        public ScorecardSummary ofBytes(byte[] bytes) {
            return ScorecardSummary.ofBytes(definition(), bytes);
        }
    }
}
