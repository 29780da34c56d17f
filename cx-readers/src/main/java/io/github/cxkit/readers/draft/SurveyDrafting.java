package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Entities;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts the definition of a survey: who answered when, and which columns are questions on which scale. */
final class SurveyDrafting {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAGS = Pattern.compile("</?(?:p|b|i|u|em|strong|span|br|div|h\\d|font|a)\\b[^<>]*>");

    private final DraftTable table;
    private final DraftTimes times;
    private final DraftNotes out;
    private final SurveyColumns beside;
    private final Consumer<ObjectNode> files;
    private final String name;

    /** What came near to being answers. */
    private final List<String> misses;

    /** The questions, if nothing but their numbers says that they are any. */
    private List<DraftColumn> weak = List.of();

    /**
     * A draft to come.
     *
     * @param files writes what is to be known of the file
     * @param name what the survey is called
     * @param misses takes what came near to being answers
     */
    SurveyDrafting(
            DraftTable table,
            DraftTimes times,
            DraftNotes out,
            Consumer<ObjectNode> files,
            String name,
            List<String> misses) {
        this.beside = new SurveyColumns(table, out);
        this.files = files;
        this.table = table;
        this.times = times;
        this.out = out;
        this.name = name;
        this.misses = misses;
    }

    /** The questions of the last draft, if nothing but their numbers says that they are any. */
    List<DraftColumn> weak() {
        return weak;
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

    @Nullable ObjectNode survey() {
        ObjectNode survey = JSON.createObjectNode();
        survey.put("id", id(name, new HashSet<>()));
        DraftColumn weight = null;
        DraftColumn person = null;
        DraftColumn response = null;
        for (DraftColumn column : table.columns) {
            if (column.filled == 0 || column.is("personal") || column.isTestFlag()) {
                out.taken.add(column);
            } else if (weight == null && column.is("weight") && column.isWeights()) {
                weight = column;
                out.take(column, "weight", "SURE", "of its name");
            } else if (weight == null && column.is("weight") && column.isMostlyNumbers()) {
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
            } else if (person == null && column.is("respondent") && !column.isYesOrNo()) {
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
        beside.segments(survey);
        beside.comment(survey);
        beside.status(survey);
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
        files.accept(survey);
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
            if (!out.taken.contains(column) && !column.isNoRating() && !isCounted(column) && !column.lists) {
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
                out.notes.add("column \"" + Shown.name(column.name) + "\": not taken, it looks like " + column.look());
            }
        }
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
