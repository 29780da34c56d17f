package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRowException;
import io.github.cxkit.readers.RejectionLog;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.score.Result;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.scorecard.TouchpointColumn;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.SurveyResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.UnaryOperator;

/**
 * From files to one document: each file is read row by row into a summary, the summaries are merged, the sum is scored.
 *
 * @param waves files with their surveys, at least one
 * @param cut from a wave's scorecard of everyone to what is scored
 * @param keep which of one person's responses count
 * @param strict whether the first rejection ends it all
 * @param arguments how files are read, besides their definitions
 */
record Reading(
        List<Wave> waves,
        UnaryOperator<ScorecardDefinition> cut,
        Repeats.Keep keep,
        boolean strict,
        FileArguments arguments) {

    /**
     * Reads and scores.
     *
     * @param progress tells how far it is
     * @param reports takes what became of the rows of each file
     * @param touchpoints takes how many answers name each touchpoint, where there is a journey; empty for none
     */
    ScorecardDocument read(Progress progress, List<ReadReport> reports, Map<String, Long> touchpoints)
            throws IOException {
        ScorecardSummary sum = null;
        List<Source> sources = new ArrayList<>();
        for (Wave wave : waves) {
            ScorecardDefinition definition = cut.apply(wave.definition().scorecard());
            ScorecardSummary.Builder summary = ScorecardSummary.builder(definition);
            TouchpointColumn where = definition.touchpoints();
            ObjLongConsumer<SurveyResponse> counting = (response, times) -> {
                summary.add(response, times);
                if (where != null) {
                    touchpoints.merge(response.segments().getOrDefault(where.column(), ""), times, Long::sum);
                }
            };
            sources.add(read(wave, counting, progress, reports));
            sum = sum == null ? summary.build() : sum.merge(summary.build());
        }
        if (sum == null) {
            throw new IllegalArgumentException("there is nothing to read");
        }
        Scorecard card = titled(sum.scorecard());
        for (ReadReport report : reports) {
            card = card.withCautions(report.cautions());
            if (report.isMostlyRejected()) {
                card = card.withoutScores(
                        Result.Reason.MOSTLY_LEFT_OUT,
                        report.rejectedRows() + " of " + report.rows() + " rows could not be read");
            }
        }
        return ScorecardDocument.of(sum.definition(), card, sources, reports);
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

    private Source read(
            Wave wave, ObjLongConsumer<SurveyResponse> counting, Progress progress, List<ReadReport> reports)
            throws IOException {
        RejectionLog rejected = new RejectionLog(Source.MOST_REJECTED);
        RowReader<SurveyResponse> lenient = arguments
                .apply(
                        ResponseReader.of(wave.definition().mapping()),
                        wave.definition().mapping().file())
                .onRejected(rejected);
        RowReader<SurveyResponse> reader = strict ? lenient.strict() : lenient;
        try {
            Repeats repeats = new Repeats(keep, counting);
            ReadReport report = wave.read(reader, progress, repeats);
            ReadReport kept = keep == Repeats.Keep.ALL ? report : report.withoutRespondents();
            reports.add(kept);
            return new Source(
                    wave.survey().id(),
                    wave.name(),
                    new Source.RowCounts(report.kept(), report.rejectedRows(), report.rejectedCells()),
                    repeats.finish(),
                    rejected.rows());
        } catch (RejectedRowException e) {
            throw new StrictFailureException(wave.name() + ", " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wave.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(wave.name() + ": " + e.getMessage(), e);
        }
    }
}
