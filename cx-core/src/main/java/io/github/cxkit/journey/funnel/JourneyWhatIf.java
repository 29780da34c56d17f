package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.ByteReader;
import io.github.cxkit.internal.ByteWriter;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.survey.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journey's flow as a model: its conversion, ratings and value, and what a change of one step would bring to each.
 *
 * <p>A {@link Lever} parts the journeys that come to it in two: those for whom it went well (went on, came in time, answered
 * easy) and the rest. If a share s of the rest fared like the others, the mean of an outcome y over all N journeys would move by
 *
 * <p>gain = s (n_rest / N) (mean_good - mean_rest)
 *
 * <p>with the variance s² (p (1 - p) d²/N + p² (v_good/n_good + v_rest/n_rest)), p = n_rest/N, d the difference of the means: the
 * delta method over journeys as they came. Outcomes are the conversion, the worth of the rating (among those who rated) and the
 * value. For a step that loses journeys this is {@link FunnelWhatIf}, with ratings and value beside.
 *
 * <p>Arithmetic on association, no promise: those for whom it went well may differ in more than that. An experiment tells
 * ({@link io.github.cxkit.experiment.Experiment}).
 *
 * <pre>{@code
 * Funnel funnel = Funnel.ordered(Duration.ofHours(1), "view", "cart", "pay");
 * JourneyWhatIf.Lever payment = JourneyWhatIf.Lever.reaching("pay");
 * JourneyWhatIf.Model model = new JourneyWhatIf.Model(funnel, Metrics.NPS, List.of(payment));
 * JourneyWhatIf today = JourneyWhatIf.builder(model).build();
 * today.outcome(payment, 0.2, 0.95).isKnown();  // false
 * }</pre>
 *
 * @param model funnel, metric and levers
 * @param all the journeys at the first step
 * @param splits one per lever, in order
 * @since 0.1.0
 */
public record JourneyWhatIf(Model model, Outcomes all, List<Split> splits) {

    /** The arithmetic. */
    public static final Rule RULE = Rule.convention(
            "journey.what-if",
            "Journey what-if",
            "share of the rest times difference of the means; arithmetic on association");

    /** What can go well. */
    public enum Kind {
        /** The journey goes on to a step. */
        REACHING,
        /** The journey comes to a step within a time from its start. */
        WITHIN,
        /** The customer answers so many points or better. */
        RATING
    }

    /**
     * What a change would work on.
     *
     * @param kind what can go well
     * @param step the step, empty for a rating
     * @param limit seconds from the start, or points; 0 for {@link Kind#REACHING}
     */
    public record Lever(Kind kind, String step, double limit) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if the step is missing or too many, or the limit is not finite or a negative time
         */
        public Lever {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(kind, "kind");
            Arguments.finite("limit", limit);
            if ((kind == Kind.RATING) != step.isEmpty()) {
                throw new IllegalArgumentException("a lever of kind " + kind
                        + (step.isEmpty() ? " needs a step" : " has no step but was given \"" + step + "\""));
            }
            if (kind == Kind.WITHIN && limit <= 0) {
                throw new IllegalArgumentException("a time must be more than 0 seconds but was " + limit);
            }
        }

        /**
         * Fewer losses on the way to a step.
         *
         * @param step a required step after the first
         * @return the lever
         */
        public static Lever reaching(String step) {
            return new Lever(Kind.REACHING, step, 0);
        }

        /**
         * A step that comes sooner.
         *
         * @param step a step after the first
         * @param time within which it should come, from the journey's first step
         * @return the lever
         */
        public static Lever within(String step, Duration time) {
            return new Lever(Kind.WITHIN, step, time.getSeconds() + time.getNano() / 1e9);
        }

        /**
         * More answers of so many points or better, which are fewer where high is bad.
         *
         * @param points the worst that counts as good
         * @return the lever
         */
        public static Lever rating(int points) {
            return new Lever(Kind.RATING, "", points);
        }

        /** Such as {@code reaching "pay"}. */
        @Override
        public String toString() {
            return switch (kind) {
                case REACHING -> "reaching \"" + step + "\"";
                case WITHIN -> "\"" + step + "\" within " + Duration.ofMillis(Math.round(1000 * limit));
                case RATING -> "rating of " + (long) limit + " or better";
            };
        }
    }

    /**
     * What is counted.
     *
     * @param funnel the steps
     * @param metric worth of a rating's points
     * @param levers what can go well
     */
    public record Model(Funnel funnel, RatingMetric metric, List<Lever> levers) {
        /**
         * Checks that every lever has its step.
         *
         * @throws IllegalArgumentException if a lever names no step of the funnel, or the first or an optional one, or more
         *     points than the scale has; the message names the nearest step
         */
        public Model {
            Objects.requireNonNull(funnel, "funnel");
            Objects.requireNonNull(metric, "metric");
            levers = Copies.list("levers", levers);
            for (Lever lever : levers) {
                if (lever.kind() == Kind.RATING) {
                    Arguments.within(
                            "points of a lever",
                            lever.limit(),
                            metric.scale().min(),
                            metric.scale().max());
                    continue;
                }
                int step = funnel.steps().indexOf(lever.step());
                if (step < 0) {
                    throw new IllegalArgumentException(Names.describe("no step", lever.step(), funnel.steps()));
                }
                if (step == 0
                        || (lever.kind() == Kind.REACHING && funnel.optional().contains(lever.step()))) {
                    throw new IllegalArgumentException(
                            "nobody is lost on the way to \"" + lever.step() + "\", a first or optional step");
                }
            }
        }
    }

    /**
     * One journey with what the customer said and brought.
     *
     * @param journey the journey
     * @param rating on the metric's scale, null if not asked or left blank
     * @param value money, 0 if it brought none, at most 1e140 in size
     */
    public record Seen(Journey journey, @Nullable Integer rating, double value) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if the value is out of range
         */
        public Seen {
            Objects.requireNonNull(journey, "journey");
            Arguments.summable("value", value);
        }
    }

    /**
     * Outcomes of some journeys.
     *
     * @param journeys how many
     * @param converted those that reached the last step
     * @param score worth of the ratings, of those who rated
     * @param value of every journey
     */
    public record Outcomes(long journeys, long converted, Moments score, Moments value) {

        private static final Outcomes NONE = new Outcomes(0, 0, Moments.EMPTY, Moments.EMPTY);

        /**
         * Checks that counts fit.
         *
         * @throws IllegalArgumentException if a count is negative or exceeds the journeys
         */
        public Outcomes {
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(value, "value");
            Arguments.notNegative("journeys", journeys);
            Arguments.within("converted", converted, 0, journeys);
            Arguments.within("rated", score.n(), 0, journeys);
            if (value.n() != journeys) {
                throw new IllegalArgumentException(
                        journeys + " journeys need as many values but there are " + value.n());
            }
        }

        Outcomes merge(Outcomes other) {
            return new Outcomes(
                    Counts.sum(journeys, other.journeys),
                    Counts.sum(converted, other.converted),
                    score.merge(other.score),
                    value.merge(other.value));
        }

        private Moments conversions() {
            double share = journeys == 0 ? 0 : (double) converted / journeys;
            return new Moments(journeys, share, journeys * share * (1 - share));
        }

        private void write(ByteWriter out) {
            out.count(journeys).count(converted);
            for (Moments each : List.of(score, value)) {
                out.count(each.n()).real(each.mean()).real(each.squares());
            }
        }

        private static Outcomes read(ByteReader in) {
            return new Outcomes(
                    in.count(),
                    in.count(),
                    new Moments(in.count(), in.real(), in.real()),
                    new Moments(in.count(), in.real(), in.real()));
        }
    }

    /**
     * The journeys that came to a lever.
     *
     * @param good those for whom it went well
     * @param rest the others
     */
    public record Split(Outcomes good, Outcomes rest) {
        /** Checks that the parts are there. */
        public Split {
            Objects.requireNonNull(good, "good");
            Objects.requireNonNull(rest, "rest");
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is another number of splits than of levers
     */
    public JourneyWhatIf {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(all, "all");
        splits = Copies.list("splits", splits);
        if (splits.size() != model.levers().size()) {
            throw new IllegalArgumentException(
                    model.levers().size() + " levers need as many splits but there are " + splits.size());
        }
    }

    /**
     * Starts to gather journeys.
     *
     * @param model funnel, metric and levers
     * @return an empty builder
     */
    public static Builder builder(Model model) {
        return new Builder(model);
    }

    /**
     * Adds up journeys. Means agree up to the last digits, whatever the split.
     *
     * @param model funnel, metric and levers
     * @return a summarizer with bytes
     */
    public static Summarizer<Seen, JourneyWhatIf> summarizer(Model model) {
        return Summarizer.<Seen, Builder, JourneyWhatIf>building(
                        () -> builder(model), Builder::add, Builder::build, JourneyWhatIf::merge)
                .withBytes(
                        all -> Bytes.write(all.model, out -> {
                            all.all.write(out);
                            for (Split split : all.splits) {
                                split.good.write(out);
                                split.rest.write(out);
                            }
                        }),
                        bytes -> Bytes.read("journey what-if", model, bytes, in -> {
                            Outcomes all = Outcomes.read(in);
                            List<Split> splits = new ArrayList<>();
                            model.levers()
                                    .forEach(lever -> splits.add(new Split(Outcomes.read(in), Outcomes.read(in))));
                            return new JourneyWhatIf(model, all, splits);
                        }));
    }

    /**
     * These journeys and others together.
     *
     * @param other of the same model
     * @return the sums
     * @throws IllegalArgumentException if the models differ
     */
    public JourneyWhatIf merge(JourneyWhatIf other) {
        Definitions.of("journeys").same("model", model, other.model);
        List<Split> both = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            both.add(new Split(
                    splits.get(i).good.merge(other.splits.get(i).good),
                    splits.get(i).rest.merge(other.splits.get(i).rest)));
        }
        return new JourneyWhatIf(model, all.merge(other.all), both);
    }

    /**
     * One outcome now and after a change.
     *
     * @param now its mean, within ±1e150
     * @param then its mean after the change, within ±1e150
     * @param gain limits of then - now, within ±1e150
     */
    public record Effect(double now, double then, ConfidenceInterval gain) {

        /** Means of values within 1e140, and limits of what parts them, are smaller; what all journeys bring is a double. */
        private static final double MOST = 1e150;

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Effect {
            Arguments.within("now", now, -MOST, MOST);
            Arguments.within("then", then, -MOST, MOST);
            Objects.requireNonNull(gain, "gain");
            Arguments.within("lower limit of the gain", gain.lower(), -MOST, MOST);
            Arguments.within("upper limit of the gain", gain.upper(), -MOST, MOST);
        }
    }

    /**
     * What a change would bring.
     *
     * @param lever what it works on
     * @param share of the rest that would fare like the others
     * @param conversion share of the journeys that reach the last step
     * @param score the metric; insufficient where too few of a side rated
     * @param value per journey
     * @param evidence rule and journeys at the first step
     */
    public record Outcome(
            Lever lever, double share, Effect conversion, Result<Effect> score, Effect value, Evidence evidence) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Outcome {
            Arguments.share("share", share);
            Objects.requireNonNull(lever, "lever");
            Objects.requireNonNull(conversion, "conversion");
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(evidence, "evidence");
        }

        /**
         * The value of all journeys together.
         *
         * @return limits of what it would rise by
         */
        public ConfidenceInterval totalGain() {
            double n = evidence.n();
            ConfidenceInterval each = value.gain();
            return new ConfidenceInterval(n * each.lower(), n * each.upper(), each.confidence(), each.method());
        }

        /**
         * What all journeys together would bring more for each unit of what the change costs.
         *
         * @param cost of the change, more than 0, in the money of the values
         * @return value per cost
         * @throws IllegalArgumentException if the cost is not positive, or so small that the ratio is beyond a double
         */
        public double valuePerCost(double cost) {
            double all = evidence.n() * (value.then() - value.now());
            double each = all / Arguments.positive("cost", cost);
            if (Double.isInfinite(each)) {
                throw new IllegalArgumentException(
                        "cost must not be so small beside a value of " + all + " but was " + cost);
            }
            return each;
        }
    }

    /**
     * Works a change out.
     *
     * @param lever one of the model's
     * @param share of the rest that would fare like the others, 0 to 1
     * @param confidence of the limits, from 0.5 to below 1
     * @return the outcome; insufficient where it went well for nobody, so that nothing is known of how they fare, or nobody
     *     came
     * @throws IllegalArgumentException if the lever is none of the model's, or a number is out of its range
     */
    public Result<Outcome> outcome(Lever lever, double share, double confidence) {
        Arguments.share("share", share);
        Significance.required(confidence);
        Split split = split(lever);
        if (all.journeys == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no journey is at the first step");
        }
        if (split.good.journeys == 0) {
            return Result.insufficient(
                    Reason.ZERO_BASE,
                    "it went well for nobody (" + lever + "): nothing is known of how they would fare");
        }
        double z = Distributions.normalTwoSided(confidence);
        Function<Function<Outcomes, Moments>, Effect> of = outcome ->
                effect(outcome.apply(all), outcome.apply(split.good), outcome.apply(split.rest), share, z, confidence);
        boolean rated = split.good.score.n() > 0 && (split.rest.score.n() > 0 || split.rest.journeys == 0);
        return Result.of(new Outcome(
                lever,
                share,
                of.apply(Outcomes::conversions),
                rated
                        ? Result.of(of.apply(Outcomes::score))
                        : Result.insufficient(Reason.TOO_FEW, "one side of the lever has no rating"),
                of.apply(Outcomes::value),
                Evidence.of(RULE, all.journeys)));
    }

    private Split split(Lever lever) {
        int index = model.levers().indexOf(lever);
        if (index < 0) {
            throw Names.unknown(
                    "lever",
                    lever.toString(),
                    model.levers().stream().map(Lever::toString).toList());
        }
        return splits.get(index);
    }

    private static Effect effect(Moments all, Moments good, Moments rest, double share, double z, double confidence) {
        double p = all.n() == 0 ? 0 : (double) rest.n() / all.n();
        double difference = rest.n() == 0 ? 0 : good.mean() - rest.mean();
        double gain = share * p * difference;
        double variance =
                p * (1 - p) * difference * difference / all.n() + p * p * (squaredError(good) + squaredError(rest));
        double half = z * share * Math.sqrt(variance);
        return new Effect(
                all.mean(), all.mean() + gain, new ConfidenceInterval(gain - half, gain + half, confidence, "delta"));
    }

    /** Plug-in, divided by n, as every score of a rating. */
    private static double squaredError(Moments moments) {
        return moments.n() == 0 ? 0 : moments.squares() / moments.n() / moments.n();
    }

    /**
     * A change that is planned.
     *
     * @param name what people call it
     * @param lever what it works on
     * @param effort how far it would go and what it costs
     */
    public record Plan(String name, Lever lever, Effort effort) {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Plan {
            Arguments.notBlank("name of a change", name);
            Objects.requireNonNull(lever, "lever");
            Objects.requireNonNull(effort, "effort");
        }
    }

    /**
     * How far a change would go and what it costs.
     *
     * @param share of the rest that would fare like the others, 0 to 1
     * @param cost in the money of the values, more than 0
     */
    public record Effort(double share, double cost) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Effort {
            Arguments.share("share", share);
            Arguments.positive("cost", cost);
        }
    }

    /**
     * A planned change and what it would bring.
     *
     * @param plan the change
     * @param outcome what it would bring; insufficient where nothing is known
     * @param valuePerCost value of all journeys together per cost; insufficient alike
     */
    public record Compared(Plan plan, Result<Outcome> outcome, Result<Double> valuePerCost) {
        /** Checks that the parts are there. */
        public Compared {
            Objects.requireNonNull(plan, "plan");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(valuePerCost, "valuePerCost");
        }
    }

    /**
     * Whether a change must not be told where nothing may be told of fewer journeys than so many: what it would bring tells how
     * those for whom it went well fare, and the others.
     *
     * @param lever one of the model's
     * @param least the least number, 1 or more; 1 hides nothing
     * @return true if few of either are there, or few of them converted, did not, or were rated
     * @throws IllegalArgumentException if the lever is none of the model's, or the number is less than 1
     */
    public boolean isHiddenBelow(Lever lever, long least) {
        Arguments.within("least", least, 1, Long.MAX_VALUE);
        Split split = split(lever);
        return Stream.of(split.good, split.rest)
                .flatMapToLong(each ->
                        LongStream.of(each.journeys, each.converted, each.journeys - each.converted, each.score.n()))
                .anyMatch(count -> Disclosure.isFew(count, least));
    }

    /**
     * Planned changes by what each would bring per cost if it were made alone; gains of several do not add up exactly.
     *
     * @param plans the changes
     * @param confidence of the limits, from 0.5 to below 1
     * @return the changes, the most value per cost first, those of which nothing is known last
     * @throws IllegalArgumentException if a lever is none of the model's, or the level is out of range
     */
    public List<Compared> compare(List<Plan> plans, double confidence) {
        return plans.stream()
                .map(plan -> {
                    Result<Outcome> outcome =
                            outcome(plan.lever(), plan.effort().share(), confidence);
                    return new Compared(
                            plan,
                            outcome,
                            outcome.map(o -> o.valuePerCost(plan.effort().cost())));
                })
                .sorted(Comparator.comparingDouble((Compared each) ->
                                each.valuePerCost().toOptional().orElse(Double.NEGATIVE_INFINITY))
                        .reversed())
                .toList();
    }

    /** Gathers journeys. Not thread-safe. */
    public static final class Builder {

        private static final double MICROS = 1e6;

        private final Model model;
        private final FunnelScan scan;
        private final int[] steps;
        private final Gathered all = new Gathered();
        private final Gathered[] good;
        private final Gathered[] rest;

        private Builder(Model model) {
            this.model = Objects.requireNonNull(model, "model");
            Funnel funnel = model.funnel();
            scan = new FunnelScan(funnel, 1);
            int n = model.levers().size();
            steps = new int[n];
            good = new Gathered[n];
            rest = new Gathered[n];
            for (int i = 0; i < n; i++) {
                steps[i] = funnel.steps().indexOf(model.levers().get(i).step());
                good[i] = new Gathered();
                rest[i] = new Gathered();
            }
        }

        /**
         * Adds a journey; one that is not at the first step is none of the model's.
         *
         * @param seen the journey with rating and value
         * @return this
         * @throws IllegalArgumentException if the rating is off the metric's scale
         */
        public Builder add(Seen seen) {
            Double worth = worth(seen.rating());
            scan.reset();
            JourneyScan.feed(scan, seen.journey());
            if (!reached(0)) {
                return this;
            }
            boolean converted = reached(model.funnel().steps().size() - 1);
            all.add(converted, worth, seen.value());
            for (int i = 0; i < steps.length; i++) {
                Lever lever = model.levers().get(i);
                boolean came = switch (lever.kind()) {
                    case REACHING -> reached(model.funnel().requiredBefore(steps[i]));
                    case WITHIN -> reached(steps[i]);
                    case RATING -> seen.rating() != null;
                };
                if (came) {
                    (wentWell(lever, steps[i], seen.rating()) ? good[i] : rest[i]).add(converted, worth, seen.value());
                }
            }
            return this;
        }

        private boolean wentWell(Lever lever, int step, @Nullable Integer rating) {
            return switch (lever.kind()) {
                case REACHING -> reached(step);
                case WITHIN -> scan.elapsed(step) / MICROS <= lever.limit();
                case RATING ->
                    rating != null
                            && (model.metric().scale().direction() == Direction.HIGH_IS_GOOD
                                    ? rating >= lever.limit()
                                    : rating <= lever.limit());
            };
        }

        private boolean reached(int step) {
            return (scan.reached(0) >> step & 1) == 1;
        }

        private @Nullable Double worth(@Nullable Integer rating) {
            if (rating == null) {
                return null;
            }
            return model.metric()
                    .weightOf(rating)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a rating must be on " + model.metric().scale() + " but was " + rating));
        }

        /**
         * The summary of the journeys so far; the builder can go on.
         *
         * @return the summary
         */
        public JourneyWhatIf build() {
            List<Split> splits = new ArrayList<>();
            for (int i = 0; i < good.length; i++) {
                splits.add(new Split(good[i].outcomes, rest[i].outcomes));
            }
            return new JourneyWhatIf(model, all.outcomes, splits);
        }
    }

    private static final class Gathered {
        private Outcomes outcomes = Outcomes.NONE;

        void add(boolean converted, @Nullable Double worth, double value) {
            outcomes = outcomes.merge(new Outcomes(
                    1, converted ? 1 : 0, worth == null ? Moments.EMPTY : Moments.of(worth), Moments.of(value)));
        }
    }
}
