package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.readers.AnswerQuery;
import io.github.cxkit.readers.CountedAnswers;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRowException;
import io.github.cxkit.readers.RejectionLog;
import io.github.cxkit.readers.ResponseCounter;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.report.scorecard.LowRaters;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.stats.ClusterSums;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.Slice;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * From files to one document: each file is counted into a summary, the summaries are merged, the sum is scored.
 *
 * @param waves files with their surveys, at least one
 * @param cut from a wave's scorecard of everyone to what is scored
 * @param keep which of one person's responses count
 * @param strict whether the first rejection ends it all
 * @param arguments how files are read, besides their definitions
 * @param threads how many read at once
 * @param counted counts in place of rows, null if rows are read
 * @param minGroup whether single rows may be told of
 */
record Reading(
        List<Wave> waves,
        UnaryOperator<ScorecardDefinition> cut,
        Repeats.Keep keep,
        boolean strict,
        FileArguments arguments,
        int threads,
        @Nullable Counted counted,
        MinGroup minGroup) {

    /** Reads the counts that a database, or a file of its answer, has for a query. */
    @FunctionalInterface
    interface Counted {
        CountedAnswers read(AnswerQuery query) throws IOException;
    }

    /**
     * Reads and scores.
     *
     * @param progress tells how far it is
     * @param reports takes what became of the rows of each file
     * @param outside takes the answers that fit no touchpoint of the journey, if there is one
     */
    ScorecardDocument read(Progress progress, List<ReadReport> reports, Map<String, Long> outside) throws IOException {
        ScorecardSummary sum = null;
        List<Source> sources = new ArrayList<>();
        for (Wave wave : waves) {
            ScorecardDefinition definition = cut.apply(wave.definition().scorecard());
            ScorecardSummary summary = counted == null
                    ? read(wave, definition, progress, reports, sources)
                    : counts(wave, definition, counted, reports, sources);
            sum = sum == null ? summary : sum.merge(summary);
        }
        if (sum == null) {
            throw new IllegalArgumentException("there is nothing to read");
        }
        outside.putAll(sum.outsideJourney());
        Scorecard card = titled(sum.scorecard());
        for (ReadReport report : reports) {
            card = report.judge(card);
        }
        boolean someRepeat =
                reports.stream().anyMatch(report -> report.respondents().isPresent());
        if (someRepeat && counted != null) {
            throw new IllegalArgumentException(
                    "respondentColumn: some persons answered more than once, and intervals by person"
                            + " need each response by itself: read rows with --query, or leave respondentColumn out");
        }
        return ScorecardDocument.of(sum.definition(), someRepeat ? byPerson(card) : card, sources, reports);
    }

    /**
     * Where persons answered more than once, the files are read again, person by person: most files never need it. Once for
     * everyone, once for the periods and once for each dimension, so that no more is kept at a time than the persons in one.
     */
    private Scorecard byPerson(Scorecard card) throws IOException {
        Map<ScorecardRow, ClusteredMean> means = new LinkedHashMap<>();
        Map<Set<String>, List<ScorecardRow>> passes = new LinkedHashMap<>();
        for (ScorecardRow row : card.rows()) {
            Slice slice = row.slice();
            boolean shown = slice.groups().size() + (slice.period() == null ? 0 : 1) <= 1;
            if (shown && !row.suppressed()) {
                passes.computeIfAbsent(
                                slice.period() == null ? slice.groups().keySet() : Set.of(""),
                                pass -> new ArrayList<>())
                        .add(row);
            }
        }
        for (List<ScorecardRow> rows : passes.values()) {
            means.putAll(byPerson(card, rows));
        }
        return card.withClustered(row -> Optional.ofNullable(means.get(row)));
    }

    private Map<ScorecardRow, ClusteredMean> byPerson(Scorecard card, List<ScorecardRow> rows) throws IOException {
        Function<SurveyResponse, List<Slice>> slicing = card.definition().slicing();
        Map<ScorecardRow, ClusterSums.Builder> sums = new LinkedHashMap<>();
        Map<Slice, List<ScorecardRow>> bySlice = new LinkedHashMap<>();
        for (ScorecardRow row : rows) {
            sums.put(row, ClusterSums.builder());
            bySlice.computeIfAbsent(row.slice(), slice -> new ArrayList<>()).add(row);
        }
        again((response, times) -> slicing.apply(response)
                .forEach(slice -> bySlice.getOrDefault(slice, List.of()).forEach(row -> {
                    if (response.answers().get(row.question()) instanceof Answer.Rating rating) {
                        card.metric(row).weightOf(rating.value()).ifPresent(weight -> {
                            for (long i = 0; i < times; i++) {
                                Objects.requireNonNull(sums.get(row)).add(response.respondent(), weight);
                            }
                        });
                    }
                })));
        Map<ScorecardRow, ClusteredMean> means = new LinkedHashMap<>();
        sums.forEach((row, sum) -> {
            ClusterSums all = sum.build();
            if (all.respondents() < all.all().n() && all.respondents() >= card.minGroup()) {
                RatingMetric metric = card.metric(row);
                ClusteredMean.of(all, card.confidence())
                        .ifKnown(mean -> means.put(row, mean.within(metric.lowest(), metric.highest())));
            }
        });
        return means;
    }

    /** Reads all that counts once more; what is left out was told the first time. */
    private void again(ObjLongConsumer<SurveyResponse> each) throws IOException {
        for (Wave wave : waves) {
            RowReader<SurveyResponse> reader = arguments.apply(
                    ResponseReader.of(wave.definition().mapping()),
                    wave.definition().mapping().file());
            Repeats repeats = new Repeats(keep, each);
            if (wave.file() != null) {
                reader.readCounted(wave.file(), repeats::accept);
            } else if (wave.database() != null) {
                wave.database().read(reader, repeats::accept);
            } else {
                try (InputStream in = wave.input().open()) {
                    reader.readCounted(in, repeats::accept);
                }
            }
            repeats.finish();
        }
    }

    /**
     * What the lowest raters write, where a survey has remarks and its rows are read one by one.
     *
     * @param card what was scored
     * @return question to their words
     */
    Map<String, LowRaters> words(Scorecard card) throws IOException {
        if (counted != null || waves.stream().allMatch(wave -> wave.survey().commentColumn() == null)) {
            return Map.of();
        }
        Map<String, RatingMetric> metrics = new LinkedHashMap<>();
        for (ScorecardRow row : card.overall()) {
            if (!row.suppressed()) {
                metrics.putIfAbsent(
                        row.question(),
                        card.definition().metrics(row.question()).get(0));
            }
        }
        LowestWords words = new LowestWords(metrics, card.minGroup());
        again((response, times) -> words.count(response));
        words.choose();
        again((response, times) -> words.pick(response));
        return words.found();
    }

    /** Waves of a series are called what their titles have in common, with the first and the last period. */
    private Scorecard titled(Scorecard card) {
        List<String> titles =
                waves.stream().map(wave -> wave.survey().title()).distinct().toList();
        List<CalendarPeriod> periods = card.periods();
        String common = titles.stream().reduce(Reading::commonStart).orElse("");
        String name = common.replaceAll("[\\d\\s\\p{Punct}]+$", "");
        if (titles.size() < 2 || periods.isEmpty() || name.isEmpty()) {
            return card;
        }
        return card.withTitle(name + " " + periods.get(0) + " to " + periods.get(periods.size() - 1));
    }

    private static String commonStart(String a, String b) {
        int length = 0;
        while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return a.substring(0, length);
    }

    private ScorecardSummary counts(
            Wave wave, ScorecardDefinition definition, Counted from, List<ReadReport> reports, List<Source> sources)
            throws IOException {
        if (keep != Repeats.Keep.ALL) {
            throw new IllegalArgumentException("--repeat needs each response by itself: read rows and no counts");
        }
        ResponseMapping mapping = wave.definition().mapping();
        CountedAnswers answers;
        try {
            answers = from.read(AnswerQuery.of(
                    definition, mapping.withFilter(mapping.filter().and(arguments.filter()))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wave.name() + ": " + e.getMessage(), e);
        }
        ReadReport report = answers.report();
        if (strict && !report.reasons().isEmpty()) {
            throw new StrictFailureException(
                    wave.name() + ": " + report.reasons().get(0).reason());
        }
        reports.add(minGroup.told(report));
        sources.add(new Source(
                wave.survey().id(),
                wave.name(),
                new Source.RowCounts(report.kept(), report.rejectedRows(), report.rejectedCells()),
                0,
                List.of()));
        return answers.summary();
    }

    private ScorecardSummary read(
            Wave wave,
            ScorecardDefinition definition,
            Progress progress,
            List<ReadReport> reports,
            List<Source> sources)
            throws IOException {
        RejectionLog rejected = new RejectionLog(Source.MOST_REJECTED);
        RowReader<SurveyResponse> lenient = arguments
                .apply(
                        ResponseReader.of(wave.definition().mapping()),
                        wave.definition().mapping().file())
                .onRejected(rejected);
        RowReader<SurveyResponse> reader = strict ? lenient.strict() : lenient;
        try {
            ScorecardSummary summary;
            ReadReport report;
            int left = 0;
            if (keep == Repeats.Keep.ALL && wave.file() != null) {
                ResponseCounter.Counted counted;
                try (Progress.Bar bar = progress.bar(wave.name(), wave.size())) {
                    counted = ResponseCounter.of(reader)
                            .withThreads(threads)
                            .onProgress(bar::at)
                            .count(wave.file(), definition);
                }
                summary = counted.summary();
                report = counted.report();
            } else {
                ScorecardSummary.Builder counts = ScorecardSummary.builder(definition);
                Repeats repeats = new Repeats(keep, counts::add);
                ReadReport all = wave.read(reader, progress, repeats);
                left = repeats.finish();
                summary = counts.build();
                report = keep == Repeats.Keep.ALL ? all : all.withoutRespondents();
            }
            reports.add(minGroup.told(report));
            sources.add(new Source(
                    wave.survey().id(),
                    wave.name(),
                    new Source.RowCounts(report.kept(), report.rejectedRows(), report.rejectedCells()),
                    left,
                    minGroup.told(rejected.rows())));
            return summary;
        } catch (RejectedRowException e) {
            throw new StrictFailureException(
                    wave.name() + ", " + minGroup.told(List.of(e.row())).get(0));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wave.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(wave.name() + ": " + e.getMessage(), e);
        }
    }
}
