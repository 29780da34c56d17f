package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Evidence;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.CoMomentsBuilder;
import io.github.cxkit.survey.RatingTally;
import java.util.Collections;
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

    private static final int FEWEST_TEAMS = 3;
    private static final String EMPLOYEES = "employees";
    private static final String CUSTOMERS = "customers";

    /**
     * Copies.
     *
     * @param employeeScores team to eNPS
     * @param teams teams with both scores
     * @param correlation Pearson correlation
     * @param evidence the rule, the teams used and those left out
     */
    public EmployeeLinkage {
        Arguments.finite("employeeScores", employeeScores);
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
