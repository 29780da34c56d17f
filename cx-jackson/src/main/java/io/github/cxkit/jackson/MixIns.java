package io.github.cxkit.jackson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.github.cxkit.lifetime.RfmState;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.FitResult;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.model.SpendTable;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Annotations for types that have none of their own; the annotations are shared by Jackson 2 and 3. */
@SuppressWarnings({"unused", "DoNotCallSuggester"}) // their bodies never run: only signatures and annotations count
final class MixIns {

    private MixIns() {}

    /** The library's types that do not explain themselves as records of their components. */
    static Map<Class<?>, Class<?>> ofLibrary() {
        Map<Class<?>, Class<?>> mixIns = new LinkedHashMap<>();
        mixIns.put(Result.class, ResultMixIn.class);
        mixIns.put(Result.Insufficient.class, InsufficientMixIn.class);
        mixIns.put(Answer.class, AnswerMixIn.class);
        mixIns.put(RuleId.class, RuleIdMixIn.class);
        mixIns.put(CalendarPeriod.class, PeriodMixIn.class);
        mixIns.put(RatingTally.class, RatingTallyMixIn.class);
        mixIns.put(WeightedTally.class, WeightedTallyMixIn.class);
        mixIns.put(ScorecardSummary.class, ScorecardSummaryMixIn.class);
        mixIns.put(BuyTillYouDieModel.class, RepeatBuyingModelMixIn.class);
        mixIns.put(FitResult.class, FitResultMixIn.class);
        mixIns.put(RfmState.class, RfmStateMixIn.class);
        mixIns.put(RecencyFrequencyTable.class, RepeatBuyingTableMixIn.class);
        mixIns.put(SpendTable.class, SpendTableMixIn.class);
        return mixIns;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Result.Known.class), @JsonSubTypes.Type(Result.Insufficient.class)})
    private interface ResultMixIn {}

    private interface InsufficientMixIn {
        @JsonProperty("insufficient")
        Result.Reason reason();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Answer.Rating.class, name = "rating"),
        @JsonSubTypes.Type(value = Answer.Blank.class, name = "blank"),
        @JsonSubTypes.Type(value = Answer.NotApplicable.class, name = "notApplicable"),
        @JsonSubTypes.Type(value = Answer.Invalid.class, name = "invalid")
    })
    private interface AnswerMixIn {}

    private abstract static class RuleIdMixIn {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static RuleId parse(String text) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }

    private abstract static class PeriodMixIn {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static CalendarPeriod parse(String text) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }

    @JsonIncludeProperties({"scale", "counts", "blank", "notApplicable", "invalid"})
    private abstract static class RatingTallyMixIn {
        @JsonCreator
        static RatingTally ofCounts(
                @JsonProperty("scale") Scale scale,
                @JsonProperty("counts") long[] counts,
                @JsonProperty("blank") long blank,
                @JsonProperty("notApplicable") long notApplicable,
                @JsonProperty("invalid") long invalid) {
            throw new UnsupportedOperationException();
        }

        @JsonProperty
        abstract Scale scale();

        @JsonProperty
        abstract long[] counts();

        @JsonProperty
        abstract long blank();

        @JsonProperty
        abstract long notApplicable();

        @JsonProperty
        abstract long invalid();
    }

    @JsonIncludeProperties({"tally", "sums"})
    private abstract static class WeightedTallyMixIn {
        @JsonCreator
        static WeightedTally ofSums(
                @JsonProperty("tally") RatingTally tally, @JsonProperty("sums") List<WeightedTally.Sums> sums) {
            throw new UnsupportedOperationException();
        }

        @JsonProperty
        abstract RatingTally tally();

        @JsonProperty
        abstract List<WeightedTally.Sums> sums();
    }

    @JsonIncludeProperties({"definition", "state"})
    private abstract static class ScorecardSummaryMixIn {
        @JsonCreator
        static ScorecardSummary ofBytes(
                @JsonProperty("definition") ScorecardDefinition definition, @JsonProperty("state") byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @JsonProperty
        abstract ScorecardDefinition definition();

        @JsonProperty("state")
        abstract byte[] toBytes();
    }

    /** The name carries the version of the parameters' meaning, so that a stored model can be told from a later one; inside a fit the reader names the model. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "model", requireTypeIdForSubtypes = OptBoolean.FALSE)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = BgNbd.class, name = "bg-nbd/1"),
        @JsonSubTypes.Type(value = MbgNbd.class, name = "mbg-nbd/1"),
        @JsonSubTypes.Type(value = ParetoNbd.class, name = "pareto-nbd/1")
    })
    private interface RepeatBuyingModelMixIn {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fit")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FitResult.Converged.class, name = "converged/1"),
        @JsonSubTypes.Type(value = FitResult.Boundary.class, name = "boundary/1"),
        @JsonSubTypes.Type(value = FitResult.Failed.class, name = "failed/1")
    })
    private interface FitResultMixIn {}

    /** What is stored between runs carries the version of its meaning; another version is refused, a missing one is the first. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "format", requireTypeIdForSubtypes = OptBoolean.FALSE)
    @JsonTypeName("rfm-state/1")
    private interface RfmStateMixIn {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "format", requireTypeIdForSubtypes = OptBoolean.FALSE)
    @JsonTypeName("repeat-buying-table/1")
    private interface RepeatBuyingTableMixIn {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "format", requireTypeIdForSubtypes = OptBoolean.FALSE)
    @JsonTypeName("spend-table/1")
    private interface SpendTableMixIn {}
}
