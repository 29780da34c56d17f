package io.github.cxkit.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What every composite index obeys: neither the order of answers, the scale of their weights nor who weighs nothing shows. */
class IndexLawsTest {

    private static final Scale TEN = Scale.of(0, 10);
    private static final Survey SURVEY = Survey.of(
            "stay", Question.of("service", TEN), Question.of("room", Scale.of(1, 5)), Question.of("price", TEN));

    private static List<SurveyResponse> responses(Random random) {
        List<SurveyResponse> responses = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            SurveyResponse response = SurveyResponse.NOTHING.withWeight(Math.exp(3 * random.nextGaussian()));
            if (random.nextInt(4) > 0) {
                response = response.withRating("service", random.nextInt(11));
            }
            if (random.nextInt(4) > 0) {
                response = response.withRating("room", 1 + random.nextInt(5));
            }
            if (random.nextBoolean()) {
                response = response.withRating("price", random.nextInt(11));
            }
            responses.add(response);
        }
        return responses;
    }

    /** Every framework that has a composite index, each dimension asked by one or two of the questions. */
    private static List<CompositeIndex> indices() {
        List<String> ids = List.of("service", "room", "price");
        return Frameworks.all().stream()
                .map(index -> {
                    Map<String, List<String>> questions = new LinkedHashMap<>();
                    for (Dimension dimension : index.dimensions()) {
                        int at = questions.size() % 3;
                        questions.put(dimension.id(), at == 2 ? List.of("price") : ids.subList(at, at + 2));
                    }
                    return index.withQuestions(questions);
                })
                .toList();
    }

    private static IndexScore score(CompositeIndex index, List<SurveyResponse> responses) {
        return IndexSummary.summarizer(index, SURVEY).summarize(responses).score();
    }

    private static void assertSame(CompositeIndex index, List<SurveyResponse> rows, List<SurveyResponse> others) {
        IndexScore there = score(index, rows);
        IndexScore back = score(index, others);
        double range = index.max() - index.min();
        assertThat(back.scores().keySet())
                .as("%s", index.rule())
                .isEqualTo(there.scores().keySet());
        there.scores()
                .forEach((dimension, value) -> assertThat(back.scores().get(dimension))
                        .as("%s of %s", dimension, index.rule().id())
                        .isCloseTo(value, within(1e-12 * range)));
        assertThat(back.value().isKnown()).isEqualTo(there.value().isKnown());
        there.value()
                .toOptional()
                .ifPresent(value -> assertThat(back.value().orElseThrow())
                        .as("%s", index.rule())
                        .isCloseTo(value, within(1e-12 * range)));
        assertThat(back.coverage()).isEqualTo(there.coverage());
    }

    @Property(tries = 50)
    void theOrderOfAnswersDoesNotShow(@ForAll long seed) {
        Random random = new Random(seed);
        List<SurveyResponse> rows = responses(random);
        List<SurveyResponse> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        indices().forEach(index -> assertSame(index, rows, shuffled));
    }

    @Property(tries = 50)
    void neitherTheScaleOfWeightsNorAnswersOfWeightZeroShow(@ForAll long seed) {
        Random random = new Random(seed);
        List<SurveyResponse> rows = responses(random);
        double scale = Math.exp(20 * random.nextGaussian());
        List<SurveyResponse> scaled = rows.stream()
                .map(each -> each.withWeight(each.weight() * scale))
                .toList();
        List<SurveyResponse> longer = new ArrayList<>(rows);
        longer.add(
                rows.size() / 2, SurveyResponse.NOTHING.withRating("service", 0).withWeight(0));
        for (CompositeIndex index : indices()) {
            assertSame(index, rows, scaled);
            assertSame(index, rows, longer);
        }
    }

    @Property(tries = 50)
    void partsAreTheWhole(@ForAll long seed) {
        Random random = new Random(seed);
        List<SurveyResponse> rows = responses(random);
        int cut = random.nextInt(rows.size() + 1);
        for (CompositeIndex index : indices()) {
            var summarizer = IndexSummary.summarizer(index, SURVEY);
            IndexScore merged = summarizer
                    .merge(
                            summarizer.summarize(rows.subList(cut, rows.size())),
                            summarizer.summarize(rows.subList(0, cut)))
                    .score();
            IndexScore whole = score(index, rows);
            assertThat(merged.scores().keySet()).isEqualTo(whole.scores().keySet());
            whole.scores()
                    .forEach((dimension, value) -> assertThat(merged.scores().get(dimension))
                            .isCloseTo(value, within(1e-12 * (index.max() - index.min()))));
        }
    }
}
