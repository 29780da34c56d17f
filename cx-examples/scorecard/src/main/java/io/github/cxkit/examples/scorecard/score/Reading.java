package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRowException;
import io.github.cxkit.readers.RejectionLog;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.CalendarPeriod;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * From files to one document: each file is read row by row into a summary, the summaries are merged, the sum is scored.
 *
 * @param waves files with their surveys, at least one
 * @param cut from a wave's scorecard of everyone to what is scored
 * @param keep which of one person's responses count
 * @param strict whether the first rejection ends it all
 */
record Reading(List<Wave> waves, UnaryOperator<ScorecardDefinition> cut, Repeats.Keep keep, boolean strict) {

    ScorecardDocument read(Progress progress) throws IOException {
        ScorecardSummary sum = null;
        List<Source> sources = new ArrayList<>();
        for (Wave wave : waves) {
            ScorecardSummary.Builder summary = ScorecardSummary.builder(cut.apply(wave.definition().scorecard()));
            sources.add(read(wave, summary, progress));
            sum = sum == null ? summary.build() : sum.merge(summary.build());
        }
        if (sum == null) {
            throw new IllegalArgumentException("there is nothing to read");
        }
        Scorecard card = sum.scorecard();
        return ScorecardDocument.of(sum.definition(), titled(card), sources);
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

    private Source read(Wave wave, ScorecardSummary.Builder summary, Progress progress) throws IOException {
        RejectionLog rejected = new RejectionLog(Source.MOST_REJECTED);
        ResponseReader lenient = ResponseReader.of(wave.survey()).onRejected(rejected);
        ResponseReader reader = strict ? lenient.strict() : lenient;
        try (InputStream in = progress.watch(wave.input().open(), wave.name(), wave.size())) {
            Repeats repeats = new Repeats(keep, summary::add);
            ReadReport report = reader.read(in, repeats);
            return new Source(wave.survey().id(), wave.name(), report, repeats.finish(), rejected.rows());
        } catch (RejectedRowException e) {
            throw new StrictFailureException(wave.name() + ", " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wave.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(wave.name() + ": " + e.getMessage(), e);
        }
    }
}
