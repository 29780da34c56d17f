package io.github.cxkit.readers.definition;

import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a survey's definition does to a file, without a score: what became of the rows, and what every column that it names was
 * read as.
 *
 * <pre>{@code
 * SurveyDefinition shop = SurveyDefinition.read(Path.of("shop.json"));
 * DefinitionCheck check = DefinitionCheck.of(shop, ResponseReader.of(shop.mapping()), Path.of("answers.csv"));
 * check.questions().get("nps").invalid();
 * }</pre>
 *
 * @param report what became of the rows
 * @param questions id of each question to its answers: counts of points, blank, not applicable, invalid
 * @param segments column of each segment to its groups with the number of responses, at most {@value #MOST_GROUPS} of them
 * @param first the earliest time, null if there is none
 * @param last the latest time, null if there is none
 * @param undated responses without a time
 * @since 0.1.0
 */
public record DefinitionCheck(
        ReadReport report,
        Map<String, RatingTally> questions,
        Map<String, Map<String, Long>> segments,
        @Nullable Instant first,
        @Nullable Instant last,
        long undated) {

    /** Most groups of a segment that are told apart; the responses of others are counted as {@value #OTHERS}. */
    public static final int MOST_GROUPS = 1_000;

    /** Name of all groups beyond {@link #MOST_GROUPS}. */
    public static final String OTHERS = "(others)";

    /**
     * Reads a file to its end.
     *
     * @param definition the survey
     * @param reader a reader of its answers, such as {@code ResponseReader.of(definition.mapping())}
     * @param file the answers
     * @return what became of them
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the definition does not fit the file
     */
    public static DefinitionCheck of(SurveyDefinition definition, RowReader<SurveyResponse> reader, Path file)
            throws IOException {
        Counting counting = new Counting(definition.survey());
        ReadReport report = reader.readCounted(file, counting::add);
        return counting.made(report);
    }

    /**
     * Answers that count nothing because they cannot be read are more than half of those given, or there is none that counts.
     *
     * @return ids of questions that get no score
     */
    public List<String> withoutScore() {
        List<String> without = new ArrayList<>();
        questions.forEach((id, tally) -> {
            if (tally.n() == 0 || tally.invalid() > tally.n() || report.isMostlyRejected()) {
                without.add(id);
            }
        });
        return without;
    }

    private static final class Counting {

        private final Survey survey;
        private final Map<String, RatingTally.Builder> questions = new LinkedHashMap<>();
        private final Map<String, Map<String, Long>> segments = new LinkedHashMap<>();
        private @Nullable Instant first;
        private @Nullable Instant last;
        private long undated;

        Counting(Survey survey) {
            this.survey = survey;
            for (Question question : survey.questions()) {
                questions.put(question.id(), RatingTally.builder(question.scale()));
            }
            survey.segments().forEach(segment -> segments.put(segment.column(), new TreeMap<>()));
        }

        void add(SurveyResponse response, long times) {
            response.answers().forEach((id, answer) -> add(id, answer, times));
            for (SegmentColumn segment : survey.segments()) {
                Map<String, Long> groups = segments.getOrDefault(segment.column(), Map.of());
                String text = response.segments().getOrDefault(segment.column(), "");
                String several = segment.several();
                String[] all = several == null ? new String[] {text} : text.split(Pattern.quote(several), -1);
                for (String group : all) {
                    boolean known = groups.size() < MOST_GROUPS || groups.containsKey(group);
                    groups.merge(known ? group : OTHERS, times, Long::sum);
                }
            }
            Instant time = response.time();
            if (time == null) {
                undated += times;
            } else {
                first = first == null || time.isBefore(first) ? time : first;
                last = last == null || time.isAfter(last) ? time : last;
            }
        }

        private void add(String id, Answer answer, long times) {
            RatingTally.Builder answers = Objects.requireNonNull(questions.get(id));
            if (times == 1) {
                answers.add(answer);
                return;
            }
            RatingTally tally = RatingTally.builder(survey.getQuestion(id).scale())
                    .add(answer)
                    .build();
            long[] counts = tally.counts();
            for (int i = 0; i < counts.length; i++) {
                counts[i] *= times;
            }
            answers.addAll(RatingTally.ofCounts(
                    tally.scale(),
                    counts,
                    tally.blank() * times,
                    tally.notApplicable() * times,
                    tally.invalid() * times));
        }

        DefinitionCheck made(ReadReport report) {
            Map<String, RatingTally> tallies = new LinkedHashMap<>();
            questions.forEach((id, builder) -> tallies.put(id, builder.build()));
            return new DefinitionCheck(
                    report,
                    Collections.unmodifiableMap(tallies),
                    Collections.unmodifiableMap(segments),
                    first,
                    last,
                    survey.timeColumn() == null ? 0 : undated);
        }
    }
}
