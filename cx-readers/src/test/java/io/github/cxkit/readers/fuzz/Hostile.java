package io.github.cxkit.readers.fuzz;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.exchange.EventMapping;
import io.github.cxkit.readers.AnswerQuery;
import io.github.cxkit.readers.EventReader;
import io.github.cxkit.readers.ExperimentRead;
import io.github.cxkit.readers.ExperimentReader;
import io.github.cxkit.readers.OrderReader;
import io.github.cxkit.readers.OrderRow;
import io.github.cxkit.readers.ReadLimits;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectionLog;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.SqlDialect;
import io.github.cxkit.readers.TimeFormat;
import io.github.cxkit.readers.definition.EventLogDefinition;
import io.github.cxkit.readers.definition.ExperimentMapping;
import io.github.cxkit.readers.definition.OrderDefinition;
import io.github.cxkit.readers.definition.OrderMapping;
import io.github.cxkit.readers.definition.ResponseMapping;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.readers.draft.Draft;
import io.github.cxkit.readers.draft.DraftOptions;
import io.github.cxkit.readers.webhook.Feed;
import io.github.cxkit.readers.webhook.FeedException;
import io.github.cxkit.readers.webhook.FeedReader;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What must hold for any input at all: an answer or a refusal, and counts that add up. Anything else thrown is a bug. */
final class Hostile {

    static final Survey SURVEY = Survey.of(
                    "s", Question.of("a", Scale.of(0, 10)).withBlankCodes("-99"), Question.of("b", Scale.of(1, 5)))
            .withSegments(SegmentColumn.of("g"))
            .withWeights("w")
            .withRespondents("p")
            .withTimes("t", ZoneId.of("Europe/Rome"))
            .withComments("c");

    private static final EventMapping EVENTS =
            new EventMapping("p", "a", "t", "g", null, "c", "w", List.of("b"), Map.of("1", "one"), "Europe/Rome");

    private static final EventMapping XES = new EventMapping(
            "case:concept:name", "concept:name", "time:timestamp", null, null, null, null, List.of(), Map.of(), "UTC");

    private static final OrderMapping ORDERS =
            OrderMapping.of("p", "t", "w").withTimes(TimeFormat.of("ISO", "dd/MM/yyyy"));

    private static final ReadLimits LIMITS = new ReadLimits(4_096, 256, 32, 8);

    private static final ExperimentMapping EXPERIMENT = ExperimentMapping.of(
            Experiment.of("e", "old", "new")
                    .withMetric(ExperimentMetric.share("b"))
                    .withMetric(ExperimentMetric.mean("w")),
            "g");

    private static final AnswerQuery COUNTS = counting(SurveyDefinition.read("""
            {"id": "s", "questions": [{"id": "a", "scale": {"min": 0, "max": 10}, "metrics": ["nps"]},
             {"id": "b", "scale": {"min": 1, "max": 5}, "metrics": ["mean"]}],
             "segments": ["g"], "timeColumn": "t", "zone": "UTC"}
            """));

    private Hostile() {}

    static void read(byte[] input) {
        AtomicLong responses = new AtomicLong();
        RejectionLog rejected = new RejectionLog(3);
        try {
            ReadReport report = ResponseReader.of(SURVEY)
                    .withLimits(LIMITS)
                    .onRejected(rejected)
                    .read(new ByteArrayInputStream(input), response -> responses.incrementAndGet());
            if (report.kept() != responses.get()
                    || report.rejectedRows() + report.rejectedCells() != rejected.count()) {
                throw new AssertionError(report + " but " + responses + " responses, " + rejected.count() + " listed");
            }
            if (report.rows() > input.length + 1L
                    && (input.length < 2 || input[0] != 0x1F)
                    && (input.length < 2 || input[0] != 'P')) {
                throw new AssertionError(report + " of " + input.length + " bytes");
            }
        } catch (IOException | IllegalArgumentException e) {
            refused(e);
        }
    }

    /** With a definition and no other limits than the usual ones; every reason has its number. */
    static void read(ResponseMapping mapping, byte[] input) {
        AtomicLong responses = new AtomicLong();
        RejectionLog rejected = new RejectionLog(3);
        try {
            ReadReport report = ResponseReader.of(mapping)
                    .onRejected(rejected)
                    .read(new ByteArrayInputStream(input), response -> responses.incrementAndGet());
            long left = report.rejectedRows() + report.rejectedCells();
            // of a long table a response is of several rows
            boolean all = mapping.longTable().isPresent()
                    ? report.kept() >= responses.get()
                    : report.kept() == responses.get();
            if (!all || left != rejected.count() || left != ofAllReasons(report)) {
                throw new AssertionError(report + " but " + responses + " responses, " + rejected.count() + " listed");
            }
        } catch (IOException | IllegalArgumentException e) {
            refused(e);
        }
    }

    private static long ofAllReasons(ReadReport report) {
        return report.reasons().stream().mapToLong(ReadReport.Reason::count).sum();
    }

    static void readEvents(byte[] input) {
        readEvents(EventReader.of(EVENTS).withLimits(LIMITS), input);
    }

    static void readEvents(RowReader<JourneyEvent> reader, byte[] input) {
        AtomicLong events = new AtomicLong();
        RejectionLog rejected = new RejectionLog(3);
        try {
            ReadReport report = reader.onRejected(rejected)
                    .read(new ByteArrayInputStream(input), event -> events.incrementAndGet());
            if (report.kept() != events.get()
                    || report.rejectedRows() != rejected.count()
                    || report.rejectedRows() != ofAllReasons(report)) {
                throw new AssertionError(report + " but " + events + " events, " + rejected.count() + " listed");
            }
        } catch (IOException | IllegalArgumentException e) {
            refused(e);
        }
    }

    /** Orders: money of all = kept + rejected, for every reason too. */
    static void readOrders(byte[] input) {
        readOrders(OrderReader.of(ORDERS).withLimits(LIMITS), input);
    }

    static void readOrders(OrderMapping mapping, byte[] input) {
        readOrders(OrderReader.of(mapping), input);
    }

    private static void readOrders(RowReader<OrderRow> reader, byte[] input) {
        BigDecimal[] kept = {BigDecimal.ZERO};
        try {
            ReadReport report =
                    reader.read(new ByteArrayInputStream(input), order -> kept[0] = kept[0].add(order.amount()));
            ReadReport.Money money = report.money().orElseThrow();
            BigDecimal byReason = report.reasons().stream()
                    .map(reason -> reason.money() == null ? BigDecimal.ZERO : reason.money())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (money.kept().compareTo(kept[0]) != 0 || money.rejected().compareTo(byReason) != 0) {
                throw new AssertionError(money + " but " + kept[0] + " were kept and " + byReason + " rejected");
            }
        } catch (IOException | IllegalArgumentException e) {
            refused(e);
        }
    }

    /** A sheet's XML, whatever it is, in a workbook that is otherwise sound. */
    static void readWorkbook(byte[] sheet) {
        read(workbook(sheet));
    }

    static byte[] workbook(byte[] sheet) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns='" + relations + "'><Relationship Id='r1' Type='" + office
                        + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='" + main + "' xmlns:r='" + office
                        + "'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='" + relations + "'><Relationship Id='r1' Type='" + office
                        + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void readXes(byte[] input) {
        AtomicLong events = new AtomicLong();
        RejectionLog rejected = new RejectionLog(3);
        try {
            ReadReport report = EventReader.of(XES)
                    .withLimits(LIMITS)
                    .onRejected(rejected)
                    .read(new ByteArrayInputStream(input), event -> events.incrementAndGet());
            if (report.kept() != events.get() || report.rejectedRows() != rejected.count()) {
                throw new AssertionError(report + " but " + events + " events, " + rejected.count() + " listed");
            }
        } catch (IOException | IllegalArgumentException e) {
            refused(e);
        }
    }

    /** Units of an experiment: what is in no arm is counted apart. */
    static void readExperiment(byte[] input) {
        try {
            ExperimentRead read = ExperimentReader.of(EXPERIMENT).read(new ByteArrayInputStream(input));
            long units = read.summary().units("old") + read.summary().units("new");
            long apart = read.withoutArm()
                    + read.otherArms().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            if (units + apart != read.report().kept()) {
                throw new AssertionError(read.report() + " but " + units + " units and " + apart + " apart");
            }
        } catch (IOException | IllegalArgumentException e) {
            refused(e);
        }
    }

    private static AnswerQuery counting(SurveyDefinition survey) {
        return AnswerQuery.of(survey.scorecard().by("g"), survey.mapping());
    }

    /** What a database is said to have counted. */
    static String counts() {
        Matcher sum = Pattern.compile("'([0-9a-f]{8})'").matcher(COUNTS.sql(SqlDialect.STANDARD, "answers"));
        if (!sum.find()) {
            throw new IllegalStateException("the query does not name its definition");
        }
        String id = sum.group(1);
        return "definition,question,t,types,n,v1,s1\n" + id + ",a,2026-01-02,varchar|date,7,9,x\n" + id
                + ",a,,varchar|date,2,,y\n" + id + ",b,2026-01-02,varchar|date,7,4,x\n" + id
                + ",b,,varchar|date,2,4,y\n";
    }

    /** Gives how many responses they are of. */
    static long readCounts(byte[] input) {
        Path file = null;
        try {
            file = Files.write(Files.createTempFile("counts", ".csv"), input);
            return readCounts(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                delete(file);
            }
        }
    }

    private static long readCounts(Path file) {
        try {
            return COUNTS.read(file).report().kept();
        } catch (IOException | IllegalArgumentException e) {
            refused(e);
            return 0;
        }
    }

    /** A draft is made and reads its own file, or there is none and it is said why. */
    static void draft(byte[] input) {
        Path file = null;
        try {
            file = Files.write(Files.createTempFile("draft", ".csv"), input);
            Draft draft = drafted(file);
            if (draft != null) {
                readBack(draft, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                delete(file);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Draft drafted(Path file) {
        try {
            return Draft.of(file, DraftOptions.DEFAULT);
        } catch (IOException | IllegalArgumentException e) {
            refused(e);
            return null;
        }
    }

    private static void readBack(Draft draft, Path file) {
        try {
            switch (draft.kind()) {
                case SURVEY ->
                    ResponseReader.of(SurveyDefinition.read(draft.json()).mapping())
                            .read(file, response -> {});
                case ORDERS ->
                    OrderReader.of(OrderDefinition.read(draft.json())).read(file, order -> {});
                default -> EventLogDefinition.read(draft.json()).reader().read(file, event -> {});
            }
        } catch (SurveyDefinitionException e) {
            throw new AssertionError("the draft is no definition: " + draft.json(), e);
        } catch (IOException | IllegalArgumentException e) {
            // a file that only a draft can look at, such as one whose pattern of times fails late
            refused(e);
        }
    }

    /** Mappings of orders and settings of events. */
    static void map(String json) {
        try {
            OrderDefinition.read(json);
        } catch (SurveyDefinitionException e) {
            refused(e);
        }
        try {
            EventLogDefinition.read(json).reader();
        } catch (SurveyDefinitionException e) {
            refused(e);
        }
    }

    static void define(String json) {
        try {
            SurveyDefinition survey = SurveyDefinition.read(json);
            if (!SurveyDefinition.read(survey.write()).equals(survey)) {
                throw new AssertionError("written and read back it is another: " + survey);
            }
        } catch (SurveyDefinitionException e) {
            refused(e);
        }
    }

    static void feed(Feed feed, String json) {
        try {
            FeedReader.of(feed, Survey.of("s", Question.of("score", Scale.of(0, 10))))
                    .read(json);
        } catch (FeedException e) {
            refused(e);
        }
    }

    static void refused(Exception e) {
        if (e.getMessage() == null || e.getMessage().isBlank()) {
            throw new AssertionError("refused without a word", e);
        }
    }
}
