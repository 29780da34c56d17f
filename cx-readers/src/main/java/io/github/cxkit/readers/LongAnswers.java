package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.ResponseLayout;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers one row per answer to one response per person. Rows of a person need not stand together, so all persons are kept. */
final class LongAnswers {

    private final Survey survey;
    private final RatingCells[] readers;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Person> persons = new LinkedHashMap<>();

    private static final class Person {
        private final String name;
        private final @Nullable Instant time;
        private final double weight;
        private final String[] segments;
        private final @Nullable Answer[] answers;
        private @Nullable String comment;

        Person(String name, @Nullable Instant time, double weight, String[] segments, int questions) {
            this.name = name;
            this.time = time;
            this.weight = weight;
            this.segments = segments;
            this.answers = new @Nullable Answer[questions];
        }
    }

    LongAnswers(Survey survey, RatingCells[] readers) {
        this.survey = survey;
        this.readers = readers;
        List<Question> questions = survey.questions();
        for (int i = 0; i < questions.size(); i++) {
            positions.putIfAbsent(SameText.of(questions.get(i).column()), i);
        }
    }

    void add(
            ResponseRows rows,
            @Nullable String respondent,
            @Nullable Instant time,
            double weight,
            String[] segments,
            @Nullable String comment,
            @Nullable String question,
            @Nullable String value) {
        String name = Objects.requireNonNull(respondent);
        Person person = persons.get(SameText.of(name));
        if (person == null) {
            person = new Person(name, time, weight, segments.clone(), readers.length);
            persons.put(SameText.of(name), person);
        } else if (!Objects.equals(time, person.time)
                || weight != person.weight
                || !Arrays.equals(segments, person.segments)) {
            rows.rejectAnswer(
                    RejectionKind.CONTRADICTION,
                    null,
                    null,
                    "another time, weight or group than in the person's first row, which counts");
        }
        if (person.comment == null) {
            person.comment = comment;
        }
        Integer position = positions.get(SameText.of(question == null ? "" : question));
        if (position == null) {
            return;
        }
        Answer answer = readers[position].read(value == null ? "" : value);
        Answer before = person.answers[position];
        String column = survey.questions().get(position).column();
        if (before == null || before instanceof Answer.Blank) {
            person.answers[position] = answer;
            if (answer instanceof Answer.Invalid wrong) {
                rows.rejectAnswer(RejectionKind.NOT_ON_SCALE, column, wrong.given(), wrong.reason());
            }
        } else if (!before.equals(answer) && !(answer instanceof Answer.Blank)) {
            rows.rejectAnswer(
                    RejectionKind.ANSWER_TWICE,
                    column,
                    Shown.of(value == null ? "" : value),
                    "a second, other answer of one person; the first one counts");
        }
    }

    void handOn(ResponseLayout layout, Consumer<SurveyResponse> responses) {
        for (Person person : persons.values()) {
            responses.accept(layout.response(
                    person.name, person.time, person.weight, person.answers, person.segments, person.comment));
        }
    }
}
