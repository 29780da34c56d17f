package io.github.cxkit.examples.scorecard.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.Progress;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.scorecard.WeightedEstimate;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Slice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real surveys through the whole program, against figures computed elsewhere. */
class RealFiguresTest {

    private static final Path DATA = Path.of(System.getProperty("cxkit.data", "data"));
    private static final Path SURVEYS = Path.of("src", "main", "surveys");
    private static final double SIX_DIGITS = 5e-7;
    private static final double FOUR_DIGITS = 5e-5;

    private static @Nullable Scorecard sfo2017;

    @BeforeAll
    static void needsData() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "no data folder at " + DATA + ", so no real figures");
        sfo2017 = read(
                        List.of("sfo-2017"),
                        List.of("sfo-survey/sfo_2017"),
                        List.of("Q15PROBLEM", "LANG", "BAREA", "Q19AGE", "Q20GENDER"),
                        null)
                .scorecard();
    }

    private static Scorecard sfo2017() {
        return Objects.requireNonNull(sfo2017);
    }

    private static ScorecardDocument read(
            List<String> surveys, List<String> files, List<String> by, @Nullable PeriodLength period, Repeats.Keep keep)
            throws IOException {
        List<Wave> waves = new ArrayList<>();
        for (int i = 0; i < surveys.size(); i++) {
            SurveyDefinition survey = SurveyDefinition.read(SURVEYS.resolve(surveys.get(i) + ".json"));
            waves.add(Wave.of(survey, DATA.resolve(files.get(i) + ".csv.gz")));
        }
        return new Reading(
                        waves,
                        whole -> whole.by(by.toArray(String[]::new)).per(period),
                        keep,
                        false,
                        new FileArguments(),
                        2,
                        null,
                        new MinGroup())
                .read(Progress.on(new PrintWriter(new StringWriter())), new ArrayList<>(), new HashMap<>());
    }

    private static ScorecardDocument read(
            List<String> surveys, List<String> files, List<String> by, @Nullable PeriodLength period)
            throws IOException {
        return read(surveys, files, by, period, Repeats.Keep.ALL);
    }

    private static ScorecardRow row(Scorecard card, String question, String metric, Slice slice) {
        return card.row(question, metric, slice)
                .orElseThrow(() -> new AssertionError("no row " + question + " " + metric + " " + slice));
    }

    private static double value(ScorecardRow row) {
        return row.value().orElseThrow();
    }

    @Test
    void netPromoterScoreOfSfo2017() {
        ScorecardRow nps = row(sfo2017(), "recommend", "nps", Slice.ALL);
        assertThat(value(nps)).isEqualTo(39.839767, within(SIX_DIGITS));
        assertThat(nps.n()).isEqualTo(2746);
        assertThat(nps.counts().stream().limit(7).mapToLong(Long::longValue).sum())
                .as("detractors")
                .isEqualTo(342);
        assertThat(nps.counts().get(7) + nps.counts().get(8)).as("passives").isEqualTo(968);
        assertThat(nps.counts().get(9) + nps.counts().get(10)).as("promoters").isEqualTo(1436);
        assertThat(nps.evidence().excluded().count("blank")).isEqualTo(85);
        WeightedEstimate weighted = Objects.requireNonNull(nps.weighted());
        assertThat(weighted.value().orElseThrow()).isEqualTo(40.398436, within(SIX_DIGITS));
        assertThat(weighted.effectiveSize().orElseThrow()).isEqualTo(2266.5124, within(FOUR_DIGITS));
        assertThat(value(row(sfo2017(), "recommend", "mean", Slice.ALL))).isEqualTo(8.339403, within(SIX_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({
        "Q15PROBLEM, yes, 309, 18.770227",
        "Q15PROBLEM, no, 2330, 43.648069",
        "Q15PROBLEM, do not know, 27, 3.703704",
        "Q15PROBLEM, blank, 80, 22.5",
        "LANG, English, 2585, 41.237911",
        "LANG, Spanish, 43, 72.093023",
        "LANG, Chinese, 114, -3.508772",
        "LANG, Japanese, 4, 25.0",
        "BAREA, A, 724, 39.917127",
        "BAREA, B, 166, 43.373494",
        "BAREA, C, 226, 46.902655",
        "BAREA, D, 386, 43.523316",
        "BAREA, E, 175, 46.857143",
        "BAREA, F, 444, 38.513514",
        "BAREA, G, 625, 32.96",
        "Q20GENDER, 1, 1295, 34.671815",
        "Q20GENDER, 2, 1332, 44.894895",
        "Q20GENDER, 0, 1, -100",
        "Q19AGE, 1, 16, 12.5",
        "Q19AGE, 2, 363, 42.699725",
        "Q19AGE, 3, 652, 38.957055",
        "Q19AGE, 4, 488, 37.909836",
        "Q19AGE, 5, 450, 34.0",
        "Q19AGE, 6, 446, 43.273543",
        "Q19AGE, 7, 294, 47.278912",
        "Q19AGE, 8, 37, 35.135135"
    })
    void netPromoterScoreOfSfo2017BySegment(String column, String group, long n, double score) {
        ScorecardRow row = row(sfo2017(), "recommend", "nps", Slice.of(column, group));
        assertThat(row.n()).isEqualTo(n);
        assertThat(value(row)).isEqualTo(score, within(SIX_DIGITS));
        assertThat(row.cautions().contains(Caution.SMALL_SAMPLE)).isEqualTo(n < 30);
    }

    @ParameterizedTest
    @CsvSource({
        "art, 2284, 3.9926, 71.6287",
        "restaurants, 2421, 3.6154, 55.7208",
        "shops, 2374, 3.6411, 55.9815",
        "signs, 2703, 4.0881, 78.7273",
        "walkways, 2629, 4.1468, 79.9924",
        "screens, 2659, 4.1151, 78.4882",
        "wifi, 2142, 4.0798, 74.5565",
        "parking, 1271, 3.8725, 66.5618",
        "airtrain, 1450, 4.1069, 78.0000",
        "long-term-parking, 834, 3.8501, 66.1871",
        "rental-cars, 1006, 3.8429, 67.5944",
        "overall, 2688, 4.0644, 82.0685",
        "clean-boarding, 2762, 4.3946, 87.4366",
        "clean-restrooms, 2653, 4.1312, 77.8364",
        "clean-overall, 2736, 4.2760, 85.3801",
        "safety, 2781, 4.3743, 87.1269",
        "getting-here, 2319, 4.2104, 77.1453",
        "finding-the-way, 2683, 4.4133, 85.3522",
        "security, 2407, 4.3070, 82.0108"
    })
    void touchpointsOfSfo2017(String question, long n, double mean, double topTwoBoxes) {
        ScorecardRow share = row(sfo2017(), question, "csat.top-2-box", Slice.ALL);
        assertThat(share.n()).isEqualTo(n);
        assertThat(value(share)).isEqualTo(topTwoBoxes, within(FOUR_DIGITS));
        assertThat(value(row(sfo2017(), question, "mean", Slice.ALL))).isEqualTo(mean, within(FOUR_DIGITS));
    }

    @Test
    void overallSatisfactionOfSfo2017HasWilsonsInterval() {
        ConfidenceInterval interval = row(sfo2017(), "overall", "csat.top-2-box", Slice.ALL)
                .interval()
                .orElseThrow();
        assertThat(interval.method()).isEqualTo("wilson");
        // the reference rounds the normal quantile to 1.959964; the unrounded one moves the sixth digit
        assertThat(interval.lower()).isEqualTo(80.572793, within(1e-6));
        assertThat(interval.upper()).isEqualTo(83.472584, within(1e-6));
    }

    @Test
    void eightYearsOfSfoMakeOneTrend() throws IOException {
        List<String> surveys = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int year = 2010; year <= 2017; year++) {
            surveys.add("sfo-" + year);
            files.add("sfo-survey/sfo_" + year);
        }
        Scorecard card =
                read(surveys, files, List.of("LANG"), PeriodLength.YEAR).scorecard();
        assertThat(card.title()).isEqualTo("SFO passenger survey 2010 to 2017");
        assertThat(card.responses()).isEqualTo(25_856);
        double[][] expected = {
            {2010, 3093, 3.925315, 75.4284, 74.1448},
            {2011, 3694, 3.945858, 75.3925, Double.NaN},
            {2012, 3348, 3.998208, 78.7933, Double.NaN},
            {2013, 3334, 3.982004, 79.2741, 79.3388},
            {2014, 2677, 3.995891, 78.8569, 79.2667},
            {2015, 2810, 4.048043, 80.0000, 80.4575},
            {2016, 2919, 4.038027, 80.9866, 81.3997},
            {2017, 2688, 4.064360, 82.0685, 82.2793}
        };
        assertThat(card.periods()).hasSize(expected.length);
        for (double[] year : expected) {
            Slice slice = Slice.of(new CalendarPeriod(PeriodLength.YEAR, LocalDate.of((int) year[0], 1, 1)));
            ScorecardRow share = row(card, "overall", "csat.top-2-box", slice);
            assertThat(share.n()).as(slice.toString()).isEqualTo((long) year[1]);
            assertThat(value(row(card, "overall", "mean", slice))).isEqualTo(year[2], within(SIX_DIGITS));
            assertThat(value(share)).isEqualTo(year[3], within(FOUR_DIGITS));
            WeightedEstimate weighted = share.weighted();
            if (Double.isNaN(year[4])) {
                assertThat(weighted).isNull();
            } else {
                assertThat(Objects.requireNonNull(weighted).value().orElseThrow())
                        .isEqualTo(year[4], within(FOUR_DIGITS));
            }
        }
    }

    @Test
    void reviewsOfOlist() throws IOException {
        Scorecard card = read(
                        List.of("olist-reviews"),
                        List.of("olist/olist_order_reviews_dataset"),
                        List.of(),
                        PeriodLength.MONTH)
                .scorecard();
        ScorecardRow share = row(card, "review", "csat.top-2-box", Slice.ALL);
        assertThat(share.n()).isEqualTo(2993);
        assertThat(share.counts()).containsExactly(355L, 98L, 247L, 576L, 1717L);
        assertThat(value(share)).isEqualTo(76.6121, within(FOUR_DIGITS));
        assertThat(value(row(card, "review", "stars.mean", Slice.ALL))).isEqualTo(4.069830, within(SIX_DIGITS));
        assertThat(value(row(card, "review", "csat.top-1-box", Slice.ALL))).isEqualTo(57.3672, within(FOUR_DIGITS));
        assertThat(value(row(card, "review", "csat.bottom-2-box", Slice.ALL))).isEqualTo(15.1353, within(FOUR_DIGITS));
        assertThat(value(row(card, "review", "csat.net-2-box", Slice.ALL))).isEqualTo(61.476779, within(SIX_DIGITS));
        assertThat(value(row(card, "review", "mean.percent-of-maximum", Slice.ALL)))
                .isEqualTo(81.396592, within(SIX_DIGITS));
        assertThat(value(row(card, "review", "mean.0-100", Slice.ALL))).isEqualTo(76.745740, within(SIX_DIGITS));
    }

    /** The reference counts the latest review of each order; December and April have ties by day that it breaks by hour. */
    @Test
    void latestReviewsOfOlistByMonthOfRequest() throws IOException {
        ScorecardDocument document = read(
                List.of("olist-reviews"),
                List.of("olist/olist_order_reviews_dataset"),
                List.of(),
                PeriodLength.MONTH,
                Repeats.Keep.LAST);
        Scorecard card = document.scorecard();
        assertThat(card.responses()).isEqualTo(2979);
        assertThat(document.sources().get(0).repeated()).isEqualTo(14);
        Object[][] months = {
            {"2017-11-01", 131L, 3.9924, 76.3359},
            {"2018-01-01", 187L, 4.1176, 75.9358},
            {"2018-02-01", 198L, 4.0152, 73.7374},
            {"2018-03-01", 222L, 3.6937, 66.2162},
            {"2018-08-01", 280L, 4.0071, 76.0714}
        };
        for (Object[] month : months) {
            Slice slice = Slice.of(new CalendarPeriod(PeriodLength.MONTH, LocalDate.parse((String) month[0])));
            ScorecardRow row = row(card, "review", "csat.top-2-box", slice);
            assertThat(row.n()).as(slice.toString()).isEqualTo(month[1]);
            assertThat(value(row)).isEqualTo((Double) month[3], within(FOUR_DIGITS));
            assertThat(value(row(card, "review", "stars.mean", slice)))
                    .isEqualTo((Double) month[2], within(FOUR_DIGITS));
        }
    }

    @Test
    void satisfactionOfTelcoCustomers() throws IOException {
        Scorecard card = read(
                        List.of("telco-satisfaction"),
                        List.of("telco-churn/telco_customer_churn_status"),
                        List.of("Customer Status"),
                        null)
                .scorecard();
        ScorecardRow share = row(card, "satisfaction", "csat.top-2-box", Slice.ALL);
        assertThat(share.n()).isEqualTo(7043);
        assertThat(share.counts()).containsExactly(922L, 518L, 2665L, 1789L, 1149L);
        assertThat(value(share)).isEqualTo(41.7152, within(FOUR_DIGITS));
        assertThat(value(row(card, "satisfaction", "mean", Slice.ALL))).isEqualTo(3.244924, within(SIX_DIGITS));
        assertThat(row(card, "satisfaction", "mean", Slice.of("Customer Status", "Churned"))
                        .n())
                .isEqualTo(1869);
    }
}
