package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.YesNo;
import io.github.cxkit.readers.internal.DecimalMark;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Entities;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides column by column what a file holds. */
final class Drafting {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final int MOST_NAMES = 20;
    private static final int MOST_CHOICES = 200;
    private static final int LONGEST_CHOICE = 60;
    private static final int FEW_VALUES = 6;

    private static final Pattern TAGS = Pattern.compile("</?(?:p|b|i|u|em|strong|span|br|div|h\\d|font|a)\\b[^<>]*>");

    private final Path file;
    private final DraftOptions options;
    private final DraftTable table;
    private final DraftNotes out = new DraftNotes();
    private final DraftTimes times;

    /** What came near to being answers. */
    private final List<String> misses = new ArrayList<>();

    /** The questions, if nothing but their numbers says that they are any. */
    private List<DraftColumn> weak = List.of();

    Drafting(List<Path> files, DraftOptions options) throws IOException {
        this.file = files.get(0);
        this.options = options;
        this.table = DraftTable.read(files, options.file());
        boolean dayFirst = table.columns.stream()
                .anyMatch(column -> Dictionary.known().isDayFirst(column.name)
                        || Dictionary.known().isDayFirst(column.folded())
                        || Dictionary.known().isDayFirst(column.text));
        this.times = new DraftTimes(table, options, out, dayFirst || isDecimalComma());
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
        LogDrafting logs = new LogDrafting(table, times, out, this::file);
        ExperimentDrafting experiments = new ExperimentDrafting(table, out, this::file);
        if (table.xes) {
            out.notes.add("a log by IEEE 1849");
            return made(Draft.Kind.EVENTS, logs.xes());
        }
        for (Draft.Kind tried : options.kind() == null ? List.of(Draft.Kind.values()) : List.of(options.kind())) {
            Draft.Kind kind = tried;
            out.begin();
            ObjectNode definition = switch (kind) {
                case SURVEY -> survey();
                case EXPERIMENT -> experiments.experiment(options.kind() != null, stem());
                case ORDERS -> logs.orders(options.kind() != null);
                case EVENTS -> logs.events();
            };
            if (kind == Draft.Kind.SURVEY && definition != null && options.kind() == null && !weak.isEmpty()) {
                out.begin();
                ObjectNode experiment = experiments.experiment(false, stem());
                if (experiment != null) {
                    return made(Draft.Kind.EXPERIMENT, experiment);
                }
                out.begin();
                ObjectNode orders = logs.orders(false);
                if (orders != null) {
                    return made(Draft.Kind.ORDERS, orders);
                }
                out.begin();
                definition = isOfMoney() ? null : survey();
            }
            if (definition != null
                    && kind == Draft.Kind.SURVEY
                    && options.kind() == null
                    && experiments.isExperiment()) {
                if (isOfRatings(definition)) {
                    out.notes.add(
                            "one row per unit and its arm: --kind experiment drafts an experiment of the same file");
                } else {
                    out.begin();
                    definition = experiments.experiment(false, stem());
                    kind = Draft.Kind.EXPERIMENT;
                }
            }
            if (definition != null) {
                return made(kind, definition);
            }
        }
        if (table.ragged == 0 && table.columns.stream().allMatch(column -> column.cells.isEmpty())) {
            throw new IllegalArgumentException("the file has no rows");
        }
        if (table.ragged > 0) {
            misses.add("not looked at: " + table.ragged + (table.ragged == 1 ? " row" : " rows")
                    + " with another count of cells than the heading, or with a stray quote");
        }
        misses.addAll(experiments.misses());
        misses.addAll(logs.misses());
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
            said.add("\"" + Shown.name(column.name) + "\" looks like " + look(column));
        }
        if (table.columns.size() > MOST_NAMES) {
            said.add("and " + (table.columns.size() - MOST_NAMES) + " more columns");
        }
        throw new IllegalArgumentException(
                "no rating question was found, nor the columns of an experiment, orders or events: "
                        + String.join("; ", said));
    }

    /** Whether a name stands in quotes as word processors write them. */
    private static boolean isCurled(String name) {
        return name.length() > 2
                && "“”„«'".indexOf(name.charAt(0)) >= 0
                && "“”»'".indexOf(name.charAt(name.length() - 1)) >= 0;
    }

    /** Whether amounts stand in the rows: then a number without a word beside it is hardly an answer. */
    private boolean isOfMoney() {
        DraftColumn amount = table.columns.stream()
                .filter(column -> column.is("amount")
                        && column.filled > 0
                        && LogDrafting.isNumbers(column)
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

    /** Takes columns away that look like ratings and are none, and says so. */
    private void noRatings(@Nullable DraftColumn counts) {
        NoRatings none = new NoRatings(
                table.columns.stream().filter(c -> !out.taken.contains(c)).toList());
        none.found().forEach((column, why) -> {
            out.taken.add(column);
            out.notes.add("column \"" + Shown.name(column.name) + "\": not taken, " + why);
        });
        List<DraftColumn> labels = counts == null ? none.countsOfLabels() : List.of();
        if (!labels.isEmpty() && labels.stream().noneMatch(out.taken::contains)) {
            asked(
                    labels.get(0),
                    "it and the columns beside it are called like the answers to one question: do their numbers count"
                            + " them? no score is made of such columns: give each answer a row, or say \"countColumns\"");
            out.taken.addAll(labels);
        }
    }

    private static String look(DraftColumn column) {
        if (column.filled == 0) {
            return "nothing";
        }
        if (column.is("personal")) {
            return "personal data";
        }
        if (column.distinct.size() == 1) {
            return "one value throughout";
        }
        return column.distinct.size() <= 20
                ? "a group of " + column.distinct.size() + " values"
                        + (column.distinct.size() <= FEW_VALUES && 3 * column.distinct.size() <= column.filled
                                ? column.distinct.keySet().stream()
                                        .map(Shown::quoted)
                                        .collect(Collectors.joining(", ", " (", ")"))
                                : "")
                : "texts or numbers, " + column.distinct.size() + " different ones";
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

    private @Nullable ObjectNode survey() {
        ObjectNode survey = JSON.createObjectNode();
        survey.put("id", id(stem(), new HashSet<>()));
        DraftColumn weight = null;
        DraftColumn person = null;
        DraftColumn response = null;
        for (DraftColumn column : table.columns) {
            if (column.filled == 0 || column.is("personal") || isTestFlag(column)) {
                out.taken.add(column);
            } else if (weight == null && column.is("weight") && LogDrafting.isWeights(column)) {
                weight = column;
                out.take(column, "weight", "SURE", "of its name");
            } else if (weight == null
                    && column.is("weight")
                    && 2 * LogDrafting.noNumbers(column) <= Math.min(1_000, column.filled)) {
                asked(
                        column,
                        "is it the weight of the answers? many of its cells are no numbers: add \"weightColumn\": \""
                                + column.address + "\" if it is");
            } else if ((column.is("respondent") || column.is("response")) && column.isRounded()) {
                out.taken.add(column);
                out.notes.add("column \"" + Shown.name(column.name)
                        + "\": a spreadsheet has rounded its ids, such as "
                        + Shown.quoted(column.nonEmpty(1).get(0))
                        + ": export them again as text");
            } else if (person == null && column.is("respondent") && !isYesOrNo(column)) {
                person = column;
                out.take(column, "person", "SURE", "of its name");
            } else if (column.is("response")) {
                response = response == null ? column : response;
                out.taken.add(column);
            }
        }
        if (person == null && response != null && response.distinct.size() == response.filled && response.filled > 0) {
            person = response;
            out.take(response, "person", "LIKELY", "it is unique in every row");
        }
        DraftTimes.Time time = times.time();
        TableShape shape = new TableShape(table, out.taken);
        TableShape.LongTable rows = shape.asLong();
        if (rows != null && person == null && response != null && response.distinct.size() < response.filled) {
            person = response;
            out.take(response, "person", "LIKELY", "it comes again in the rows of one person");
        }
        if (rows == null) {
            person = again(person, response);
        }
        if (rows != null && (person == null || person.distinct.size() == person.filled)) {
            misses.add("column \"" + Shown.name(rows.question().name)
                    + "\" names questions: one row per answer needs a column of the persons");
            return null;
        }
        DraftColumn turned = rows == null ? new NoRatings(table.columns).turned() : null;
        if (turned != null) {
            misses.add("column \"" + Shown.name(turned.name)
                    + "\" has a question in each row, and each person seems to have a column: turn the table, so that"
                    + " each person has a row");
            return null;
        }
        questions(survey, shape, rows, person);
        if (survey.withArray("questions").isEmpty()) {
            return null;
        }
        segments(survey);
        comment(survey);
        status(survey);
        if (weight != null) {
            survey.put("weightColumn", weight.address);
        }
        if (person != null) {
            survey.put("respondentColumn", person.address);
        }
        if (time != null) {
            survey.put("timeColumn", time.column().address);
            time.write(survey, "timePattern");
            times.zone(survey, time);
        }
        file(survey);
        if (time != null && time.decimal() != 0) {
            survey.withObject("/file").put("decimal", String.valueOf(time.decimal()));
        }
        untold();
        return survey;
    }

    /** Rows that come again with the id of their response: an export was glued to one that overlaps it. */
    private @Nullable DraftColumn again(@Nullable DraftColumn person, @Nullable DraftColumn response) {
        long again = response == null || 2 * response.distinct.size() <= response.filled ? 0 : table.again(response);
        if (again == 0 || response == null) {
            return person;
        }
        out.questions.add(
                again + (again == 1 ? " row comes" : " rows come") + " again, all cells alike, with the same \""
                        + Shown.name(response.name)
                        + "\": do two exports overlap? each row counts; say --repeat last or first to count each person once");
        if (person == null) {
            out.take(response, "person", "LIKELY", "its ids name the answers and come again");
            return response;
        }
        return person;
    }

    private void questions(
            ObjectNode survey, TableShape shape, TableShape.@Nullable LongTable rows, @Nullable DraftColumn person) {
        ArrayNode list = survey.putArray("questions");
        Set<String> ids = new HashSet<>();
        DraftColumn counts = rows == null && person == null ? shape.counts() : null;
        DraftColumn doubtful = rows == null && person == null && counts == null ? shape.doubtfulCounts() : null;
        if (doubtful != null) {
            asked(
                    doubtful,
                    "does it say how many gave the answers of a row? too many of its cells are no whole number: mend"
                            + " them, or rename it if it does not");
            return;
        }
        if (rows == null) {
            noRatings(counts);
        }
        ScaleGuess guess = new ScaleGuess(counts != null);
        List<DraftColumn> columns = table.columns;
        if (rows != null) {
            survey.putObject("long").put("question", rows.question().address).put("value", rows.value().address);
            out.take(rows.question(), "question", "SURE", "one row per answer");
            out.take(rows.value(), "answer", "SURE", "of its name");
            columns = rows.columns();
        } else if (counts != null) {
            survey.put("countColumn", counts.address);
            out.take(counts, "count", "SURE", "of its name");
        }
        List<TableShape.Choices> choices = rows == null ? shape.choices() : List.of();
        for (TableShape.Choices each : choices) {
            choice(each, guess.of(each.column(), List.of()), list, ids);
        }
        Map<DraftColumn, ScaleGuess.Found> found = new LinkedHashMap<>();
        for (DraftColumn column : columns) {
            if (!out.taken.contains(column) && !isNoRating(column) && !isCounted(column) && !column.lists) {
                ScaleGuess.Found question = guess.of(column, siblings(column));
                if (question != null && question.asked != null) {
                    asked(column, question.asked);
                } else if (question != null && column.has("averages")) {
                    asked(column, "are its numbers answers, or averages of answers, of which no score can be made?");
                } else if (question != null) {
                    found.put(column, question);
                }
            }
        }
        if (found.size() == 1 && list.isEmpty() && rows == null) {
            saidElsewhere(found, guess);
        }
        weak = list.isEmpty() && rows == null && counts == null
                ? found.entrySet().stream()
                        .filter(each -> each.getValue().weak)
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
        weak = weak.size() == found.size() ? weak : List.of();
        DraftColumn owner = counts == null || found.isEmpty() ? null : owner(found.keySet(), counts);
        if (owner != null) {
            found.keySet()
                    .forEach(column -> asked(
                            column,
                            "is each row the answers of one \"" + Shown.name(owner.name)
                                    + "\", and the number its score? no score can be made of scores"));
            found.clear();
        }
        found.forEach((column, question) -> list.add(question(column, question, ids)));
    }

    /** A column that names each row of a table of counts once, where ratings come again: rows are then those of stores, not of points. */
    private @Nullable DraftColumn owner(Set<DraftColumn> ratings, DraftColumn counts) {
        return table.columns.stream()
                .filter(column -> column != counts
                        && !ratings.contains(column)
                        && !column.cells.isEmpty()
                        && column.distinct.size() == column.cells.size()
                        && ratings.stream().allMatch(rating -> rating.distinct.size() < rating.filled))
                .findFirst()
                .orElse(null);
    }

    private void saidElsewhere(Map<DraftColumn, ScaleGuess.Found> found, ScaleGuess guess) {
        DraftColumn column = found.keySet().iterator().next();
        List<DraftColumn> others =
                table.columns.stream().filter(c -> !out.taken.contains(c)).toList();
        DraftColumn kinds = SaidElsewhere.kinds(others);
        if (kinds != null) {
            found.clear();
            asked(
                    column,
                    "its answers are those of several questions, which \"" + Shown.name(kinds.name)
                            + "\" names: say \"only\" to choose one of them");
            return;
        }
        SaidElsewhere said = ScaleGuess.construct(column).equals("other") ? SaidElsewhere.of(column, others) : null;
        if (said == null) {
            return;
        }
        column.saidElsewhere = said.asked();
        ScaleGuess.Found asked = guess.of(column, List.of());
        if (asked != null && asked.asked == null) {
            String name = SameText.visible(said.column().name);
            asked.because.add("column \"" + name + "\" says " + Shown.quoted(said.asked()));
            found.put(column, asked);
            if (said.isClass()) {
                out.taken.add(said.column());
                out.notes.add("column \"" + name + "\": no segment, it repeats the answers as classes of NPS");
            }
        }
    }

    /** A question of which every choice has its own column. */
    private void choice(TableShape.Choices choices, ScaleGuess.@Nullable Found found, ArrayNode list, Set<String> ids) {
        if (found == null || found.asked != null) {
            return;
        }
        ObjectNode places = JSON.createObjectNode();
        for (Map.Entry<DraftColumn, String> each : choices.labels().entrySet()) {
            Object place = TableShape.place(found, each.getValue());
            if (place == null) {
                return;
            }
            places.putPOJO(each.getKey().address, place);
        }
        int several = choices.several();
        if (!Strays.areFewOfNamed(several, choices.answered())) {
            asked(
                    choices.column(),
                    several + " of " + choices.answered() + " rows tick several of its choices: is it a rating with one"
                            + " answer? add \"questions\": [{\"id\": ..., \"choiceColumns\": {...}, \"scale\": ...,"
                            + " \"metrics\": [...]}] if it is");
            out.taken.addAll(choices.labels().keySet());
            return;
        }
        ObjectNode question = question(choices.column(), found, ids);
        question.remove(List.of("column", "labels", "numbers", "blankCodes", "notApplicableCodes"));
        question.set("choiceColumns", places);
        if (several > 0) {
            out.notes.add("column \"" + Shown.name(choices.column().name) + "\": " + several
                    + (several == 1
                            ? " row ticks several of its choices and is"
                            : " rows tick several of its choices and are")
                    + " left out");
        }
        list.add(question);
        out.taken.addAll(choices.labels().keySet());
    }

    /** What is not settled enters no figure. */
    private void asked(DraftColumn column, String question) {
        out.take(column, "question", "ASK", "");
        out.notes.remove(out.notes.size() - 1);
        String asked = "column \"" + Shown.name(column.name) + "\": " + question;
        out.questions.add(asked);
        misses.add(asked);
    }

    /** No column is passed over in silence. */
    private void untold() {
        for (DraftColumn column : table.columns) {
            if (!out.taken.contains(column) && !column.is("status")) {
                out.notes.add("column \"" + Shown.name(column.name) + "\": not taken, it looks like " + look(column));
            }
        }
    }

    /** Whether somebody is a customer, and not which. */
    private static boolean isYesOrNo(DraftColumn column) {
        return column.distinct.keySet().stream().allMatch(cell -> YesNo.of(cell).isPresent());
    }

    private boolean isNoRating(DraftColumn column) {
        return column.is("notRating") || column.is("status") || column.is("time");
    }

    /** Numbers that count or name things, under a heading that asks for no rating. */
    private static boolean isCounted(DraftColumn column) {
        return ScaleGuess.construct(column).equals("other")
                ? column.is("groups") || column.has("counted")
                : Dictionary.known().words("roles.units").stream().anyMatch(column::endsWith);
    }

    private List<DraftColumn> siblings(DraftColumn column) {
        List<DraftColumn> siblings = new ArrayList<>();
        for (DraftColumn other : table.columns) {
            if (other != column
                    && !out.taken.contains(other)
                    && !column.stem().isEmpty()
                    && other.stem().equals(column.stem())) {
                siblings.add(other);
            }
        }
        return siblings;
    }

    private ObjectNode question(DraftColumn column, ScaleGuess.Found found, Set<String> ids) {
        out.take(column, "question", found.likely ? "LIKELY" : "SURE", String.join(", ", found.because));
        ObjectNode question = JSON.createObjectNode();
        question.put("id", id(column.text, ids));
        question.put("column", column.address);
        question.put("text", plain(column.text));
        ObjectNode scale = question.putObject("scale").put("min", found.min).put("max", found.max);
        if (found.highIsBad) {
            scale.put("direction", "HIGH_IS_BAD");
        }
        if (!found.blankCodes.isEmpty()) {
            found.blankCodes.forEach(question.putArray("blankCodes")::add);
        }
        if (!found.notApplicableCodes.isEmpty()) {
            found.notApplicableCodes.forEach(question.putArray("notApplicableCodes")::add);
        }
        if (!found.labels.isEmpty()) {
            ObjectNode labels = question.putObject("labels");
            found.labels.forEach(labels::put);
        }
        if (found.leading) {
            question.put("numbers", "LEADING");
        }
        found.metrics.forEach(question.withArray("metrics")::add);
        String name = Shown.name(column.name);
        found.notes.forEach(note -> out.notes.add("column \"" + name + "\": " + note));
        if (!found.outside.isEmpty() && column.distinct.size() <= 20) {
            for (String outside : found.outside) {
                int times = Objects.requireNonNull(column.distinct.get(outside));
                out.notes.add("column \"" + name + "\": " + Shown.quoted(outside) + " (" + times
                        + (times == 1 ? " time" : " times") + ") is no known point and stays invalid; \"blankCodes\" or"
                        + " \"notApplicableCodes\" say that it is no answer");
            }
        }
        return question;
    }

    /** A text without the marks of a web page, which some tools leave in it. */
    private static String plain(String text) {
        return TAGS.matcher(text).find()
                ? SameText.shown(
                        Entities.decoded(TAGS.matcher(text).replaceAll(" ")).replaceAll("\\s+([?.,!:;])", "$1"))
                : Entities.decoded(text);
    }

    private void segments(ObjectNode survey) {
        for (DraftColumn column : table.columns) {
            int n = column.distinct.size();
            String between = several(column);
            if (out.taken.contains(column)
                    || isNoRating(column)
                    || n < 2
                    || (between == null && (n > 20 || 3 * n > column.cells.size() || column.meanLength() > 40))
                    || column.is("comment")
                    || (column.has("comment") && column.meanLength() > 20)) {
                continue;
            }
            ObjectNode segment = survey.withArray("segments").addObject().put("column", column.address);
            if (!column.text.equals(column.address)) {
                segment.put("text", column.text);
            }
            if (between != null) {
                segment.put("several", between);
            }
            out.take(column, "segment", "SURE", n + " values");
            Map<String, String> folded = new HashMap<>();
            for (String value : column.distinct.keySet()) {
                String other = folded.putIfAbsent(SameText.folded(value), value);
                if (other != null) {
                    out.notes.add("column \"" + Shown.name(column.name) + "\": " + Shown.quoted(other) + " and "
                            + Shown.quoted(value) + " differ in case only and are two groups; \"codes\" can make them"
                            + " one");
                }
            }
        }
    }

    /** What parts several choices in one cell; null if a cell is one choice. */
    private static @Nullable String several(DraftColumn column) {
        return column.distinct.size() > MOST_CHOICES
                ? null
                : Stream.of(";", "|", ",")
                        .filter(between -> column.lists || isSeveral(column, between))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isSeveral(DraftColumn column, String between) {
        Set<String> parts = new HashSet<>();
        int two = 0;
        for (Map.Entry<String, Integer> value : column.distinct.entrySet()) {
            String[] all = value.getKey().split(Pattern.quote(between), 0);
            for (String part : all) {
                parts.add(part.strip());
            }
            two += all.length > 1 ? value.getValue() : 0;
        }
        return parts.size() >= 2
                && parts.size() <= 20
                && parts.stream().allMatch(part -> part.length() <= LONGEST_CHOICE)
                && column.distinct.size() > parts.size()
                && 2 * two >= column.filled;
    }

    /** Whether letters outweigh digits: times that no pattern reads are no remarks. */
    private static boolean isProse(DraftColumn column) {
        long letters = 0;
        long digits = 0;
        for (String cell : column.nonEmpty(100)) {
            letters += cell.codePoints().filter(Character::isLetter).count();
            digits += cell.codePoints().filter(Character::isDigit).count();
        }
        return letters > digits;
    }

    private void comment(ObjectNode survey) {
        DraftColumn best = null;
        boolean named = false;
        for (DraftColumn column : table.columns) {
            if (out.taken.contains(column) || isNoRating(column) || column.filled == 0) {
                continue;
            }
            boolean byName = column.has("comment");
            double words = column.nonEmpty(1_000).stream()
                    .mapToInt(t -> t.split(" ").length)
                    .average()
                    .orElse(0);
            boolean free = 2 * column.distinct.size() > column.filled && words > 3 && isProse(column);
            if ((byName && !named) || (free && !named && (best == null || column.meanLength() > best.meanLength()))) {
                best = column;
                named |= byName;
            }
        }
        if (best != null) {
            survey.put("commentColumn", best.address);
            out.take(
                    best,
                    "comment",
                    named ? "SURE" : "LIKELY",
                    named ? "of its name" : "its texts are long and differ");
        }
    }

    /** Whether a column says which rows are tests. */
    private static boolean isTestFlag(DraftColumn column) {
        return column.is("testFlag") && isYesOrNo(column);
    }

    private void status(ObjectNode survey) {
        Set<String> previews = Dictionary.known().words("statusPreview");
        for (DraftColumn column : table.columns) {
            boolean flag = isTestFlag(column);
            if (!flag && !column.is("status")) {
                continue;
            }
            boolean coded = SameText.folded(column.name).equals("status")
                    && SameText.folded(column.text).equals("response type");
            List<String> previewed = column.distinct.keySet().stream()
                    .filter(value -> flag
                            ? YesNo.of(value).orElse(false)
                            : previews.contains(SameText.folded(value)) || (coded && isPreview(value)))
                    .toList();
            if (!previewed.isEmpty()) {
                ArrayNode texts = survey.withObject("/except").putArray(column.address);
                previewed.forEach(texts::add);
                out.notes.add("column \"" + Shown.name(column.name) + "\": rows with " + previewed + " are left out");
            } else if (column.distinct.size() > 1 && column.distinct.size() <= 10) {
                out.notes.add("column \"" + Shown.name(column.name) + "\" has " + column.distinct
                        + ": all rows count; say \"only\" to choose");
            }
        }
    }

    /** Codes of Qualtrics are sums: 1 is a preview, 2 a test, 8 spam; 0, 4 and 16 are answers, imported or given offline. */
    private static boolean isPreview(String code) {
        return code.matches("\\d{1,3}") && (Integer.parseInt(code) & 0b1011) != 0;
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

    private static String id(String text, Set<String> used) {
        String plain = Normalizer.normalize(Objects.requireNonNull(text), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        plain = plain.length() > 40 ? plain.substring(0, 40).replaceAll("-$", "") : plain;
        plain = plain.isEmpty() ? "question" : plain;
        String id = plain;
        for (int i = 2; !used.add(id); i++) {
            id = plain + "-" + i;
        }
        return id;
    }
}
