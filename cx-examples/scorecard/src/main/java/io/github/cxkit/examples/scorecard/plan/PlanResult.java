package io.github.cxkit.examples.scorecard.plan;

import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.examples.scorecard.cli.Terminal;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Collects the lines of a plan for people and its figures for JSON. */
final class PlanResult {

    private final Wording wording;
    private Table table;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    PlanResult(Wording wording) {
        this.wording = wording;
        this.table = Table.of(Column.text(wording.text("value.figure")), Column.number(wording.text("value")));
    }

    PlanResult line(String figure, String text, String key, Object value) {
        table = table.row(wording.text("plan." + figure), text);
        figures.put(key, value);
        return this;
    }

    void write(String title, String sentence, CommandLine line, @Nullable Path json) throws IOException {
        Outputs outputs = Outputs.besides(List.of()).add("--json", json);
        PrintWriter told = outputs.useStandard() ? line.getErr() : line.getOut();
        told.println(wording.text("plan." + title));
        told.println();
        ConsoleTable.write(table, Terminal.width(), told);
        told.println();
        Terminal.tell(told, "", wording.text("plan." + sentence));
        if (outputs.has("--json")) {
            String text = JsonText.of(figures);
            Path written = outputs.write("--json", text, line.getOut());
            if (written != null) {
                told.println(wording.text("written.figures", written.toString()));
            }
        }
    }
}
