package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.scorecard.ScorecardDefinition;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up answers to ten questions of eleven points, by two segments, over a year. */
final class AnswerFile {

    static final int QUESTIONS = 10;
    static final String[] REGIONS = {"north", "south", "east", "west", "centre"};
    static final String[] CHANNELS = {"web", "shop", "phone"};
    private static final int YEAR = 365 * 86_400;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private AnswerFile() {}

    static Survey survey() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.add(Question.of("q" + i, Scale.of(0, 10)));
        }
        return Survey.of("made-up", questions)
                .withSegments(SegmentColumn.of("region"), SegmentColumn.of("channel"))
                .withTimes("at", ZoneId.of("UTC"));
    }

    static ScorecardDefinition definition() {
        ScorecardDefinition definition =
                ScorecardDefinition.of(survey()).by("region", "channel").per(PeriodLength.MONTH);
        for (int i = 0; i < QUESTIONS; i++) {
            definition = definition.scoring("q" + i, Metrics.NPS);
        }
        return definition;
    }

    static Instant time(SplittableRandom random) {
        return FIRST.plusSeconds(random.nextInt(YEAR));
    }

    /** A file of so many answers, about 52 bytes each. */
    static Path write(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("at,region,channel");
            for (int i = 0; i < QUESTIONS; i++) {
                out.write(",q" + i);
            }
            out.write('\n');
            for (int row = 0; row < rows; row++) {
                StringBuilder line = new StringBuilder(64)
                        .append(time(random))
                        .append(',')
                        .append(REGIONS[random.nextInt(REGIONS.length)])
                        .append(',')
                        .append(CHANNELS[random.nextInt(CHANNELS.length)]);
                for (int i = 0; i < QUESTIONS; i++) {
                    line.append(',');
                    if (random.nextInt(20) > 0) {
                        line.append(random.nextInt(11));
                    }
                }
                out.append(line).write('\n');
            }
        }
        return file;
    }

    /** The same figures in SQL: promoters, passives and detractors of each question in every slice of the scorecard. */
    static String query(Path file) {
        StringBuilder sql = new StringBuilder("select region, channel, month");
        for (int i = 0; i < QUESTIONS; i++) {
            sql.append(", count(*) filter (q")
                    .append(i)
                    .append(" >= 9), count(*) filter (q")
                    .append(i);
            sql.append(" between 7 and 8), count(*) filter (q").append(i).append(" <= 6)");
        }
        return sql.append(" from (select *, date_trunc('month', \"at\") as month from read_csv('")
                .append(file)
                .append(
                        "')) group by grouping sets ((), (region), (channel), (month), (region, month), (channel, month))")
                .toString();
    }
}
