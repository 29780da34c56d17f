package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.readers.RejectedRow;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.page.Templates;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Display;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.survey.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The part of the page that says what no figure counts. */
final class LeftOut {

    private static final int MOST_REJECTED = 100;

    private final ScorecardDocument document;
    private final Scorecard card;
    private final Wording wording;

    LeftOut(ScorecardDocument document, Wording wording) {
        this.document = document;
        this.card = document.scorecard();
        this.wording = wording;
    }

    Section section(List<Question> asked) {
        Table rejected = rejected();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("table", questions(asked));
        model.put("anyRejected", !rejected.rows().isEmpty());
        model.put("rejected", rejected);
        model.put("files", files());
        return Section.ofHtml(
                "left-out",
                "What was left out",
                "No answer is never a zero: what is blank, does not apply or is no valid answer is counted here and enters"
                        + " no score."
                        + (card.undated() > 0
                                ? " " + Display.count(card.undated())
                                        + " responses without a time count in every figure but the trends."
                                : ""),
                Templates.render(LeftOut.class, "left-out.mustache", model));
    }

    private Table questions(List<Question> asked) {
        Table table = Table.of(
                Column.text("Question"),
                Column.number("Valid"),
                Column.number("Blank"),
                Column.number("Not applicable"),
                Column.number("Invalid"));
        for (Question question : asked) {
            ScorecardRow row = card.overall().stream()
                    .filter(r -> r.question().equals(question.id()))
                    .findFirst()
                    .orElseThrow();
            Exclusions excluded = row.evidence().excluded();
            table = table.row(
                    question.text(),
                    wording.n(row),
                    Display.count(excluded.count("blank")),
                    Display.count(excluded.count("not applicable")),
                    Display.count(excluded.count("invalid")));
        }
        return table;
    }

    private Table files() {
        Table table = Table.of(
                Column.text("File"),
                Column.text("Survey"),
                Column.number("Responses"),
                Column.number("Repeats left out"),
                Column.number("Rows left out"),
                Column.number("Cells invalid"));
        for (Source source : document.sources()) {
            table = table.row(
                    source.file(),
                    source.survey(),
                    Display.count(source.report().responses()),
                    Display.count(source.repeated()),
                    Display.count(source.report().rejectedRows()),
                    Display.count(source.report().rejectedCells()));
        }
        return table;
    }

    private Table rejected() {
        Table table = Table.of(
                Column.text("File"),
                Column.number("Line"),
                Column.text("Column"),
                Column.text("Value"),
                Column.text("Reason"),
                Column.text("Outcome"));
        int left = MOST_REJECTED;
        for (Source source : document.sources()) {
            for (RejectedRow row : source.rejected()) {
                if (left-- > 0) {
                    table = table.row(
                            source.file(),
                            Display.count(row.line()),
                            Objects.requireNonNullElse(row.column(), ""),
                            Objects.requireNonNullElse(row.value(), ""),
                            row.reason(),
                            row.scope() == RejectedRow.Scope.ROW ? "row left out" : "cell invalid");
                }
            }
        }
        return table;
    }
}
