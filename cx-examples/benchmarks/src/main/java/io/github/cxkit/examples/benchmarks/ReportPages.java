package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.report.scorecard.ScorecardPage;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * CPU time and size of a scorecard's page, from counts to bytes, warm; beside it, what encoding and copying the same page from
 * memory takes.
 */
public final class ReportPages {

    private static final int ROUNDS = 60;
    private static final double MILLION = 1e6;

    private ReportPages() {}

    /** How large a scorecard is: questions, groups of each dimension, months, answers. */
    private record Shape(String name, int questions, List<Integer> groups, int months, int answers) {}

    /**
     * Prints a line a page.
     *
     * @param args not looked at
     */
    public static void main(String[] args) {
        PrintStream out = System.out;
        out.println("page                              bytes  ms to render  ms to copy");
        for (Shape shape : List.of(
                new Shape("like the sample", 8, List.of(4, 4, 3), 18, 4_424),
                new Shape("50 segments by 60 months", 2, List.of(50), 60, 30_000))) {
            Scorecard card = card(shape);
            for (Locale locale : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
                String page = ScorecardPage.of(card).in(locale).html();
                double render =
                        least(() -> ScorecardPage.of(card).in(locale).html().length());
                double copy = least(() -> copied(page));
                out.printf(
                        Locale.ROOT,
                        "%-30s %s %7d  %12.1f  %10.3f%n",
                        shape.name(),
                        locale,
                        page.getBytes(StandardCharsets.UTF_8).length,
                        render,
                        copy);
            }
        }
    }

    private static int copied(String page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(page.getBytes(StandardCharsets.UTF_8));
        return out.size();
    }

    private interface Work {
        int run();
    }

    private static double least(Work work) {
        var threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long from = threads.getCurrentThreadCpuTime();
            if (work.run() == 0) {
                throw new IllegalStateException("an empty page");
            }
            least = Math.min(least, threads.getCurrentThreadCpuTime() - from);
        }
        return least / MILLION;
    }

    private static Scorecard card(Shape shape) {
        List<Question> questions = IntStream.range(0, shape.questions())
                .mapToObj(i -> Question.of("q" + i, i == 0 ? Scale.of(0, 10) : Scale.of(1, 5))
                        .withText("Question number " + i + " about the shop"))
                .toList();
        SegmentColumn[] columns = IntStream.range(0, shape.groups().size())
                .mapToObj(i -> new SegmentColumn("d" + i, "Dimension " + i, Map.of()))
                .toArray(SegmentColumn[]::new);
        Survey survey = Survey.of("shop", questions.toArray(Question[]::new))
                .withTitle("Shop")
                .withSegments(columns);
        ScorecardDefinition definition = ScorecardDefinition.of(survey).per(PeriodLength.MONTH);
        for (Question question : questions) {
            definition = definition.scoring(question.id(), question.id().equals("q0") ? Metrics.NPS : Metrics.CSAT);
        }
        definition =
                definition.by(Arrays.stream(columns).map(SegmentColumn::column).toArray(String[]::new));
        SplittableRandom random = new SplittableRandom(7);
        ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
        for (int i = 0; i < shape.answers(); i++) {
            Map<String, String> segments = new HashMap<>();
            for (int d = 0; d < columns.length; d++) {
                segments.put(
                        columns[d].column(),
                        "Group " + random.nextInt(shape.groups().get(d)));
            }
            SurveyResponse response = SurveyResponse.NOTHING
                    .withTime(LocalDate.of(2021, 1, 15)
                            .plusMonths(i % shape.months())
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC))
                    .withSegments(segments);
            for (Question question : questions) {
                List<Integer> points = question.scale().points();
                response = response.withRating(question.id(), points.get(random.nextInt(points.size())));
            }
            summary.add(response);
        }
        return summary.build().scorecard();
    }
}
