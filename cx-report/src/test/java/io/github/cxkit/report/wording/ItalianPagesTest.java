package io.github.cxkit.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.framework.Combination;
import io.github.cxkit.report.driver.Drivers;
import io.github.cxkit.report.experiment.ExperimentPage;
import io.github.cxkit.report.experiment.Experiments;
import io.github.cxkit.report.framework.Promises;
import io.github.cxkit.report.journey.Journeys;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.scorecard.Cards;
import io.github.cxkit.report.scorecard.ScorecardPage;
import io.github.cxkit.report.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No sentence of the library is English on an Italian page; what others named stays as they named it. */
class ItalianPagesTest {

    /** Words that an English sentence hardly goes without, and that are no Italian words. */
    private static final Set<String> ENGLISH = Set.of(
            "the",
            "of",
            "and",
            "with",
            "without",
            "by",
            "from",
            "each",
            "every",
            "fewer",
            "than",
            "is",
            "are",
            "was",
            "were",
            "not",
            "answers",
            "answer",
            "answered",
            "customers",
            "orders",
            "journeys",
            "share",
            "rate",
            "score",
            "interval",
            "period",
            "group",
            "others",
            "left",
            "out",
            "or",
            "at",
            "on",
            "to",
            "it",
            "for",
            "because",
            "only",
            "too",
            "their",
            "what",
            "who",
            "which",
            "value",
            "values",
            "rows",
            "row",
            "weeks",
            "days");

    /** As others write it: sources, names of rules, and what the pages under test are about. */
    private static final Pattern OTHERS = Pattern.compile(
            "pubblicata, [^.]*\\.|Regola [a-z0-9./-]+"
                    + "|The One Number You Need to Grow"
                    + "|Store of the long name number \\d+|Would you recommend us & \"why\"\\?"
                    + "|seconds to pay|Quick at the( +& out)?|the team|The shop as a whole|A page with a( long name, number \\d+)?");

    private static Stream<Report> reports() {
        List<Report> reports = new ArrayList<>();
        for (Report report : List.of(
                Journeys.page(300, 0).in(Locale.ITALIAN),
                Journeys.page(300, 60).hidingBelow(10).in(Locale.ITALIAN),
                Values.page(200, 6).in(Locale.ITALIAN),
                Values.page(400, 60).hidingBelow(10).in(Locale.ITALIAN),
                Drivers.page(2).in(Locale.ITALIAN),
                ExperimentPage.of(Experiments.threeArms(1), 0.95).in(Locale.ITALIAN),
                ExperimentPage.of(Experiments.threeArms(0.8), 0.95).in(Locale.ITALIAN))) {
            reports.add(report);
        }
        for (Combination combination : Combination.values()) {
            reports.add(Promises.page(combination).in(Locale.ITALIAN));
        }
        return reports.stream();
    }

    private static void isItalian(String text) {
        for (String line : text.split("\n", -1)) {
            String own = OTHERS.matcher(line).replaceAll("");
            assertThat(List.of(own.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)))
                    .as(line)
                    .doesNotContainAnyElementsOf(ENGLISH);
        }
    }

    /** Each text of a page on a line of its own. */
    private static String seen(String html) {
        return html.replaceAll("(?s)<(style|script|title)\\b[^>]*>.*?</\\1>", "")
                .replaceAll("<[^>]*>", "\n")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("<[^>]*>", "");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReport(Report report) {
        isItalian(seen(report.html()));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyScorecard(Cards.Shape shape) {
        isItalian(seen(ScorecardPage.of(Cards.of(shape)).in(Locale.ITALIAN).html()));
    }

    private static Stream<Cards.Shape> shapes() {
        return Stream.of(
                new Cards.Shape(3, 4, 60),
                new Cards.Shape(12, 2, 3),
                new Cards.Shape(1, 1, 1),
                new Cards.Shape(0, 0, 0));
    }
}
