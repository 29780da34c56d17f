package io.github.cxkit.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.readers.RejectedRow.Scope;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    private static final Question NPS = Question.of("recommend", Scale.of(0, 10))
            .withColumn("NETPRO")
            .withBlankCodes("11")
            .withNotApplicableCodes("-99");
    private static final Question EASE = Question.of("ease", Scale.of(1, 5));
    private static final Survey TWO = Survey.of("two", NPS, EASE);
    private static final Survey FULL = Survey.of("full", NPS, EASE)
            .withTitle("Full")
            .withSegments(SegmentColumn.of("lang"))
            .withWeights("w")
            .withRespondents("who")
            .withTimes("at", ZoneId.of("Europe/Rome"))
            .withComments("text");

    private final List<SurveyResponse> responses = new ArrayList<>();
    private final RejectionLog rejected = new RejectionLog(10);

    private ReadReport read(Survey survey, byte[] input) {
        try {
            return ResponseReader.of(survey).onRejected(rejected).read(new ByteArrayInputStream(input), responses::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReadReport read(Survey survey, String input) {
        return read(survey, input.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer rating(int value) {
        return new Answer.Rating(value);
    }

    @Nested
    class Csv {

        @Test
        void aCellSaysARatingABlankANotApplicableOrIsInvalid() {
            ReadReport report = read(TWO, "id,NETPRO,ease\n1,9,5\n2,11,\n3,-99,4.0\n4,99,x\n");

            assertThat(responses)
                    .extracting(SurveyResponse::answers)
                    .containsExactly(
                            Map.of("recommend", rating(9), "ease", rating(5)),
                            Map.of("recommend", Answer.BLANK, "ease", Answer.BLANK),
                            Map.of("recommend", Answer.NOT_APPLICABLE, "ease", rating(4)),
                            Map.of("recommend", NPS.read("99"), "ease", EASE.read("x")));
            assertThat(report).hasToString("4 kept, 0 rows and 2 cells rejected");
            assertThat(rejected.rows()).hasSize(2).first().satisfies(row -> {
                assertThat(row.line()).isEqualTo(5);
                assertThat(row.scope()).isEqualTo(Scope.CELL);
                assertThat(row.column()).isEqualTo("NETPRO");
                assertThat(row.value()).isEqualTo("99");
                assertThat(row.reason()).contains("0..10");
            });
        }

        @Test
        void anIdThatASpreadsheetRoundedIsNobody() {
            ReadReport report = read(
                    Survey.of("one", EASE).withRespondents("who"),
                    "who,ease\n1.23457E+11,1\n\"1,23457E+11\",5\n1.23457E+11,4\n123456789012,3\n");

            assertThat(responses)
                    .extracting(SurveyResponse::respondent)
                    .containsExactly(null, null, null, "123456789012");
            assertThat(report.respondents()).isEmpty();
            assertThat(report).hasToString("4 kept, 0 rows and 3 cells rejected");
            assertThat(report.reasons()).extracting(ReadReport.Reason::kind).containsExactly(RejectionKind.ROUNDED_ID);
        }

        @Test
        void everythingAroundTheAnswersIsRead() {
            read(
                    FULL,
                    "NETPRO;ease;lang;w;who;at;text\n9;5;it;1.5;anna;2018-03-05T10:00;\"bene;\n molto\"\n2;4;;0;;;\n");

            assertThat(responses)
                    .containsExactly(
                            SurveyResponse.of(Map.of("recommend", rating(9), "ease", rating(5)))
                                    .withRespondent("anna")
                                    .withTime(Instant.parse("2018-03-05T09:00:00Z"))
                                    .withWeight(1.5)
                                    .withSegments(Map.of("lang", "it"))
                                    .withComment("bene;\n molto"),
                            SurveyResponse.of(Map.of("recommend", rating(2), "ease", rating(4)))
                                    .withWeight(0)
                                    .withSegments(Map.of("lang", "")));
        }

        @Test
        void aBadWeightOrTimeCostsTheRow() {
            ReadReport report = read(FULL, """
                    NETPRO,ease,lang,w,who,at,text
                    9,5,it,,a,,
                    9,5,it,-1,a,,
                    9,5,it,NaN,a,,
                    9,5,it,"0,5x",a,,
                    9,5,it,1,a,2018-03-05,
                    9,5,it,1,a,5 March,
                    9,77,it,1,a,2018-13-05,
                    """);

            assertThat(report).hasToString("1 kept, 6 rows and 0 cells rejected");
            assertThat(rejected.countsByColumn()).containsExactly(Map.entry("at", 2L), Map.entry("w", 4L));
            assertThat(rejected.rows()).extracting(RejectedRow::line).containsExactly(2L, 3L, 4L, 5L, 7L, 8L);
        }

        /** "N" is a word of totals, and a region: where other rows have it too, it is no total. */
        @Test
        void aGroupThatIsCalledLikeATotalIsNoFooter() {
            Survey regions = TWO.withSegments(List.of(SegmentColumn.of("region")));
            ReadReport report = read(regions, "region,NETPRO,ease\nN,9,5\nS,3,1\nN,8,4\nS,7,3\nN,10,5\n");
            assertThat(report.kept()).isEqualTo(5);
            assertThat(report.aside()).isEmpty();
            ReadReport total = read(regions, "region,NETPRO,ease\nE,9,5\nS,3,1\nE,8,4\nN,3,3\n");
            assertThat(total.aside()).containsExactly(Map.entry(AsideKind.FOOTER, 1L));
        }

        @Test
        void rowsOfSeparatorsOnlyAreResponsesWithoutAnAnswerAndAreCounted() {
            ReadReport report = read(TWO, "NETPRO,ease\n9,5\n,\n11,\n-99,\nx,\n");
            assertThat(report.kept()).isEqualTo(5);
            assertThat(report.unanswered()).isEqualTo(2);
        }

        @Test
        void aCutLastLineIsARejectedRowAndNotARowOfBlanks() {
            assertThat(read(TWO, "NETPRO,ease\n9,5\n8")).hasToString("1 kept, 1 row and 0 cells rejected");
            assertThat(rejected.rows()).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(3);
                assertThat(row.scope()).isEqualTo(Scope.ROW);
                assertThat(row.reason()).contains("1 cell but the heading has 2 cells", "cut short");
            });
        }

        @Test
        void aQuoteThatIsNeverClosedIsARejectedRow() {
            assertThat(read(TWO, "NETPRO,ease\n9,5\n8,\"4\n7,3\n")).hasToString("1 kept, 1 row and 0 cells rejected");
            assertThat(rejected.rows()).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(3);
                assertThat(row.reason()).contains("never closed");
            });
        }

        @Test
        void cellsLeftOverCostTheRow() {
            assertThat(read(TWO, "NETPRO,ease\n9,5,1\n9,5\n")).hasToString("1 kept, 1 row and 0 cells rejected");
        }

        @Test
        void emptyLinesAreNoRows() {
            assertThat(read(TWO, "NETPRO,ease\n\n9,5\n\n\n8,4\n\n")).hasToString("2 kept, 0 rows and 0 cells rejected");
        }

        @Test
        void anEmptyLineOfAnOnlyColumnIsABlankAnswer() {
            assertThat(read(Survey.of("one", EASE), "ease\n5\n\n4\n"))
                    .hasToString("3 kept, 0 rows and 0 cells rejected");
            assertThat(responses.get(1).answers()).containsEntry("ease", Answer.BLANK);
        }

        @Test
        void aTextAfterAClosingQuoteCostsItsRowAndReadingGoesOnAtTheNextLine() {
            assertThat(read(
                            TWO,
                            "NETPRO,ease,c\n9,5,\n\"8\"x,5,\"\n7,4,\"two\nlines\"\n9,5,\"a\"b\n6,3,\n1,2,x\n0,1,y\n"))
                    .hasToString("5 kept, 2 rows and 0 cells rejected");
            assertThat(rejected.rows()).extracting(RejectedRow::line).containsExactly(3L, 6L);
            assertThat(rejected.rows()).extracting(RejectedRow::kind).containsOnly(RejectionKind.STRAY_QUOTE);
        }

        @Test
        void missingColumnsAreNamedBesideTheAvailable() {
            assertThatThrownBy(() -> read(TWO, "netpro,ease\n9,5\n"))
                    .isInstanceOf(MissingColumnException.class)
                    .hasMessage("survey two names a column that the input does not have: \"NETPRO\" (did you mean"
                            + " \"netpro\"? it differs in case); available: \"netpro\", \"ease\"");
            assertThatThrownBy(() -> read(TWO, ""))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("the file is empty");
        }

        @Test
        void aColumnOfTheDefinitionMayNotStandTwice() {
            assertThatThrownBy(() -> read(TWO, "NETPRO,x,x,NETPRO,ease\n"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"NETPRO\" is two columns: NETPRO#1 (column 1), NETPRO#2 (column 4)");
        }

        @Test
        void aByteOrderMarkAndGzipAreRecognised() throws IOException {
            String text = "\uFEFFNETPRO\tease\r\n9\t5\r\n";
            assertThat(read(TWO, text).kept()).isOne();
            assertThat(read(TWO, packed(text)).kept()).isOne();
        }

        private static byte[] packed(String text) throws IOException {
            var zipped = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(zipped)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return zipped.toByteArray();
        }

        @Test
        void aPackedFileCutAnywhereIsRefusedInWordsAfterTheRowsBefore() throws IOException {
            byte[] whole = packed("NETPRO,ease\n9,5\n3,4\n");
            for (int length = 2; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> ResponseReader.of(TWO).read(new ByteArrayInputStream(cut), responses::add))
                        .isInstanceOf(UnreadableInputException.class)
                        .hasMessageMatching("line [1-4]: the packed file is cut short .*");
            }
            responses.clear();
            byte[] withoutChecksum = Arrays.copyOf(whole, whole.length - 8);
            assertThatThrownBy(() ->
                            ResponseReader.of(TWO).read(new ByteArrayInputStream(withoutChecksum), responses::add))
                    .hasMessage("line 4: the packed file is cut short at or soon after this line");
            assertThat(responses).hasSize(2);
        }

        @Test
        void aDamagedPackedFileIsRefusedInWords() throws IOException {
            byte[] checksum = packed("NETPRO,ease\n9,5\n");
            checksum[checksum.length - 8] ^= 1;
            assertThatThrownBy(() -> ResponseReader.of(TWO).read(new ByteArrayInputStream(checksum), responses::add))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageStartingWith("line 3: the packed file is damaged at or soon after this line: ");
            byte[] method = {0x1F, (byte) 0x8B, 7, 0, 0, 0, 0, 0, 0, 0};
            assertThatThrownBy(() -> ResponseReader.of(TWO).read(new ByteArrayInputStream(method), responses::add))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageStartingWith("line 1: the packed file is damaged: ");
        }

        @Test
        void otherEncodingsAreToldFromTheBytes() {
            ReadReport latin = read(FULL, latinRow());
            assertThat(latin.source().encodingBy()).isEqualTo("guess");
            assertThat(latin.remarks().get(0)).contains("Windows-1252", "line 2", "Mondov\u00ec");
            assertThat(responses.get(0).segments()).containsEntry("lang", "Mondov\u00ec");
            byte[] wide = "NETPRO,ease\n9,5\n".getBytes(StandardCharsets.UTF_16);
            assertThat(read(TWO, wide).source().encoding()).isEqualTo("UTF-16BE");
            assertThatThrownBy(() ->
                            ResponseReader.of(FULL).strict().read(new ByteArrayInputStream(latinRow()), responses::add))
                    .isInstanceOf(RejectedRowException.class)
                    .hasMessageContaining("file.encoding");
            byte[] neither = latinRow();
            neither[neither.length - 2] = (byte) 0x81;
            assertThatThrownBy(() -> read(FULL, neither)).hasMessageContaining("neither UTF-8 nor Windows-1252");
        }

        private static byte[] latinRow() {
            return "NETPRO,ease,lang,w,who,at,text\n9,5,Mondov\u00ec,1,a,2018-03-05,xy\n"
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        @Test
        void aStrictReaderThrowsTheFirstRejection() {
            assertThatThrownBy(() -> ResponseReader.of(TWO)
                            .strict()
                            .read(bytes("NETPRO,ease\n9,5\n9,7\n9\n", StandardCharsets.UTF_8), responses::add))
                    .isInstanceOf(RejectedRowException.class)
                    .hasMessage("line 3, column ease: \"7\" (allowed: 1..5)");
            assertThat(responses).hasSize(1);
        }

        @Test
        void aCellThatSwallowsTheFileIsRefusedAtTheLimit() {
            String endless = "NETPRO,ease\n9,5\n9,\"" + "x\n".repeat(50_000);
            assertThatThrownBy(() -> ResponseReader.of(TWO)
                            .withLimits(new ReadLimits(20_000, 1_000, 100, 5))
                            .read(bytes(endless, StandardCharsets.UTF_8), responses::add))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageContaining("line 3")
                    .hasMessageContaining("longer than 20000");
        }

        @Test
        void aRowOrTextBeyondItsLimitCostsTheRow() throws IOException {
            String input = "NETPRO,ease,c\n9,5," + "x".repeat(3_000) + "\n9," + "5".repeat(200) + ",\n9,5,\n";
            ReadReport report = ResponseReader.of(TWO)
                    .withLimits(new ReadLimits(2_000, 100, 100, 5))
                    .onRejected(rejected)
                    .read(bytes(input, StandardCharsets.UTF_8), responses::add);
            assertThat(report).hasToString("1 kept, 2 rows and 0 cells rejected");
        }
    }

    private static ByteArrayInputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    @Nested
    class JsonLines {

        @Test
        void textsAndNumbersAreTheSameAndAbsentIsNotBlank() {
            ReadReport report = read(TWO, """
                    {"NETPRO":0,"ease":"5","extra":{"deep":[1,2,{"NETPRO":3}]}}
                    {"NETPRO":1e1,"ease":null}

                    {"ease":5.0}
                    """);

            assertThat(report).hasToString("3 kept, 0 rows and 0 cells rejected");
            assertThat(responses)
                    .extracting(SurveyResponse::answers)
                    .containsExactly(
                            Map.of("recommend", rating(0), "ease", rating(5)),
                            Map.of("recommend", rating(10), "ease", Answer.BLANK),
                            Map.of("ease", rating(5)));
        }

        @Test
        void aBrokenLineIsRejectedAndTheNextOneRead() {
            ReadReport report = read(TWO, """
                    {"NETPRO":1,"ease":1}
                    {"NETPRO":1,
                    "ease":1}
                    {"NETPRO":1,"ease":1} {"NETPRO":1,"ease":1}
                    [1]
                    {"NETPRO":1,"ease":1,"ease":2}
                    {"NETPRO":[1],"ease":{}}
                    {"NETPRO":nul,"ease":1}
                    {"NETPRO":2,"ease":2}
                    {"NETPRO":2,"ea""");

            assertThat(rejected.rows())
                    .extracting(RejectedRow::line)
                    .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 7L, 8L, 10L);
            assertThat(report).hasToString("3 kept, 7 rows and 2 cells rejected");
            assertThat(rejected.rows().get(4).toString())
                    .isEqualTo("line 6, column ease: appears more than once in one row");
        }

        @Test
        void aFieldThatNoRowHasIsRefusedAtTheEnd() {
            assertThatThrownBy(() -> read(TWO, "{\"netpro\":1,\"ease\":1}\n"))
                    .isInstanceOf(MissingColumnException.class)
                    .hasMessageContaining("\"NETPRO\" (did you mean \"netpro\"? it differs in case)");
            assertThat(read(FULL, "{\"NETPRO\":1,\"ease\":1,\"lang\":2,\"w\":1,\"at\":\"2018-01-01\"}"))
                    .hasToString("1 kept, 0 rows and 0 cells rejected");
        }

        @Test
        void limitsCostTheRow() throws IOException {
            String good = "{\"NETPRO\":1,\"ease\":1}\n";
            String input = good
                    + "{\"x\":" + "[".repeat(30) + "]".repeat(30) + ",\"NETPRO\":1}\n"
                    + "{\"x\":\"" + "y".repeat(200_000) + "\"}\n"
                    + "{\"NETPRO\":" + "1".repeat(101) + "}\n"
                    + "{\"NETPRO\":1e999999999,\"ease\":1}\n"
                    + good;
            ReadReport report = ResponseReader.of(TWO)
                    .withLimits(new ReadLimits(100_000, 1_000, 100, 20))
                    .onRejected(rejected)
                    .read(bytes(input, StandardCharsets.UTF_8), responses::add);
            assertThat(rejected.rows()).extracting(RejectedRow::line).containsExactly(2L, 3L, 4L, 5L);
            assertThat(report).hasToString("3 kept, 3 rows and 1 cell rejected");
        }

        @Test
        void manyLinesCrossTheChunksOfTheBuffer() {
            var text = new StringBuilder();
            for (int i = 0; i < 20_000; i++) {
                text.append("{\"pad\":\"")
                        .append("z".repeat(i % 37))
                        .append("\",\"NETPRO\":")
                        .append(i % 11);
                text.append(i % 1_000 == 999 ? "\n" : ",\"ease\":" + (1 + i % 5) + "}\n");
            }
            assertThat(read(TWO, text.toString())).hasToString("19980 kept, 20 rows and 0 cells rejected");
            assertThat(rejected.rows().get(9).line()).isEqualTo(10_000);
            assertThat(responses.get(19_979).answers()).containsEntry("recommend", rating(19_998 % 11));
        }
    }

    @Nested
    class JsonArray {

        @Test
        void anArrayOfObjectsIsRead() {
            ReadReport report = read(TWO, "\n [ {\"NETPRO\":9,\"ease\":1},\n {\"NETPRO\":\"11\",\"ease\":9}, 5 ]\n");
            assertThat(report).hasToString("2 kept, 1 row and 1 cell rejected");
            assertThat(rejected.rows()).extracting(RejectedRow::line).containsExactly(3L, 3L);
        }

        @Test
        void aCutArrayEndsInARejectedRow() {
            assertThat(read(TWO, "[{\"NETPRO\":9,\"ease\":1},\n{\"NETPRO\":9,"))
                    .hasToString("1 kept, 1 row and 0 cells rejected");
            assertThat(read(TWO, "[{\"NETPRO\":9,\"ease\":1},\n")).hasToString("1 kept, 1 row and 0 cells rejected");
            assertThat(read(TWO, "[{\"NETPRO\":9,\"ease\":1}")).hasToString("1 kept, 1 row and 0 cells rejected");
        }

        @Test
        void aFaultInTheMiddleIsRefusedWithItsPlace() {
            assertThatThrownBy(() -> ResponseReader.of(TWO)
                            .read(bytes("[{\"NETPRO\":9},\n{\"NETPRO\" 9}]", StandardCharsets.UTF_8), responses::add))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageStartingWith("line 2: ");
            assertThatThrownBy(() -> ResponseReader.of(TWO)
                            .read(bytes("[{\"NETPRO\":9,\"ease\":1}] x", StandardCharsets.UTF_8), responses::add))
                    .isInstanceOf(UnreadableInputException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-05, 2018-03-04T23:00:00Z",
        "2018-07-05, 2018-07-04T22:00:00Z",
        "2018-03-05T10:15:30, 2018-03-05T09:15:30Z",
        "2018-03-05 10:15:30, 2018-03-05T09:15:30Z",
        "2018-03-05T10:15:30Z, 2018-03-05T10:15:30Z",
        "2018-03-05T10:15, 2018-03-05T09:15:00Z",
        "2018-03-05T10:15:30.5+02:00, 2018-03-05T08:15:30.500Z",
        "2018-03-05T10:15:30.123456789Z, 2018-03-05T10:15:30.123456789Z"
    })
    void isoTimesAreRead(String text, Instant expected) {
        read(FULL, "NETPRO,ease,lang,w,who,at,text\n9,5,it,1,a," + text + ",\n");
        assertThat(responses)
                .singleElement()
                .satisfies(r -> assertThat(r.time()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-02-30",
                "2018-3-5",
                "20180305",
                "2018/03/05",
                "1520244000",
                "2018-03-05T25:00:00",
                "2018-03-05x10:15:30",
                "2018-03-05T10:15:30X",
                "2018-03-05T10:60:30Z",
                "201a-03-05",
                "２０１８-03-05"
            })
    void otherTimesCostTheRow(String text) {
        read(FULL, "NETPRO,ease,lang,w,who,at,text\n9,5,it,1,a,2018-03-05,\n9,5,it,1,a," + text + ",\n");
        assertThat(rejected.rows()).singleElement().satisfies(row -> {
            assertThat(row.column()).isEqualTo("at");
            assertThat(row.kind()).isEqualTo(RejectionKind.BAD_TIME);
            assertThat(row.reason()).contains("ISO-8601");
        });
    }

    @Test
    void aPatternReadsTimesDaysAndMonths() {
        assertThat(timeBy("d MMM uuuu", "5 Mar 2018")).isEqualTo(Instant.parse("2018-03-04T23:00:00Z"));
        assertThat(timeBy("yyyy-MM-dd HH:mm:ss", "2018-03-05 00:00:00"))
                .isEqualTo(Instant.parse("2018-03-04T23:00:00Z"));
        assertThat(read(timed("M/d/yyyy"), "ease;at\n5;2/28/2018\n5;2/30/2018\n")
                        .rejectedRows())
                .isOne();
        assertThat(timeBy("MM/uuuu", "03/2018")).isEqualTo(Instant.parse("2018-02-28T23:00:00Z"));
        assertThat(timeBy("uuuu-MM-dd HH:mm XXX", "2018-03-05 10:00 +02:00"))
                .isEqualTo(Instant.parse("2018-03-05T08:00:00Z"));
        assertThatThrownBy(() -> timeBy("no pattern", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timePattern");
    }

    private Instant timeBy(String pattern, String text) {
        read(timed(pattern), "ease;at\n5;" + text + "\n");
        return Objects.requireNonNull(responses.get(responses.size() - 1).time());
    }

    private static Survey timed(String pattern) {
        return Survey.of("t", EASE).withTimes("at", ZoneId.of("Europe/Rome")).withTimePattern(pattern);
    }
}
