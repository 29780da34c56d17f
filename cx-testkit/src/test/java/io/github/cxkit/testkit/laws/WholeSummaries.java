package io.github.cxkit.testkit.laws;

import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.Frameworks;
import io.github.cxkit.framework.IndexSummary;
import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.live.RatingCube;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.testkit.arbitraries.CxArbitraries;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whole surveys, and what is watched live. */
final class WholeSummaries {

    private static final Survey SURVEY =
            Survey.of("stay", Question.of("service", Summaries.TEN), Question.of("room", Summaries.FIVE));

    private WholeSummaries() {}

    static Map<Class<?>, SummaryLaws<?, ?>> all() {
        Map<Class<?>, SummaryLaws<?, ?>> laws = new LinkedHashMap<>();
        Arbitrary<SurveyResponse> responses = CxArbitraries.responses(SURVEY);
        ScorecardDefinition definition = ScorecardDefinition.of(SURVEY);
        laws.put(
                ScorecardSummary.class,
                SummaryLaws.of(ScorecardSummary.summarizer(definition), responses)
                        .refuses(ScorecardSummary.summarizer(definition.withMinGroup(20))));
        CompositeIndex index = Frameworks.DART.withQuestions(questions());
        laws.put(
                IndexSummary.class,
                SummaryLaws.of(IndexSummary.summarizer(index, SURVEY), responses)
                        .sameWhen(WholeSummaries::closeIndex)
                        .refuses(IndexSummary.summarizer(Frameworks.REALMS.withQuestions(realms()), SURVEY)));
        laws.put(
                RatingCube.class,
                SummaryLaws.of(
                                RatingCube.summarizer(Summaries.TEN, List.of("shop", "device")),
                                Combinators.combine(
                                                Summaries.names().list().ofSize(2),
                                                Summaries.ratings(Summaries.TEN).injectNull(0.2))
                                        .as(RatingCube.Entry::new))
                        .refuses(RatingCube.summarizer(Summaries.FIVE, List.of("shop", "device")))
                        .refuses(RatingCube.summarizer(Summaries.TEN, List.of("device", "shop"))));
        laws.put(
                LiveSnapshot.class,
                SummaryLaws.of(LiveSnapshot.summarizer(live(3)), entries()).refuses(LiveSnapshot.summarizer(live(4))));
        return laws;
    }

    private static Map<String, List<String>> questions() {
        Map<String, List<String>> questions = new LinkedHashMap<>();
        Frameworks.DART.dimensions().forEach(dimension -> questions.put(dimension.id(), List.of("service", "room")));
        return questions;
    }

    private static Map<String, List<String>> realms() {
        Map<String, List<String>> questions = new LinkedHashMap<>();
        Frameworks.REALMS.dimensions().forEach(dimension -> questions.put(dimension.id(), List.of("room")));
        return questions;
    }

    private static boolean closeIndex(IndexSummary a, IndexSummary b) {
        return a.index().equals(b.index())
                && a.items().keySet().equals(b.items().keySet())
                && a.items().keySet().stream().allMatch(question -> closeItem(a.items(), b.items(), question))
                && Summaries.closeCoMoments(a.respondents(), b.respondents())
                && a.blocks().keySet().stream().allMatch(id -> closeBlock(a, b, id));
    }

    private static boolean closeItem(
            Map<String, IndexSummary.ItemSum> a, Map<String, IndexSummary.ItemSum> b, String question) {
        IndexSummary.ItemSum one = a.get(question);
        IndexSummary.ItemSum other = b.get(question);
        return one != null
                && other != null
                && one.n() == other.n()
                && Summaries.close(one.weight(), other.weight())
                && Summaries.close(one.sum(), other.sum());
    }

    private static boolean closeBlock(IndexSummary a, IndexSummary b, String id) {
        return Summaries.closeCoMoments(
                a.blocks().getOrDefault(id, a.respondents()), b.blocks().getOrDefault(id, a.respondents()));
    }

    private static LiveDefinition live(int panes) {
        return new LiveDefinition(
                Map.of("nps", Summaries.TEN, "csat", Summaries.FIVE), List.of("shop"), Duration.ofMinutes(5), panes);
    }

    private static Arbitrary<LiveSnapshot.Entry> entries() {
        return Combinators.combine(
                        Arbitraries.of("nps", "csat"),
                        Summaries.names(),
                        Summaries.ratings(Summaries.FIVE).injectNull(0.2),
                        Arbitraries.integers().between(0, 40))
                .as((question, shop, rating, minute) -> new LiveSnapshot.Entry(
                        new LiveSnapshot.Key(question, List.of(shop)),
                        rating,
                        Summaries.NOON.plus(Duration.ofMinutes(minute)).toEpochMilli()));
    }
}
