package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ReadReport.Reason;
import io.github.cxkit.readers.ReadReport.SourceFacts;
import io.github.cxkit.readers.RejectedRow;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.report.page.RowsRead;
import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of an input, as JSON and as sentences: the same in every command. */
public final class Intake {

    private static final int MOST_REASONS = 20;

    private Intake() {}

    /**
     * The report as JSON.
     *
     * @param report what became of the rows
     * @return field to value
     */
    public static Map<String, @Nullable Object> json(ReadReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        SourceFacts facts = report.source();
        json.put("file", facts.file());
        json.put("container", facts.container());
        json.put("encoding", facts.encoding());
        json.put("encodingBy", facts.encodingBy());
        json.put("separator", facts.separator());
        json.put("separatorBy", facts.separatorBy());
        json.put("decimal", facts.decimal());
        json.put("sheet", facts.sheet());
        json.put("hiddenRows", facts.hiddenRows());
        json.put("headerRows", facts.headerRows());
        json.put("firstDataLine", facts.firstDataLine());
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("read", report.rows());
        rows.put("used", report.kept());
        rows.put("rejected", report.rejectedRows());
        json.put("rows", rows);
        json.put("cells", Map.of("rejected", report.rejectedCells()));
        Map<String, Object> aside = new LinkedHashMap<>();
        report.aside().forEach((kind, count) -> aside.put(kind.name(), count));
        json.put("aside", aside);
        json.put("weightZero", report.weightZero());
        json.put("unanswered", report.unanswered());
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("inGap", report.times().inGap());
        times.put("inOverlap", report.times().inOverlap());
        times.put("equal", report.times().equal());
        json.put("times", times);
        json.put("money", report.money().map(Intake::money).orElse(null));
        json.put("reasons", report.reasons().stream().map(Intake::json).toList());
        json.put("cautions", report.cautions().stream().map(Enum::name).toList());
        json.put("remarks", report.remarks());
        return json;
    }

    private static Map<String, Object> money(ReadReport.Money money) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("all", money.all());
        json.put("used", money.kept());
        json.put("rejected", money.rejected());
        json.put("givenBack", money.givenBack());
        return json;
    }

    private static Map<String, @Nullable Object> json(Reason reason) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", reason.kind().name());
        json.put("scope", reason.scope().name());
        json.put("column", reason.column());
        json.put("count", reason.count());
        json.put("lines", reason.lines());
        List<Map<String, Object>> values = new ArrayList<>();
        reason.values().forEach((value, count) -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("value", value);
            each.put("count", count);
            values.add(each);
        });
        json.put("values", values);
        json.put("money", reason.money());
        json.put("reason", reason.reason());
        json.put("hint", reason.hint());
        return json;
    }

    /**
     * All rows that came, by what became of them.
     *
     * @param report what became of the rows
     * @return the counts
     */
    public static RowsRead rows(ReadReport report) {
        Map<String, Long> aside = new LinkedHashMap<>();
        report.aside().forEach((kind, count) -> aside.put(kind.name(), count));
        return new RowsRead(
                report.kept(),
                byKind(report, RejectedRow.Scope.ROW),
                aside,
                report.unanswered(),
                byKind(report, RejectedRow.Scope.CELL));
    }

    private static Map<String, Long> byKind(ReadReport report, RejectedRow.Scope scope) {
        Map<String, Long> counts = new LinkedHashMap<>();
        report.reasons().stream()
                .filter(reason -> reason.scope() == scope)
                .forEach(reason -> counts.merge(reason.kind().name(), reason.count(), Long::sum));
        return counts;
    }

    /**
     * All rows that came in one line, for the first screen.
     *
     * @param report what became of the rows
     * @param locale its language
     * @return such as {@code a.csv, 10 rows: 9 counted, 1 left out (cut short)}
     */
    public static String line(ReadReport report, Locale locale) {
        return name(report) + ", " + rows(report).sentence(Wording.in(locale));
    }

    /**
     * What an input is called.
     *
     * @param report what became of its rows
     * @return name of the file, or what else was read
     */
    public static String name(ReadReport report) {
        return report.source().file().isEmpty()
                ? report.source().container()
                : report.source().file();
    }

    /**
     * Whether no figure may be made of an input: no row was read, or more than half of them could not be.
     *
     * @param reports what became of the rows
     * @return true if one of the inputs is no sample of anything
     */
    public static boolean isTooLittle(List<ReadReport> reports) {
        return reports.stream().anyMatch(report -> report.kept() == 0 || report.isMostlyRejected());
    }

    /** Says that there are no figures and why, and gives what became of the rows alone, as JSON. */
    static String withoutFigures(List<ReadReport> reports, Locale locale, PrintWriter told, Map<String, ?> besides)
            throws IOException {
        Wording numbers = Wording.in(locale);
        for (ReadReport report : reports) {
            Terminal.tell(told, "", line(report, locale));
            if (report.rows() > 0 && isTooLittle(List.of(report))) {
                told.println(ReportWords.in(locale)
                        .of("No figures: " + numbers.count(report.rejectedRows()) + " of "
                                + numbers.count(report.rows())
                                + " rows could not be read, and the rest is no sample of anything."));
            }
            print(report, name(report), locale, told);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "rejectedRows",
                reports.stream().mapToLong(ReadReport::rejectedRows).sum());
        document.put("intake", reports.stream().map(Intake::json).toList());
        document.putAll(besides);
        return JsonText.of(document);
    }

    /**
     * Says what was left out and what else is to be known.
     *
     * @param report what became of the rows
     * @param file name of the input
     * @param locale language
     * @param out where to
     */
    public static void print(ReadReport report, String file, Locale locale, PrintWriter out) {
        ReportWords words = ReportWords.in(locale);
        Wording numbers = Wording.in(locale);
        if (report.rows() == 0) {
            paragraph(words.of(file + ": no row was read"), out);
        }
        for (String remark : report.remarks()) {
            paragraph(file + ": " + words.of(remark), out);
        }
        report.respondents()
                .ifPresent(persons -> paragraph(
                        words.of(file + ": one person gave " + numbers.count(persons.most()) + " of "
                                + numbers.count(persons.answers())
                                + " answers; the interval takes them as independent"),
                        out));
        if (report.weightZero() > 0) {
            paragraph(
                    words.of(file + ": " + numbers.count(report.weightZero())
                            + (report.weightZero() == 1
                                    ? " row has the weight 0 and adds"
                                    : " rows have the weight 0 and add")
                            + " nothing to weighted figures"),
                    out);
        }
        if (report.times().inGap() + report.times().inOverlap() > 0) {
            paragraph(
                    words.of(file + ": " + numbers.count(report.times().inGap())
                            + " local times were skipped by the clocks and moved on, "
                            + numbers.count(report.times().inOverlap()) + " came twice and are the earlier"),
                    out);
        }
        if (report.reasons().isEmpty()) {
            return;
        }
        paragraph(
                words.of("Left out in " + file + ": " + count(report.rejectedRows(), "row", numbers) + " of "
                        + numbers.count(report.rows())
                        + (report.rejectedCells() == 0
                                ? ""
                                : ", " + count(report.rejectedCells(), "cell", numbers) + " counted as invalid answers")
                        + (report.cautions().contains(Caution.ROWS_LEFT_OUT)
                                ? "; more than 5 % of the rows: be careful"
                                : "")),
                out);
        report.reasons().stream()
                .limit(MOST_REASONS)
                .forEach(reason -> Terminal.tell(out, "  ", sentence(reason, words, numbers)));
        if (report.reasons().size() > MOST_REASONS) {
            out.println("  " + words.of("... and " + (report.reasons().size() - MOST_REASONS) + " more reasons"));
        }
    }

    private static void paragraph(String text, PrintWriter out) {
        out.println();
        Terminal.tell(out, "", text);
    }

    private static String count(long number, String what, Wording numbers) {
        return numbers.count(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static String sentence(Reason reason, ReportWords words, Wording numbers) {
        StringBuilder text = new StringBuilder();
        text.append(words.of(count(reason.count(), reason.scope() == RejectedRow.Scope.ROW ? "row" : "cell", numbers)));
        if (reason.column() != null) {
            text.append(", ").append(words.of("column " + reason.column()));
        }
        text.append(": ");
        if (!reason.values().isEmpty()) {
            text.append(reason.values().entrySet().stream()
                            .map(each -> each.getValue() > 1
                                    ? words.of("\"" + each.getKey() + "\" " + numbers.count(each.getValue()) + " times")
                                    : "\"" + each.getKey() + "\"")
                            .collect(Collectors.joining(", ")))
                    .append("; ");
        }
        text.append(words.of(reason.reason())).append("; ");
        text.append(words.of((reason.lines().size() == 1 ? "line " : "lines ")
                + reason.lines().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (reason.lines().size() < reason.count() ? ", ..." : "")));
        if (reason.money() != null) {
            text.append("; ")
                    .append(words.of("money "
                            + numbers.number(
                                    reason.money(), Math.max(0, reason.money().scale()))));
        }
        if (reason.hint() != null) {
            text.append("; ").append(words.of(reason.hint()));
        }
        return text.toString();
    }
}
