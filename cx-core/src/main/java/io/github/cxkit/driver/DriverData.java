package io.github.cxkit.driver;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.LeastSquares;
import io.github.cxkit.stats.Quantiles;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Complete rows of outcome and drivers, kept so that they can be resampled. Where no bootstrap is asked for, gather
 * {@link CoMoments} instead: they need no memory.
 *
 * <p>A row with a gap is left out whole and counted. Immutable; build one with {@link #builder}.
 *
 * <pre>{@code
 * DriverData data = DriverData.ofResponses(responses, "NETPRO", List.of("Q9ALL", "Q10SAFE"));
 * DriverIntervals sure = data.bootstrap(1_000, 0.95, new SplittableRandom(1)).orElseThrow();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DriverData {

    private final String outcome;
    private final List<String> drivers;
    private final List<double[]> rows;
    private final double[] weights;
    private final long excluded;

    // made when first asked for; a race makes them twice, which does no harm
    private volatile @Nullable CoMoments moments;
    private volatile @Nullable Result<double[]> slopeVariances;

    private DriverData(Builder builder) {
        outcome = builder.outcome;
        drivers = builder.drivers;
        rows = Copies.list("rows", builder.rows);
        weights = Arrays.copyOf(builder.weights, rows.size());
        excluded = builder.excluded;
    }

    /**
     * Starts to gather rows.
     *
     * @param outcome name of the explained column
     * @param drivers names of the drivers, at least one, none twice
     * @return an empty builder
     * @throws IllegalArgumentException if there is no driver, or a name appears more than once
     */
    public static Builder builder(String outcome, List<String> drivers) {
        return new Builder(outcome, drivers);
    }

    /**
     * Rows from survey responses; only ratings count as answers.
     *
     * @param responses the responses, with their weights
     * @param outcome question id of the outcome
     * @param drivers question ids of the drivers
     * @return the rows
     * @throws IllegalArgumentException if there is no driver, or a name appears more than once
     */
    public static DriverData ofResponses(Iterable<SurveyResponse> responses, String outcome, List<String> drivers) {
        Builder builder = builder(outcome, drivers);
        responses.forEach(builder::add);
        return builder.build();
    }

    private static @Nullable Double rating(SurveyResponse response, String question) {
        return response.answers().get(question) instanceof Answer.Rating rating ? (double) rating.value() : null;
    }

    /**
     * The explained column.
     *
     * @return its name
     */
    public String outcome() {
        return outcome;
    }

    /**
     * The drivers.
     *
     * @return their names
     */
    public List<String> drivers() {
        return drivers;
    }

    /**
     * Complete rows.
     *
     * @return how many there are
     */
    public int size() {
        return rows.size();
    }

    /**
     * The summary of the rows.
     *
     * @return moments of the drivers and, last, the outcome
     */
    public CoMoments moments() {
        CoMoments known = moments;
        if (known == null) {
            CoMomentsBuilder all = emptyMoments();
            for (int i = 0; i < weights.length; i++) {
                all.addWeighted(weights[i], rows.get(i));
            }
            for (long i = 0; i < excluded; i++) {
                all.addIncomplete();
            }
            known = all.build();
            moments = known;
        }
        return known;
    }

    private CoMomentsBuilder emptyMoments() {
        List<String> columns = new ArrayList<>(drivers);
        columns.add(outcome);
        return CoMoments.builder(columns.toArray(String[]::new));
    }

    /**
     * The key-driver analysis of the rows.
     *
     * @return as {@link KeyDrivers#analyze(CoMoments, String)}
     * @throws IllegalArgumentException if there are more than {@value KeyDrivers#MOST_EXACT} drivers
     */
    public Result<DriverAnalysis> analyze() {
        return KeyDrivers.analyze(moments(), outcome, drivers);
    }

    /**
     * How far the figures would move with another sample: percentile intervals from resampled rows (Efron 1979).
     *
     * <p>Of more than 20,000 rows, 2,000 blocks of rows, put together by chance, are resampled instead, which the intervals'
     * {@code method} says: their spread is the rows', at a cost that does not grow with them. Resamples are worked out on all
     * processors, with the same result on any number.
     *
     * <p>A resample in which the outcome has no spread is left out and counted; a driver without spread in a resample
     * explains nothing there.
     *
     * @param replicates resamples, 100 or more; 1,000 give limits that hardly depend on the seed
     * @param confidence level, from 0.5 to below 1
     * @param random source of the resamples; the same seed gives the same limits
     * @return the intervals; insufficient where {@link #analyze} is
     * @throws IllegalArgumentException if an argument is out of range
     */
    public Result<DriverIntervals> bootstrap(int replicates, double confidence, RandomGenerator random) {
        return bootstrap(replicates, confidence, random, done -> {});
    }

    /**
     * The same with somebody to tell how far it has come.
     *
     * @param replicates resamples, 100 or more
     * @param confidence level, from 0.5 to below 1
     * @param random source of the resamples
     * @param progress called now and then, on this thread, with the resamples that are done
     * @return as {@link #bootstrap(int, double, RandomGenerator)}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public Result<DriverIntervals> bootstrap(
            int replicates, double confidence, RandomGenerator random, IntConsumer progress) {
        Objects.requireNonNull(progress, "progress");
        Significance.required(confidence);
        if (replicates < 100) {
            throw new IllegalArgumentException("replicates must be >= 100 but was " + replicates);
        }
        return analyze().flatMap(analysis -> resample(replicates, confidence, random, progress));
    }

    /**
     * The expected outcome where one driver is so many points higher and the others are alike, with limits that hold whether
     * or not the errors are of one size: standard errors of type HC3 (MacKinnon, White 1985), which need the rows.
     *
     * @param driver the driver
     * @param points by how much it is higher; may be negative
     * @param confidence level, from 0.5 to below 1
     * @return the effect, its interval named {@code t, HC3}; insufficient where the regression is, or where one row alone
     *     decides a slope
     * @throws IllegalArgumentException if it is no driver or an argument is out of range
     */
    public Result<WhatIf> raise(String driver, double points, double confidence) {
        Arguments.finite("points", points);
        Significance.required(confidence);
        int at = drivers.indexOf(driver);
        if (at < 0) {
            throw new IllegalArgumentException("\"" + driver + "\" is none of the drivers " + drivers);
        }
        return LeastSquares.fit(moments(), outcome, drivers)
                .flatMap(fit -> slopeVariances(fit)
                        .map(variances -> RobustSlopes.interval(
                                fit, variances[at], new RobustSlopes.Change(at, points, confidence)))
                        .map(interval -> new WhatIf(
                                outcome, driver, points, fit.slope(driver).value() * points, interval)));
    }

    private Result<double[]> slopeVariances(LeastSquares fit) {
        Result<double[]> known = slopeVariances;
        if (known == null) {
            known = RobustSlopes.variances(moments(), fit, rows, weights);
            slopeVariances = known;
        }
        return known;
    }

    private Result<DriverIntervals> resample(
            int replicates, double confidence, RandomGenerator random, IntConsumer progress) {
        int p = drivers.size();
        double[][] lmg = new double[p][replicates];
        double[][] shares = new double[p][replicates];
        double[] rSquared = new double[replicates];
        long[] first = new long[p];
        int used = 0;
        Resamples resamples = weights.length > Resamples.MOST_ROWS
                ? Resamples.ofBlocks(moments(), rows, weights, random)
                : Resamples.ofRows(moments().columns(), rows, weights, random);
        for (int done = 0; done < replicates; done += Resamples.AT_ONCE) {
            progress.accept(done);
            for (DriverAnalysis analysis : resamples.next(
                    Math.min(Resamples.AT_ONCE, replicates - done),
                    drawn -> KeyDrivers.analyze(drawn, outcome, drivers))) {
                rSquared[used] = analysis.rSquared();
                for (DriverImportance d : analysis.drivers()) {
                    int at = drivers.indexOf(d.driver());
                    lmg[at][used] = d.lmg();
                    shares[at][used] = d.lmgShare().toOptional().orElse(0.0);
                }
                first[drivers.indexOf(analysis.ranked().get(0).driver())]++;
                used++;
            }
        }
        progress.accept(replicates);
        String method = resamples.method();
        if (used < replicates / 2) {
            return Result.insufficient(
                    Reason.TOO_FEW, "only " + used + " of " + replicates + " resamples of the rows have any spread");
        }
        Map<String, ConfidenceInterval> lmgLimits = new LinkedHashMap<>();
        Map<String, ConfidenceInterval> shareLimits = new LinkedHashMap<>();
        Map<String, Double> firstPlace = new LinkedHashMap<>();
        for (int j = 0; j < p; j++) {
            lmgLimits.put(drivers.get(j), percentile(lmg[j], used, confidence, method));
            shareLimits.put(drivers.get(j), percentile(shares[j], used, confidence, method));
            firstPlace.put(drivers.get(j), (double) first[j] / used);
        }
        return Result.of(new DriverIntervals(
                percentile(rSquared, used, confidence, method),
                lmgLimits,
                shareLimits,
                firstPlace,
                used,
                replicates - used));
    }

    private static ConfidenceInterval percentile(double[] values, int used, double confidence, String method) {
        double[] sample = Arrays.copyOf(values, used);
        Arrays.sort(sample);
        double tail = (1 - confidence) / 2;
        return new ConfidenceInterval(
                Quantiles.ofSorted(sample, tail).orElseThrow(),
                Quantiles.ofSorted(sample, 1 - tail).orElseThrow(),
                confidence,
                method);
    }

    /**
     * Gathers rows. Mutable, not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final String outcome;
        private final List<String> drivers;
        private final List<double[]> rows = new ArrayList<>();
        private double[] weights = new double[64];
        private long excluded;

        private Builder(String outcome, List<String> drivers) {
            this.outcome = outcome;
            this.drivers = Copies.list("drivers", drivers);
            if (drivers.isEmpty()
                    || drivers.contains(outcome)
                    || drivers.stream().distinct().count() != drivers.size()) {
                throw new IllegalArgumentException("drivers of " + outcome
                        + " must be other columns, at least one, none twice, but are " + drivers);
            }
        }

        /**
         * Adds a row of weight 1.
         *
         * @param outcomeValue the outcome, null if not answered
         * @param driverValues one value per driver, null if not answered
         * @return this
         * @throws IllegalArgumentException if there are too many or too few values, or one is not finite
         */
        public Builder add(@Nullable Double outcomeValue, List<@Nullable Double> driverValues) {
            return addWeighted(1, outcomeValue, driverValues);
        }

        /**
         * Adds a row.
         *
         * @param weight how much it counts, 0 or more
         * @param outcomeValue the outcome, null if not answered
         * @param driverValues one value per driver, null if not answered
         * @return this
         * @throws IllegalArgumentException if there are too many or too few values, or one is not finite
         */
        public Builder addWeighted(double weight, @Nullable Double outcomeValue, List<@Nullable Double> driverValues) {
            Arguments.notNegative("weight", weight);
            if (driverValues.size() != drivers.size()) {
                throw new IllegalArgumentException(
                        "a row of " + drivers + " needs " + drivers.size() + " values but has " + driverValues.size());
            }
            double[] row = new double[drivers.size() + 1];
            boolean complete = outcomeValue != null;
            row[drivers.size()] = outcomeValue == null ? 0 : Arguments.finite(outcome, outcomeValue);
            for (int i = 0; i < drivers.size(); i++) {
                Double value = driverValues.get(i);
                complete &= value != null;
                row[i] = value == null ? 0 : Arguments.finite(drivers.get(i), value);
            }
            if (complete) {
                if (rows.size() == weights.length) {
                    weights = Arrays.copyOf(weights, 2 * weights.length);
                }
                weights[rows.size()] = weight;
                rows.add(row);
            } else {
                excluded++;
            }
            return this;
        }

        /**
         * Adds a survey response; one without a rating of the outcome or of a driver is counted as incomplete.
         *
         * @param response the response, with its weight
         * @return this
         */
        public Builder add(SurveyResponse response) {
            List<@Nullable Double> row = new ArrayList<>(drivers.size());
            for (String driver : drivers) {
                row.add(rating(response, driver));
            }
            return addWeighted(response.weight(), rating(response, outcome), row);
        }

        /**
         * The rows so far.
         *
         * @return the data
         */
        public DriverData build() {
            return new DriverData(this);
        }
    }
}
