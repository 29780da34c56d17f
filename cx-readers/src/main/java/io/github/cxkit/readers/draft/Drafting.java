package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.internal.DecimalMark;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides column by column what a file holds. */
final class Drafting {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int MOST_NAMES = 20;

    private final Path file;
    private final DraftOptions options;
    private final DraftTable table;
    private final DraftNotes out = new DraftNotes();
    private final DraftTimes times;
    private final DraftRoles roles;
    private final SurveyDrafting surveys;
    private final ExperimentDrafting experiments;
    private final OrderDrafting orders;
    private final EventDrafting events;

    /** What came near to being answers. */
    private final List<String> misses = new ArrayList<>();

    Drafting(List<Path> files, DraftOptions options) throws IOException {
        this.file = files.get(0);
        this.options = options;
        this.table = DraftTable.read(files, options.file());
        boolean dayFirst = table.columns.stream()
                .anyMatch(column -> Dictionary.known().isDayFirst(column.name)
                        || Dictionary.known().isDayFirst(column.folded())
                        || Dictionary.known().isDayFirst(column.text));
        this.times = new DraftTimes(table, options, out, dayFirst || isDecimalComma());
        this.roles = new DraftRoles(table, out);
        this.surveys = new SurveyDrafting(table, times, out, this::file, stem(), misses);
        this.experiments = new ExperimentDrafting(table, out, this::file);
        this.orders = new OrderDrafting(table, times, out, roles, this::file);
        this.events = new EventDrafting(table, times, out, roles, this::file);
    }

    /** Whether the numbers of the file have a comma for their decimal mark. */
    private boolean isDecimalComma() {
        DecimalMark mark = new DecimalMark();
        for (DraftColumn column : table.columns) {
            List<String> cells = column.nonEmpty(1_000);
            if (cells.stream().allMatch(cell -> Numbers.money(cell, ',') != null || Numbers.money(cell, '.') != null)) {
                cells.forEach(cell -> mark.look(cell, 1, false));
            }
        }
        try {
            return mark.decide(table.separator) == ',';
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Draft draft() {
        if (table.xes) {
            out.notes.add("a log by IEEE 1849");
            return made(Draft.Kind.EVENTS, events.xes());
        }
        Draft.Kind asked = options.kind();
        for (Draft.Kind kind : asked == null ? List.of(Draft.Kind.values()) : List.of(asked)) {
            Draft draft = kind == Draft.Kind.SURVEY && asked == null ? answers() : drafted(kind);
            if (draft != null) {
                return draft;
            }
        }
        throw new IllegalArgumentException(nothing());
    }

    private @Nullable Draft drafted(Draft.Kind kind) {
        boolean asked = options.kind() != null;
        out.begin();
        ObjectNode definition = switch (kind) {
            case SURVEY -> surveys.survey();
            case EXPERIMENT -> experiments.experiment(asked, stem());
            case ORDERS -> orders.orders(asked);
            case EVENTS -> events.events();
        };
        return definition == null ? null : made(kind, definition);
    }

    /** A survey, unless the columns say that the rows are something else of which some numbers look like ratings. */
    private @Nullable Draft answers() {
        Draft survey = drafted(Draft.Kind.SURVEY);
        if (survey == null) {
            return null;
        }
        List<DraftColumn> weak = surveys.weak();
        if (!weak.isEmpty()) {
            for (Draft.Kind kind : List.of(Draft.Kind.EXPERIMENT, Draft.Kind.ORDERS)) {
                Draft other = drafted(kind);
                if (other != null) {
                    return other;
                }
            }
            if (isOfMoney(weak)) {
                return null;
            }
        }
        if (!experiments.isExperiment()) {
            return weak.isEmpty() ? survey : drafted(Draft.Kind.SURVEY);
        }
        out.begin();
        ObjectNode again = surveys.survey();
        if (again == null || !isOfRatings(again)) {
            return drafted(Draft.Kind.EXPERIMENT);
        }
        out.notes.add("one row per unit and its arm: --kind experiment drafts an experiment of the same file");
        return made(Draft.Kind.SURVEY, again);
    }

    /** Why nothing was found. */
    private String nothing() {
        if (table.ragged == 0 && table.columns.stream().allMatch(column -> column.cells.isEmpty())) {
            return "the file has no rows";
        }
        if (table.ragged > 0) {
            misses.add("not looked at: " + table.ragged + (table.ragged == 1 ? " row" : " rows")
                    + " with another count of cells than the heading, or with a stray quote");
        }
        misses.addAll(experiments.misses());
        misses.addAll(roles.misses());
        table.otherShape().ifPresent(misses::add);
        if (!table.hidden.isEmpty()) {
            misses.add("hidden sheets are not looked at: "
                    + String.join(
                            ", ",
                            table.hidden.stream()
                                    .map(name -> "\"" + SameText.visible(name) + "\"")
                                    .toList())
                    + " (say --sheet to read one)");
        }
        if (2 * table.columns.stream().filter(c -> isCurled(c.name)).count() > table.columns.size()) {
            misses.add(
                    "names and cells stand in curled quotes or single ones, which are no quotes of a table: replace them by straight"
                            + " double ones");
        }
        misses.addAll(times.unsettled());
        // what came near says more than what each column looks like
        List<String> said = new ArrayList<>(misses.stream().distinct().toList());
        for (DraftColumn column : table.columns.subList(0, Math.min(MOST_NAMES, table.columns.size()))) {
            said.add("\"" + Shown.name(column.name) + "\" looks like " + column.look());
        }
        if (table.columns.size() > MOST_NAMES) {
            said.add("and " + (table.columns.size() - MOST_NAMES) + " more columns");
        }
        return "no rating question was found, nor the columns of an experiment, orders or events: "
                + String.join("; ", said);
    }

    /** Whether a name stands in quotes as word processors write them. */
    private static boolean isCurled(String name) {
        return name.length() > 2
                && "“”„«'".indexOf(name.charAt(0)) >= 0
                && "“”»'".indexOf(name.charAt(name.length() - 1)) >= 0;
    }

    /** Whether amounts stand in the rows: then a number without a word beside it is hardly an answer. */
    private boolean isOfMoney(List<DraftColumn> weak) {
        DraftColumn amount = table.columns.stream()
                .filter(column -> column.is("amount")
                        && column.filled > 0
                        && column.isNumbers()
                        && column.distinct.keySet().stream().anyMatch(cell -> cell.matches(".*\\d[.,]\\d{1,2}\\b.*")))
                .findFirst()
                .orElse(null);
        if (amount != null) {
            weak.forEach(column -> misses.add("column \"" + Shown.name(column.name)
                    + "\" has numbers of a scale beside the amounts of \"" + Shown.name(amount.name)
                    + "\", and its name asks for no rating: say --kind survey if they are answers"));
        }
        return amount != null;
    }

    /** Whether a question asks for a rating by its words, or by labels of more than yes and no. */
    private boolean isOfRatings(ObjectNode survey) {
        for (JsonNode question : survey.path("questions")) {
            if (question.path("labels").size() > 2
                    || table.columns.stream()
                            .anyMatch(column -> column.address.equals(
                                            question.path("column").asText())
                                    && !ScaleGuess.construct(column).equals("other"))) {
                return true;
            }
        }
        return false;
    }

    private Draft made(Draft.Kind kind, ObjectNode definition) {
        ObjectNode of = JSON.createObjectNode();
        of.set("columns", out.evidence);
        definition.set("evidence", of);
        try {
            List<String> notes = new ArrayList<>(table.remarks());
            notes.addAll(out.notes);
            List<String> questions = new ArrayList<>(out.questions);
            table.secondHeading().ifPresent(questions::add);
            table.unread().ifPresent(questions::add);
            return new Draft(kind, JSON.writeValueAsString(definition) + "\n", notes, questions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void file(ObjectNode definition) {
        if (table.rows != null) {
            definition.withObject("/file").put("rows", table.rows);
        }
        if (table.sheet != null) {
            definition.withObject("/file").put("sheet", table.sheet);
        }
        if (table.headerRows > 1) {
            definition.withObject("/file").put("headerRows", table.headerRows);
        }
        if (options.file().separator() != 0) {
            definition
                    .withObject("/file")
                    .put("separator", String.valueOf(options.file().separator()));
        }
        if (options.file().decimal() != 0) {
            definition
                    .withObject("/file")
                    .put("decimal", String.valueOf(options.file().decimal()));
        }
        if (options.file().encoding() != null) {
            definition
                    .withObject("/file")
                    .put("encoding", options.file().encoding().name());
        }
    }

    private String stem() {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
