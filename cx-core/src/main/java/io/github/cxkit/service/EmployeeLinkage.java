package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Distributions;
import io.github.cxkit.internal.Significance;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.RatingTally;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    /** The rule behind the uncertainty of the correlation. */
    public static final Rule INTERVAL_RULE = Rule.published(
            "employees.linkage-interval", "Employees and customers, uncertainty", "Fisher 1921, z; t test with n - 2");

    private static final int FEWEST_TEAMS = 3;

    /** What rounding leaves of a correlation of 1. */
    private static final double PERFECT = 1 - 1e-13;

    private static final String EMPLOYEES = "employees";
    private static final String CUSTOMERS = "customers";

    /** Copies. */
    public EmployeeLinkage {
        Arguments.finite("employeeScores", employeeScores);
        employeeScores = Copies.ordered("employeeScores", employeeScores);
        Objects.requireNonNull(correlation, "correlation");
        Objects.requireNonNull(evidence, "evidence");
        Arguments.notNegative("teams", teams);
        if (correlation.isKnown() && teams < FEWEST_TEAMS) {
            throw new IllegalArgumentException("a correlation needs " + FEWEST_TEAMS + " teams, not " + teams);
        }
    }

    /**
     * Links teams.
     *
     * @param metric scores the employees' answers, such as eNPS
     * @param teams one entry per team
     * @return the linkage
     * @throws IllegalArgumentException if a team appears more than once or its answers are on another scale than the metric's
     */
    public static EmployeeLinkage of(RatingMetric metric, Iterable<Team> teams) {
        Map<String, Double> scores = new LinkedHashMap<>();
        CoMomentsBuilder pairs = CoMoments.builder(EMPLOYEES, CUSTOMERS);
        Set<String> names = new HashSet<>();
        for (Team team : teams) {
            if (!names.add(team.name())) {
                throw new IllegalArgumentException("team \"" + team.name() + "\" appears more than once");
            }
            Double score = metric.score(team.employees()).value().toOptional().orElse(null);
            if (score != null) {
                scores.put(team.name(), score);
                if (team.customerScore() != null) {
                    pairs.add(score, team.customerScore());
                }
            }
        }
        CoMoments both = pairs.build();
        Exclusions excluded = new Exclusions(Map.of("one score missing", names.size() - both.n()));
        Result<Double> correlation = both.n() < FEWEST_TEAMS
                ? Result.insufficient(Reason.TOO_FEW, "correlation of " + both.n() + " teams; it needs " + FEWEST_TEAMS)
                : both.correlation(EMPLOYEES, CUSTOMERS);
        return new EmployeeLinkage(scores, both.n(), correlation, new Evidence(RULE, both.n(), excluded));
    }

    /**
     * Limits of the correlation by Fisher's z: tanh(artanh r ± z/sqrt(n - 3)) (Fisher 1921). Three teams have none: their
     * correlation should never be shown alone.
     *
     * @param confidence level, from 0.5 to below 1
     * @return the interval; insufficient below four teams, or for a perfect correlation
     * @throws IllegalArgumentException if the confidence is out of range
     */
    public Result<ConfidenceInterval> interval(double confidence) {
        double z = Distributions.normalTwoSided(Significance.required(confidence));
        return uncertain().flatMap(r -> {
            if (teams <= FEWEST_TEAMS) {
                return Result.insufficient(
                        Reason.TOO_FEW, "limits of a correlation need four teams, there are " + teams);
            }
            double centre = 0.5 * (Math.log1p(r) - Math.log1p(-r));
            double half = z / Math.sqrt(teams - 3.0);
            return Result.of(
                    new ConfidenceInterval(Math.tanh(centre - half), Math.tanh(centre + half), confidence, "Fisher z"));
        });
    }

    /**
     * Two-sided p value of no correlation: t = r sqrt((n - 2)/(1 - r²)) with n - 2 degrees of freedom.
     *
     * @return the p value; insufficient without a correlation, or for a perfect one
     */
    public Result<Double> pValue() {
        return uncertain().map(r -> {
            double degrees = teams - 2.0;
            return Distributions.tPValue(r * Math.sqrt(degrees / ((1 - r) * (1 + r))), degrees);
        });
    }

    private Result<Double> uncertain() {
        return correlation.flatMap(r -> Math.abs(r) >= PERFECT
                ? Result.insufficient(
                        Reason.NO_SPREAD, "all teams lie on one line: nothing is known of its uncertainty")
                : correlation);
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
