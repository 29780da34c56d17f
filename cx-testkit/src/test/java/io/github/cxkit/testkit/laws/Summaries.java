package io.github.cxkit.testkit.laws;

import io.github.cxkit.driver.KanoAnswer;
import io.github.cxkit.driver.KanoTally;
import io.github.cxkit.driver.ThemeTally;
import io.github.cxkit.framework.CoCreation;
import io.github.cxkit.framework.ServqualSummary;
import io.github.cxkit.journey.IdentityGraph;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.Dispositions;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.WeightedTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The laws of every summary of the library, with inputs to check them on. */
final class Summaries {

    static final Scale TEN = Scale.of(0, 10);
    static final Scale FIVE = Scale.of(1, 5);
    static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");

    private static final double ROUNDING = 1e-9;

    private final Map<Class<?>, SummaryLaws<?, ?>> laws = new LinkedHashMap<>();

    private Summaries() {}

    static Map<Class<?>, SummaryLaws<?, ?>> all() {
        Summaries all = new Summaries();
        all.counts();
        all.numbers();
        all.laws.putAll(JourneySummaries.all());
        PathSummaries.addTo(all.laws);
        MoodSummaries.addTo(all.laws);
        StudySummaries.addTo(all.laws);
        all.laws.putAll(ServiceSummaries.all());
        all.laws.putAll(ValueSummaries.all());
        all.laws.putAll(WholeSummaries.all());
        return all.laws;
    }

    private void counts() {
        laws.put(
                Exclusions.class,
                SummaryLaws.of(Exclusions.summarizer(), Arbitraries.of("blank", "invalid", "Größe \"x\"")));
        laws.put(
                RatingTally.class,
                SummaryLaws.of(RatingTally.summarizer(TEN), ratings(TEN).injectNull(0.2))
                        .refuses(RatingTally.summarizer(FIVE)));
        laws.put(
                WeightedTally.class,
                SummaryLaws.of(
                                WeightedTally.summarizer(TEN),
                                Combinators.combine(ratings(TEN).injectNull(0.2), weights())
                                        .as(WeightedTally.Entry::new))
                        .refuses(WeightedTally.summarizer(FIVE)));
        laws.put(
                Dispositions.class,
                SummaryLaws.of(Dispositions.summarizer(), Arbitraries.of(Dispositions.Disposition.class)));
        laws.put(
                ThemeTally.class,
                SummaryLaws.of(
                                ThemeTally.summarizer(TEN),
                                Combinators.combine(ratings(TEN), names().list().ofMaxSize(3))
                                        .as(ThemeTally.Remark::new))
                        .refuses(ThemeTally.summarizer(FIVE)));
        laws.put(
                KanoTally.class,
                SummaryLaws.of(
                        KanoTally.summarizer(),
                        Combinators.combine(Arbitraries.of(KanoAnswer.class), Arbitraries.of(KanoAnswer.class))
                                .as(KanoTally.Pair::new)));
        laws.put(CoCreation.class, SummaryLaws.of(CoCreation.summarizer(), Arbitraries.of(true, false)));
        laws.put(
                IdentityGraph.class,
                SummaryLaws.of(
                        IdentityGraph.summarizer(),
                        Combinators.combine(names(), Arbitraries.of("x", "y", "z"))
                                .as(IdentityGraph.Link::new)));
    }

    private void numbers() {
        Rule rule = Rule.convention("test.rate", "A rate", "of this test");
        Rule other = Rule.convention("test.other-rate", "Another rate", "of this test");
        laws.put(
                Rate.class,
                SummaryLaws.of(Rate.summarizer(rule), Arbitraries.of(true, false))
                        .refuses(Rate.summarizer(other)));
        laws.put(Moments.class, SummaryLaws.of(Moments.summarizer(), values()).sameWhen(Summaries::closeMoments));
        laws.put(
                CoMoments.class,
                SummaryLaws.of(
                                CoMoments.summarizer(List.of("x", "y")),
                                values().injectNull(0.1).list().ofSize(2))
                        .sameWhen(Summaries::closeCoMoments)
                        .refuses(CoMoments.summarizer(List.of("y", "x"))));
        laws.put(
                KaplanMeier.class,
                SummaryLaws.of(KaplanMeier.summarizer(seconds("reply")), durations())
                        .refuses(KaplanMeier.summarizer(seconds("resolution")))
                        .refuses(KaplanMeier.summarizer(KaplanMeier.Definition.of("reply", KaplanMeier.Unit.DAYS))));
        laws.put(
                ServqualSummary.class,
                SummaryLaws.of(
                                ServqualSummary.summarizer(List.of("tangibles", "empathy")),
                                Combinators.combine(
                                                Arbitraries.of("tangibles", "empathy"),
                                                sevens().injectNull(0.1),
                                                sevens().injectNull(0.1))
                                        .as(ServqualSummary.Answer::new))
                        .refuses(ServqualSummary.summarizer(List.of("tangibles"))));
    }

    static boolean closeMoments(Moments a, Moments b) {
        return a.n() == b.n() && close(a.mean(), b.mean()) && close(a.squares(), b.squares());
    }

    static boolean closeCoMoments(CoMoments a, CoMoments b) {
        return a.columns().equals(b.columns())
                && a.n() == b.n()
                && a.excluded() == b.excluded()
                && close(a.weight(), b.weight())
                && close(a.squaredWeight(), b.squaredWeight())
                && close(a.means(), b.means())
                && close(a.crossProducts(), b.crossProducts());
    }

    static boolean close(List<Double> a, List<Double> b) {
        List<Boolean> close = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            close.add(close(a.get(i), b.get(i)));
        }
        return a.size() == b.size() && !close.contains(false);
    }

    static boolean close(double a, double b) {
        return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    static KaplanMeier.Definition seconds(String event) {
        return KaplanMeier.Definition.of(event, KaplanMeier.Unit.SECONDS);
    }

    static Arbitrary<KaplanMeier.Duration> durations() {
        return Combinators.combine(Arbitraries.of(0.0, 0.5, 1.0, 60.0, 3600.0, 86_400.25), Arbitraries.of(true, false))
                .as(KaplanMeier.Duration::new);
    }

    static Arbitrary<Integer> ratings(Scale scale) {
        return Arbitraries.of(scale.points());
    }

    static Arbitrary<String> names() {
        return Arbitraries.of("web", "app", "call", "shop", "Größe \"x\"");
    }

    static Arbitrary<Double> weights() {
        return Arbitraries.of(0.0, 0.25, 0.7, 1.0, 1.3, 2.0, 17.1);
    }

    static Arbitrary<Double> values() {
        return Arbitraries.doubles().between(-1000, 1000).ofScale(3);
    }

    private static Arbitrary<Double> sevens() {
        return Arbitraries.integers().between(1, 7).map(Integer::doubleValue);
    }
}
