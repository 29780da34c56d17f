package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.examples.scorecard.cli.Dimensions;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two scores to compare and what they are called.
 *
 * @param weighted whether a survey has weights, which are left aside
 * @param text the question as asked
 * @param nameA name of the first
 * @param a the first score
 * @param personsA the answers of the first by person, those of nobody known left out
 * @param nameB name of the second
 * @param b the second score
 * @param personsB the answers of the second by person
 * @param elsewhere responses of other groups, which are in neither score
 */
record ScorePair(
        boolean weighted,
        String text,
        String nameA,
        RatingScore a,
        ClusterSums personsA,
        String nameB,
        RatingScore b,
        ClusterSums personsB,
        long elsewhere) {

    private static final int SHOWN = 12;

    /** Whether somebody answered more than once, here or there or once on each side. */
    boolean isRepeated() {
        return personsA.respondents() < personsA.all().n()
                || personsB.respondents() < personsB.all().n()
                || personsA.clusters().keySet().stream().anyMatch(personsB.clusters()::containsKey);
    }

    /** Two groups of one file. */
    static ScorePair ofSegments(
            InputFile input, String question, @Nullable String metric, String by, String a, String b)
            throws IOException {
        SurveyDefinition definition = input.definition();
        Survey survey = definition.survey();
        Question asked = Dimensions.question(survey, question);
        SegmentColumn segment = survey.segments().stream()
                .filter(each -> each.column().equals(by))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("survey " + survey.id() + " has no segment \"" + by
                        + "\"; it has "
                        + survey.segments().stream().map(SegmentColumn::column).toList()));
        RatingMetric rule = metric(definition, asked, metric);
        Map<String, Tallied> groups = new TreeMap<>();
        input.read(response -> groups.computeIfAbsent(
                        response.segments().getOrDefault(by, ""), value -> new Tallied(asked, rule))
                .add(response));
        String codeA = code(segment, groups, a);
        String codeB = code(segment, groups, b);
        if (codeA.equals(codeB)) {
            throw new IllegalArgumentException("--a and --b name the same group \"" + codeA + "\" of " + by);
        }
        Tallied first = groups.getOrDefault(codeA, new Tallied(asked, rule));
        Tallied second = groups.getOrDefault(codeB, new Tallied(asked, rule));
        return new ScorePair(
                survey.weightColumn() != null,
                asked.text(),
                name(segment, codeA),
                first.score(),
                first.persons.build(),
                name(segment, codeB),
                second.score(),
                second.persons.build(),
                groups.entrySet().stream()
                        .filter(each ->
                                !each.getKey().equals(codeA) && !each.getKey().equals(codeB))
                        .mapToLong(each -> each.getValue().responses)
                        .sum());
    }

    /** Two files, each with the survey that explains it. */
    static ScorePair ofFiles(List<InputFile> files, String question, @Nullable String metric) throws IOException {
        Survey first = files.get(0).definition().survey();
        Survey second = files.get(1).definition().survey();
        String nameA = period(first);
        String nameB = period(second);
        if (nameA.equals(nameB)) {
            nameA = files.get(0).name();
            nameB = files.get(1).name();
        }
        Tallied one = whole(files.get(0), question, metric);
        Tallied other = whole(files.get(1), question, metric);
        return new ScorePair(
                first.weightColumn() != null || second.weightColumn() != null,
                Dimensions.question(first, question).text(),
                nameA,
                one.score(),
                one.persons.build(),
                nameB,
                other.score(),
                other.persons.build(),
                0);
    }

    private static Tallied whole(InputFile input, String question, @Nullable String metric) throws IOException {
        Question asked = Dimensions.question(input.definition().survey(), question);
        Tallied all = new Tallied(asked, metric(input.definition(), asked, metric));
        input.read(all::add);
        return all;
    }

    private static RatingMetric metric(SurveyDefinition definition, Question question, @Nullable String name) {
        List<RatingMetric> own = definition.scorecard().metrics(question.id());
        if (name != null) {
            return MetricCatalog.standard().with(own).get(name, question.scale());
        }
        if (own.isEmpty()) {
            throw new IllegalArgumentException(
                    "question " + question.id() + " names no metric of its own: say which with --metric");
        }
        return own.get(0);
    }

    private static String period(Survey survey) {
        return survey.period() == null ? survey.title() : survey.period().toString();
    }

    /** A group is named by its code or by the code's label. */
    private static String code(SegmentColumn segment, Map<String, Tallied> groups, String given) {
        if (groups.containsKey(given)) {
            return given;
        }
        for (Map.Entry<String, String> label : segment.labels().entrySet()) {
            if (label.getValue().equalsIgnoreCase(given) && groups.containsKey(label.getKey())) {
                return label.getKey();
            }
        }
        throw new IllegalArgumentException("no answer belongs to the group \"" + given + "\" of " + segment.column()
                + "; there are " + listed(groups.keySet().stream().toList()));
    }

    static String listed(List<String> names) {
        return names.size() <= SHOWN
                ? names.toString()
                : names.subList(0, SHOWN) + " and " + (names.size() - SHOWN) + " more";
    }

    private static String name(SegmentColumn segment, String code) {
        String value = segment.labels().getOrDefault(code, code);
        return segment.text() + ": " + (value.isEmpty() ? "(empty)" : value);
    }

    /** The answers to one question. */
    private static final class Tallied {

        private final Question question;
        private final RatingTally.Builder tally;
        private final RatingMetric metric;
        private final ClusterSums.Builder persons = ClusterSums.builder();
        private long responses;

        Tallied(Question question, RatingMetric metric) {
            this.question = question;
            this.metric = metric;
            this.tally = RatingTally.builder(question.scale());
        }

        void add(SurveyResponse response) {
            responses++;
            Answer answer = response.answers().get(question.id());
            if (answer != null) {
                tally.add(answer);
            }
            if (response.respondent() != null && answer instanceof Answer.Rating rating) {
                metric.weightOf(rating.value()).ifPresent(weight -> persons.add(response.respondent(), weight));
            }
        }

        RatingScore score() {
            RatingTally all = tally.build();
            long given = all.n() + all.invalid();
            if (2 * all.invalid() > given) {
                throw new TooLittleReadException("No figures: " + all.invalid() + " of " + given + " answers to \""
                        + question.id() + "\" could not be read");
            }
            return metric.score(all);
        }
    }
}
