package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Numbers;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import io.github.cxkit.readers.internal.TimeProposals;
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
import org.jspecify.annotations.Nullable;

/** Decides column by column what a file holds. */
final class Drafting {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int TIME_SAMPLE = 1_000;

    private final Path file;
    private final DraftOptions options;
    private final DraftTable table;
    private final List<String> notes = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final ArrayNode evidence = JSON.createArrayNode();
    private final Set<DraftColumn> taken = new HashSet<>();
    private final boolean italian;

    Drafting(Path file, DraftOptions options) throws IOException {
        this.file = file;
        this.options = options;
        this.table = DraftTable.read(file, options.file());
        String headings =
                table.columns.stream().map(c -> SameText.folded(c.name)).reduce("", (a, b) -> a + " " + b);
        this.italian = Dictionary.known().italianWords().stream()
                .anyMatch(word -> Pattern.compile("(?<![\\p{L}])" + Pattern.quote(word))
                        .matcher(headings)
                        .find());
        if (table.remark != null) {
            notes.add(table.remark);
        }
    }

    Draft draft() {
        if (table.xes) {
            return xes();
        }
        Draft.Kind kind = options.kind();
        if (kind == null || kind == Draft.Kind.SURVEY) {
            ObjectNode survey = survey();
            if (survey != null) {
                return made(Draft.Kind.SURVEY, survey);
            }
        }
        taken.clear();
        if (kind == null || kind == Draft.Kind.ORDERS) {
            ObjectNode orders = orders();
            if (orders != null) {
                return made(Draft.Kind.ORDERS, orders);
            }
        }
        if (kind == null || kind == Draft.Kind.EVENTS) {
            ObjectNode events = events();
            if (events != null) {
                return made(Draft.Kind.EVENTS, events);
            }
        }
        List<String> looks = new ArrayList<>();
        for (DraftColumn column : table.columns) {
            looks.add("\"" + SameText.visible(column.name) + "\" looks like " + look(column));
        }
        throw new IllegalArgumentException(
                "no rating question was found, nor the columns of orders or events: " + String.join("; ", looks));
    }

    private static String look(DraftColumn column) {
        if (column.filled == 0) {
            return "nothing";
        }
        if (column.is("personal")) {
            return "personal data";
        }
        return column.distinct.size() <= 20
                ? "a group of " + column.distinct.size() + " values"
                : "texts or numbers, " + column.distinct.size() + " different ones";
    }

    private Draft made(Draft.Kind kind, ObjectNode definition) {
        ObjectNode of = JSON.createObjectNode();
        of.set("columns", evidence);
        definition.set("evidence", of);
        try {
            return new Draft(kind, JSON.writeValueAsString(definition) + "\n", notes, questions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(DraftColumn column, String role, String certainty, String because) {
        taken.add(column);
        evidence.addObject()
                .put("column", column.name)
                .put("role", role)
                .put("certainty", certainty)
                .putArray("because")
                .add(because);
        notes.add("column \"" + SameText.visible(column.name) + "\": " + role
                + (because.isEmpty() ? "" : ", because " + because));
    }

    private @Nullable ObjectNode survey() {
        ObjectNode survey = JSON.createObjectNode();
        survey.put("id", id(stem(), new HashSet<>()));
        DraftColumn weight = null;
        DraftColumn person = null;
        DraftColumn response = null;
        for (DraftColumn column : table.columns) {
            if (column.filled == 0 || column.is("personal")) {
                taken.add(column);
            } else if (weight == null && column.is("weight") && isNumbers(column)) {
                weight = column;
                take(column, "weight", "SURE", "of its name");
            } else if (person == null && column.is("respondent")) {
                person = column;
                take(column, "person", "SURE", "of its name");
            } else if (column.is("response")) {
                response = response == null ? column : response;
                taken.add(column);
            }
        }
        if (person == null && response != null && response.distinct.size() == response.filled && response.filled > 0) {
            person = response;
            take(response, "person", "LIKELY", "it is unique in every row");
        }
        Time time = time();
        ArrayNode list = survey.putArray("questions");
        Set<String> ids = new HashSet<>();
        ScaleGuess guess = new ScaleGuess();
        Map<DraftColumn, ScaleGuess.Found> found = new LinkedHashMap<>();
        for (DraftColumn column : table.columns) {
            if (!taken.contains(column) && !isNoRating(column)) {
                ScaleGuess.Found question = guess.of(column, siblings(column));
                if (question != null) {
                    found.put(column, question);
                }
            }
        }
        if (found.isEmpty()) {
            return null;
        }
        found.forEach((column, question) -> list.add(question(column, question, ids)));
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
            survey.put("timeColumn", time.column.address);
            time.write(survey, "timePattern");
            zone(survey, time);
        }
        file(survey);
        return survey;
    }

    private boolean isNoRating(DraftColumn column) {
        return column.is("notRating") || column.is("status") || column.is("time");
    }

    private List<DraftColumn> siblings(DraftColumn column) {
        List<DraftColumn> siblings = new ArrayList<>();
        for (DraftColumn other : table.columns) {
            if (other != column
                    && !taken.contains(other)
                    && !stemOf(column).isEmpty()
                    && stemOf(other).equals(stemOf(column))) {
                siblings.add(other);
            }
        }
        return siblings;
    }

    private static String stemOf(DraftColumn column) {
        if (!column.upper.equals(column.name) && !column.upper.isEmpty()) {
            return column.upper;
        }
        int bracket = column.name.indexOf(" [");
        int dash = column.name.indexOf(" - ");
        return bracket > 0 && column.name.endsWith("]")
                ? column.name.substring(0, bracket)
                : dash > 0 ? column.name.substring(0, dash) : "";
    }

    private ObjectNode question(DraftColumn column, ScaleGuess.Found found, Set<String> ids) {
        take(column, "question", found.likely ? "LIKELY" : "SURE", String.join(", ", found.because));
        ObjectNode question = JSON.createObjectNode();
        question.put("id", id(column.text, ids));
        question.put("column", column.address);
        question.put("text", column.text);
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
        String name = SameText.visible(column.name);
        found.notes.forEach(note -> notes.add("column \"" + name + "\": " + note));
        if (!found.outside.isEmpty() && column.distinct.size() <= 20) {
            for (String outside : found.outside) {
                int times = Objects.requireNonNull(column.distinct.get(outside));
                notes.add("column \"" + name + "\": " + Shown.quoted(outside) + " (" + times
                        + (times == 1 ? " time" : " times") + ") is no label that is known and stays invalid");
            }
        }
        return question;
    }

    private void segments(ObjectNode survey) {
        for (DraftColumn column : table.columns) {
            int n = column.distinct.size();
            if (taken.contains(column)
                    || isNoRating(column)
                    || n < 2
                    || n > 20
                    || 3 * n > column.cells.size()
                    || column.meanLength() > 40
                    || (column.has("comment") && column.meanLength() > 20)) {
                continue;
            }
            ObjectNode segment = survey.withArray("segments").addObject().put("column", column.address);
            if (!column.text.equals(column.address)) {
                segment.put("text", column.text);
            }
            for (String between : new String[] {";", "|", ","}) {
                if (isSeveral(column, between)) {
                    segment.put("several", between);
                    break;
                }
            }
            take(column, "segment", "SURE", n + " values");
        }
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
                && column.distinct.size() > parts.size()
                && 2 * two >= column.filled;
    }

    private void comment(ObjectNode survey) {
        DraftColumn best = null;
        boolean named = false;
        for (DraftColumn column : table.columns) {
            if (taken.contains(column) || isNoRating(column)) {
                continue;
            }
            boolean byName = column.has("comment");
            double words = column.nonEmpty(1_000).stream()
                    .mapToInt(t -> t.split(" ").length)
                    .average()
                    .orElse(0);
            boolean free = 2 * column.distinct.size() > column.filled && words > 3;
            if ((byName && !named) || (free && !named && (best == null || column.meanLength() > best.meanLength()))) {
                best = column;
                named |= byName;
            }
        }
        if (best != null) {
            survey.put("commentColumn", best.address);
            take(best, "comment", named ? "SURE" : "LIKELY", named ? "of its name" : "its texts are long and differ");
        }
    }

    private void status(ObjectNode survey) {
        Set<String> previews = Dictionary.known().words("statusPreview");
        for (DraftColumn column : table.columns) {
            if (!column.is("status")) {
                continue;
            }
            List<String> out = column.distinct.keySet().stream()
                    .filter(value -> previews.contains(SameText.folded(value)))
                    .toList();
            if (!out.isEmpty()) {
                ArrayNode texts = survey.withObject("/except").putArray(column.address);
                out.forEach(texts::add);
                notes.add("column \"" + column.name + "\": rows with " + out + " are left out");
            } else if (column.distinct.size() > 1 && column.distinct.size() <= 10) {
                notes.add("column \"" + column.name + "\" has " + column.distinct
                        + ": all rows count; say \"only\" to choose");
            }
        }
    }

    /** A column of times and how they are written. */
    private record Time(DraftColumn column, List<String> patterns, boolean zoned, boolean dateCells) {
        void write(ObjectNode into, String field) {
            if (!dateCells && !patterns.equals(List.of("ISO"))) {
                into.put(field, patterns.get(0));
            }
        }
    }

    private @Nullable Time time() {
        List<DraftColumn> byRole = new ArrayList<>();
        for (String word : Dictionary.known().words("roles.time")) {
            table.columns.stream()
                    .filter(c -> !taken.contains(c) && c.folded().equals(DraftColumn.fold(word)))
                    .forEach(byRole::add);
        }
        table.columns.stream().filter(c -> !taken.contains(c) && c.has("time")).forEach(byRole::add);
        table.columns.stream().filter(c -> !taken.contains(c)).forEach(byRole::add);
        Time first = null;
        Set<DraftColumn> seen = new HashSet<>();
        for (DraftColumn column : byRole) {
            if (!seen.add(column) || column.filled == 0) {
                continue;
            }
            Time time = timeOf(column);
            if (time != null) {
                taken.add(column);
                if (first == null && !time.patterns.isEmpty()) {
                    first = time;
                    take(
                            column,
                            "time",
                            "SURE",
                            "its cells read as " + (time.dateCells ? "dates of the workbook" : time.patterns.get(0)));
                }
            }
        }
        return first;
    }

    private @Nullable Time timeOf(DraftColumn column) {
        if (20L * column.dates >= 19L * column.filled) {
            return new Time(column, List.of("ISO"), false, true);
        }
        List<String> cells = column.nonEmpty(TIME_SAMPLE);
        List<TimeProposals.Candidate> candidates =
                new ArrayList<>(TimeProposals.of(cells, italian ? Locale.ITALIAN : Locale.ENGLISH));
        boolean named = column.is("time") || column.has("time");
        candidates.removeIf(
                c -> 20L * c.count() < 19L * cells.size() || (TimeProposals.isNumber(c.pattern()) && !named));
        if (candidates.isEmpty()) {
            return null;
        }
        TimeProposals.Candidate best = candidates.get(0);
        TimeProposals.Candidate other = candidates.stream()
                .filter(c -> c.count() == best.count() && !c.moments().equals(best.moments()))
                .findFirst()
                .orElse(null);
        boolean zoned =
                (cells.stream().limit(100).allMatch(c -> c.matches(".*(Z|UTC|GMT|[A-Z]{3,4}|[+-]\\d\\d:?\\d\\d)"))
                                && !cells.get(0).matches(".*[AP]M"))
                        || TimeProposals.isNumber(best.pattern());
        if (other != null) {
            boolean halfDay = cells.get(0).toUpperCase(Locale.ROOT).matches(".*[AP]\\.?M\\.?.*");
            TimeProposals.Candidate dayFirst =
                    best.pattern().toLowerCase(Locale.ROOT).startsWith("d") ? best : other;
            TimeProposals.Candidate monthFirst = best.pattern().startsWith("M") ? best : other;
            if (halfDay) {
                return new Time(column, List.of(monthFirst.pattern()), zoned, false);
            }
            if (italian) {
                return new Time(column, List.of(dayFirst.pattern()), zoned, false);
            }
            questions.add("column \"" + SameText.visible(column.name) + "\": " + best.pattern() + " or "
                    + other.pattern()
                    + "? every time reads as both; add \"timeColumn\": \"" + column.address + "\", \"timePattern\": \""
                    + best.pattern() + "\" or the other");
            return new Time(column, List.of(), zoned, false);
        }
        return new Time(column, List.of(best.pattern()), zoned, false);
    }

    private void zone(ObjectNode into, Time time) {
        if (options.zone() != null) {
            into.put("zone", options.zone().getId());
        } else if (!time.zoned) {
            into.put("zone", "UTC");
            questions.add("in which zone are the local times? UTC is taken; say --zone, such as Europe/Rome");
        }
    }

    private void file(ObjectNode definition) {
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
        if (options.file().encoding() != null) {
            definition
                    .withObject("/file")
                    .put("encoding", options.file().encoding().name());
        }
    }

    private @Nullable DraftColumn role(String role) {
        for (String word : Dictionary.known().words("roles." + role)) {
            for (DraftColumn column : table.columns) {
                if (!taken.contains(column)
                        && column.filled > 0
                        && column.folded().equals(DraftColumn.fold(word))) {
                    return column;
                }
            }
        }
        return table.columns.stream()
                .filter(column -> !taken.contains(column) && column.filled > 0 && column.has(role))
                .findFirst()
                .orElse(null);
    }

    private @Nullable ObjectNode orders() {
        DraftColumn customer = role("customer");
        if (customer == null) {
            return null;
        }
        taken.add(customer);
        Time time = time();
        DraftColumn amount = role("amount");
        if (time == null || amount == null || !isNumbers(amount)) {
            taken.clear();
            return null;
        }
        ObjectNode orders =
                JSON.createObjectNode().put("customer", customer.address).put("at", time.column.address);
        taken.add(amount);
        DraftColumn quantity = role("quantity");
        boolean unit = amount.has("amount")
                && (amount.folded().contains("price") || amount.folded().contains("prezzo"));
        if (quantity != null && unit) {
            orders.putArray("amountOf").add(amount.address).add(quantity.address);
        } else {
            orders.put("amount", amount.address);
        }
        DraftColumn currency = role("currency");
        if (currency != null) {
            orders.put("currency", currency.address);
        }
        time.write(orders, "timePattern");
        zone(orders, time);
        if (amount.distinct.keySet().stream().anyMatch(v -> v.startsWith("-") || v.startsWith("("))) {
            orders.put("refunds", "NET_WITHIN_PERIOD");
            questions.add("negative amounts are taken as refunds of the same day; say \"refunds\" to choose");
        }
        file(orders);
        take(customer, "customer", "SURE", "of its name");
        take(amount, "amount", "SURE", "of its name");
        return orders;
    }

    private static boolean isNumbers(DraftColumn column) {
        return column.nonEmpty(1_000).stream()
                .allMatch(cell -> Numbers.money(cell, '.') != null || Numbers.money(cell, ',') != null);
    }

    private @Nullable ObjectNode events() {
        DraftColumn customer = role("customer");
        if (customer == null) {
            return null;
        }
        taken.add(customer);
        DraftColumn event = role("event");
        if (event == null || event.distinct.size() > 200 || customer.distinct.size() >= customer.filled) {
            return null;
        }
        taken.add(event);
        Time time = time();
        if (time == null) {
            return null;
        }
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode columns = settings.putObject("columns")
                .put("customer", customer.address)
                .put("touchpoint", event.address)
                .put("time", time.column.address);
        time.write(columns, "timePattern");
        if (options.zone() != null) {
            columns.put("zone", options.zone().getId());
        } else if (!time.zoned) {
            questions.add("in which zone are the local times? UTC is taken; say --zone, such as Europe/Rome");
        }
        DraftColumn session = role("session");
        if (session != null) {
            columns.put("session", session.address);
        }
        touchpoints(settings, customer, event);
        file(settings);
        take(customer, "customer", "SURE", "of its name");
        take(event, "touchpoint", "SURE", "of its name");
        return settings;
    }

    /** Touchpoints in the order of their mean place in the journeys. */
    private void touchpoints(ObjectNode settings, DraftColumn customer, DraftColumn event) {
        Map<String, Integer> places = new HashMap<>();
        Map<String, double[]> means = new LinkedHashMap<>();
        for (int i = 0; i < event.cells.size(); i++) {
            if (!event.cells.get(i).isEmpty()) {
                int place = places.merge(customer.cells.get(i), 1, Integer::sum);
                double[] sum = means.computeIfAbsent(event.cells.get(i), key -> new double[2]);
                sum[0] += place;
                sum[1]++;
            }
        }
        ArrayNode list = settings.putObject("map").putArray("touchpoints");
        means.entrySet().stream()
                .filter(each -> 100 * each.getValue()[1] >= event.filled)
                .sorted((a, b) -> Double.compare(a.getValue()[0] / a.getValue()[1], b.getValue()[0] / b.getValue()[1]))
                .forEach(each -> list.addObject().put("id", each.getKey()).put("phase", phase(each.getKey())));
    }

    private String phase(String touchpoint) {
        String text = " " + DraftColumn.fold(touchpoint) + " ";
        String best = "";
        int at = Integer.MAX_VALUE;
        for (String phase : new String[] {"awareness", "consideration", "purchase", "service", "loyalty"}) {
            for (String word : Dictionary.known().words("phases." + phase)) {
                int found = text.indexOf(" " + word);
                if (found >= 0 && found < at) {
                    at = found;
                    best = phase;
                }
            }
        }
        if (best.isEmpty()) {
            questions.add("to which phase does \"" + SameText.visible(touchpoint) + "\" belong? service is taken");
            return "service";
        }
        return best;
    }

    private Draft xes() {
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("columns")
                .put("customer", "case:concept:name")
                .put("touchpoint", "concept:name")
                .put("time", "time:timestamp");
        settings.putObject("map").putArray("touchpoints");
        notes.add("a log by IEEE 1849");
        return made(Draft.Kind.EVENTS, settings);
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
