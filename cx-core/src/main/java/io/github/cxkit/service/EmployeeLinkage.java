package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.survey.RatingTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Employees' answers beside customers': each team's eNPS and its Pearson correlation with the customers' score.
 *
 * <p>Every team weighs the same. A correlation needs three teams with both scores and spread in both. It shows that the two
 * go together, not that one makes the other.
 *
 * @param employeeScores team to eNPS, teams with answers only, in the order given; unmodifiable
 * @param teams teams with both scores
 * @param correlation Pearson correlation, -1 to 1
 * @param evidence the rule, the teams used and those left out
 * @since 0.1.0
 */
public record EmployeeLinkage(
        Map<String, Double> employeeScores, long teams, Result<Double> correlation, Evidence evidence) {

    /** The rule behind the correlation. */
    public static final Rule RULE = Rule.published(
            "employees.linkage", "Employees and customers", "Reichheld 2003 on employees; Pearson, teams unweighted");

    private static final int FEWEST_TEAMS = 3;

    /**
     * Copies.
     *
     * @param employeeScores team to eNPS
     * @param teams teams with both scores
     * @param correlation Pearson correlation
     * @param evidence the rule, the teams used and those left out
     */
    public EmployeeLinkage {
        employeeScores = Collections.unmodifiableMap(new LinkedHashMap<>(employeeScores));
        Objects.requireNonNull(correlation, "correlation");
        Objects.requireNonNull(evidence, "evidence");
        Arguments.notNegative("teams", teams);
    }

    /**
     * Links teams.
     *
     * @param metric scores the employees' answers, such as eNPS
     * @param teams one entry per team
     * @return the linkage
     * @throws IllegalArgumentException if a team stands twice or its answers are on another scale than the metric's
     */
    public static EmployeeLinkage of(RatingMetric metric, Iterable<Team> teams) {
        Map<String, Double> scores = new LinkedHashMap<>();
        List<double[]> pairs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Team team : teams) {
            if (!names.add(team.name())) {
                throw new IllegalArgumentException("team \"" + team.name() + "\" stands twice");
            }
            Double score = metric.score(team.employees()).value().toOptional().orElse(null);
            if (score != null) {
                scores.put(team.name(), score);
                if (team.customerScore() != null) {
                    pairs.add(new double[] {score, team.customerScore()});
                }
            }
        }
        Exclusions excluded = new Exclusions(Map.of("one score missing", (long) names.size() - pairs.size()));
        return new EmployeeLinkage(
                scores, pairs.size(), correlation(pairs), new Evidence(RULE, pairs.size(), excluded));
    }

    private static Result<Double> correlation(List<double[]> pairs) {
        if (pairs.size() < FEWEST_TEAMS) {
            return Result.insufficient(
                    Reason.TOO_FEW, "correlation of " + pairs.size() + " teams; it needs " + FEWEST_TEAMS);
        }
        double meanX = mean(pairs, 0);
        double meanY = mean(pairs, 1);
        DoubleSum xx = new DoubleSum();
        DoubleSum yy = new DoubleSum();
        DoubleSum xy = new DoubleSum();
        for (double[] pair : pairs) {
            double x = pair[0] - meanX;
            double y = pair[1] - meanY;
            xx.add(x * x);
            yy.add(y * y);
            xy.add(x * y);
        }
        if (allEqual(pairs, 0) || allEqual(pairs, 1)) {
            return Result.insufficient(Reason.NO_SPREAD, "correlation of teams that all score the same");
        }
        double r = xy.value() / (Math.sqrt(xx.value()) * Math.sqrt(yy.value()));
        return Result.of(Math.max(-1, Math.min(1, r)));
    }

    private static double mean(List<double[]> pairs, int side) {
        DoubleSum sum = new DoubleSum();
        pairs.forEach(pair -> sum.add(pair[side]));
        return sum.value() / pairs.size();
    }

    private static boolean allEqual(List<double[]> pairs, int side) {
        return pairs.stream().mapToDouble(pair -> pair[side]).distinct().count() == 1;
    }

    /**
     * One team.
     *
     * @param name what it is called
     * @param employees its employees' answers
     * @param customerScore its customers' score in any unit, finite, null if there is none
     */
    public record Team(
            String name, RatingTally employees, @Nullable Double customerScore) {
        /**
         * Checks that the parts are there.
         *
         * @param name what it is called
         * @param employees its employees' answers
         * @param customerScore its customers' score, or null
         * @throws IllegalArgumentException if the customers' score is not finite
         */
        public Team {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(employees, "employees");
            if (customerScore != null) {
                Arguments.finite("customerScore of team " + name, customerScore);
            }
        }
    }
}
