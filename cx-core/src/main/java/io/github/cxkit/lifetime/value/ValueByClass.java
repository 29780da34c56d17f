package io.github.cxkit.lifetime.value;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.metric.RatingClass;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Estimate;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Rating class against value and survival: what promoters bring, what detractors cost.
 *
 * <p>An association in the data at hand, not the effect of a rating. A mergeable summary over disjoint sets of customers.
 *
 * @param metric what the classes are taken from
 * @param classes one entry per class of the metric, in its order; unmodifiable
 * @since 0.1.0
 */
public record ValueByClass(RatingMetric metric, List<ClassWorth> classes) {

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "value.by-class", "Value by rating class", "mean value and tenure of the customers of each class");

    private static final Summarizer<Double, Moments> MOMENTS = Moments.summarizer();

    /** Copies the list. */
    public ValueByClass {
        classes = Copies.list("classes", classes);
        List<String> names = classes.stream().map(ClassWorth::name).toList();
        List<String> known = metric.classes().stream().map(RatingClass::name).toList();
        if (!names.equals(known)) {
            throw new IllegalArgumentException("classes must be " + known + " but were " + names);
        }
    }

    /**
     * The customers of one rating class.
     *
     * @param name such as {@code promoter}
     * @param value number, mean and spread of what they are worth
     * @param tenure how long they stay; open relations are censored
     */
    public record ClassWorth(String name, Moments value, KaplanMeier tenure) {
        /** Checks that the parts are there. */
        public ClassWorth {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(tenure, "tenure");
        }

        /**
         * How many customers.
         *
         * @return 0 or more
         */
        public long customers() {
            return value.n();
        }

        /**
         * Money per customer.
         *
         * @return the mean, or insufficient without customers
         */
        public Result<Double> meanValue() {
            return customers() == 0
                    ? Result.insufficient(Reason.NO_ANSWERS, "no customers in class " + name)
                    : Result.of(value.mean());
        }

        private Estimate estimate() {
            return new Estimate(
                    name, meanValue(), value.sampleVariance().map(variance -> Math.sqrt(variance / value.n())));
        }
    }

    /**
     * The mean value of each class with its standard error, to put a change of score into money.
     *
     * @return the values
     */
    public ClassValues values() {
        return new ClassValues(
                metric, classes.stream().map(ClassWorth::estimate).toList());
    }

    /**
     * A builder that takes customers one by one.
     *
     * @param metric whose classes count, such as NPS
     * @return an empty builder
     * @throws IllegalArgumentException if the metric has no classes
     */
    public static Builder builder(RatingMetric metric) {
        return new Builder(metric);
    }

    /**
     * One customer.
     *
     * @param rating the rating, on the metric's scale
     * @param value what the customer is worth
     * @param tenure how long the customer stayed, or has stayed so far
     */
    public record Customer(int rating, double value, KaplanMeier.Duration tenure) {
        /** Refuses a number out of its range. */
        public Customer {
            Objects.requireNonNull(tenure, "tenure");
            Arguments.summable("value", value);
        }
    }

    /**
     * Adds up customers. Means and spreads agree up to the last digits, whatever the split.
     *
     * @param metric what the classes are taken from, such as NPS
     * @return a summarizer with bytes
     */
    public static Summarizer<Customer, ValueByClass> summarizer(RatingMetric metric) {
        return Summarizer.<Customer, Builder, ValueByClass>building(
                        () -> builder(metric),
                        (builder, one) -> builder.add(one.rating, one.value, one.tenure.time(), one.tenure.observed()),
                        Builder::build,
                        ValueByClass::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.metric,
                                out -> all.classes.forEach(each ->
                                        out.block(MOMENTS.toBytes(each.value)).block(each.tenure.toBytes()))),
                        bytes -> Bytes.read("values by class", metric, bytes, in -> {
                            List<ClassWorth> classes = new ArrayList<>();
                            for (RatingClass each : metric.classes()) {
                                classes.add(new ClassWorth(
                                        each.name(),
                                        MOMENTS.ofBytes(in.block()),
                                        KaplanMeier.builder()
                                                .add(KaplanMeier.ofBytes(in.block()))
                                                .build()));
                            }
                            return new ValueByClass(metric, classes);
                        }));
    }

    /**
     * One class.
     *
     * @param name its name
     * @return its customers
     * @throws IllegalArgumentException if there is no such class
     */
    public ClassWorth of(String name) {
        return classes.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Names.describe(
                        "no class", name, classes.stream().map(ClassWorth::name).toList())));
    }

    /**
     * How much less a customer of one class is worth than one of another: the difference of their mean values.
     *
     * @param from the better class, such as {@code promoter}
     * @param to the worse class, such as {@code detractor}
     * @return money per customer, or insufficient if either class is empty
     * @throws IllegalArgumentException if there is no such class
     */
    public Result<Double> difference(String from, String to) {
        return of(from).meanValue().flatMap(better -> of(to).meanValue().map(worse -> better - worse));
    }

    /**
     * These and other customers.
     *
     * @param other the others, by the same classes
     * @return all of them
     * @throws IllegalArgumentException if the metrics differ
     */
    public ValueByClass merge(ValueByClass other) {
        Definitions.of("values by class").same("metric", metric, other.metric);
        List<ClassWorth> sum = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            ClassWorth a = classes.get(i);
            ClassWorth b = other.classes.get(i);
            sum.add(new ClassWorth(
                    a.name(), a.value().merge(b.value()), a.tenure().merge(b.tenure())));
        }
        return new ValueByClass(metric, sum);
    }

    /** Collects customers. Mutable, not thread-safe. */
    public static final class Builder {

        private final RatingMetric metric;
        private final List<RatingClass> classes;
        private final List<Moments> values = new ArrayList<>();
        private final List<KaplanMeier.Builder> tenures = new ArrayList<>();

        private Builder(RatingMetric metric) {
            this.metric = metric;
            this.classes = metric.classes();
            if (classes.isEmpty()) {
                throw new IllegalArgumentException("metric " + metric + " has no rating classes");
            }
            classes.forEach(c -> {
                values.add(Moments.EMPTY);
                tenures.add(KaplanMeier.builder());
            });
        }

        /**
         * One customer.
         *
         * @param rating a point of the metric's scale
         * @param value money, at most 1e140 in size
         * @param tenure how long the relation has lasted, 0 or more
         * @param left whether it has ended; if not, the tenure is censored
         * @return this
         * @throws IllegalArgumentException if an argument is out of range
         */
        public Builder add(int rating, double value, double tenure, boolean left) {
            Arguments.summable("value", value);
            Arguments.notNegative("tenure", tenure);
            OptionalInt index = metric.classOf(rating);
            if (index.isEmpty()) {
                throw new IllegalArgumentException("rating " + rating + " belongs to no class of " + metric);
            }
            int i = index.getAsInt();
            values.set(i, values.get(i).merge(Moments.of(value)));
            tenures.get(i).add(tenure, left);
            return this;
        }

        /**
         * What was collected so far.
         *
         * @return one entry per class
         */
        public ValueByClass build() {
            List<ClassWorth> result = new ArrayList<>();
            for (int i = 0; i < classes.size(); i++) {
                result.add(new ClassWorth(
                        classes.get(i).name(), values.get(i), tenures.get(i).build()));
            }
            return new ValueByClass(metric, result);
        }
    }
}
