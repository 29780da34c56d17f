package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drafts the settings of a log of events. */
final class EventDrafting {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keys of the extensions "concept" and "time" of IEEE 1849. */
    private static final String CASE = "case:concept:name";

    private static final String ACTIVITY = "concept:name";
    private static final String TIME = "time:timestamp";
    private static final String PURCHASE = "purchase";

    /** Words of fewer letters stand alone only. */
    private static final int SHORT = 4;

    private final DraftTable table;
    private final DraftTimes times;
    private final DraftNotes out;
    private final DraftRoles roles;

    /** Writes what is to be known of the file. */
    private final Consumer<ObjectNode> files;

    EventDrafting(DraftTable table, DraftTimes times, DraftNotes out, DraftRoles roles, Consumer<ObjectNode> files) {
        this.table = table;
        this.times = times;
        this.out = out;
        this.roles = roles;
        this.files = files;
    }

    @Nullable ObjectNode events() {
        DraftColumn customer = roles.customer();
        if (customer == null || roles.isRounded(customer)) {
            return null;
        }
        out.taken.add(customer);
        DraftColumn event = roles.first("event");
        DraftColumn steps = event == null || event.distinct.size() == 1 ? steps() : null;
        event = steps == null ? event : steps;
        if (event == null || event.distinct.size() > 200 || customer.distinct.size() >= customer.filled) {
            return null;
        }
        out.taken.add(event);
        DraftTimes.Time time = times.timeOfLog();
        if (time == null) {
            roles.missed("events", customer, event);
            return null;
        }
        DraftColumn clock = time.isDay() ? clock() : null;
        if (clock != null) {
            roles.misses()
                    .add("column \"" + Shown.name(clock.name) + "\" holds the time of day of \""
                            + Shown.name(time.column().name) + "\": events need both in one column");
            return null;
        }
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode columns = settings.putObject("columns")
                .put("customer", customer.address)
                .put("touchpoint", event.address)
                .put("time", time.column().address);
        time.write(columns, "timePattern");
        times.zone(columns, time);
        DraftColumn session = customer.is("cases") ? customer : roles.first("session");
        if (session != null && session != customer && session.filled < session.cells.size()) {
            out.notes.add("column \"" + Shown.name(session.name) + "\": not taken, some events have no session");
            session = null;
        }
        if (session != null) {
            columns.put("session", session.address);
        }
        long again = table.again(customer);
        if (again > 0) {
            out.questions.add(again + (again == 1 ? " row comes" : " rows come")
                    + " again, all cells alike: do two exports overlap? each row counts");
        }
        if (session == customer) {
            out.notes.add(
                    "column \"" + Shown.name(customer.name) + "\": each case is one journey, however long it pauses");
        } else if (session == null) {
            out.notes.add(
                    "a pause of more than half an hour begins another journey; \"timeoutMinutes\" says otherwise");
        }
        touchpoints(settings, customer, event);
        files.accept(settings);
        out.take(customer, "customer", "SURE", "of its name");
        out.take(event, "touchpoint", "SURE", "of its name");
        return settings;
    }

    /** The states that a ticket goes through, where its history names no events. */
    private @Nullable DraftColumn steps() {
        return table.columns.stream()
                .filter(column -> !out.taken.contains(column) && column.is("steps") && column.distinct.size() > 1)
                .findFirst()
                .orElse(null);
    }

    /** A column of nothing but times of day. */
    private @Nullable DraftColumn clock() {
        return table.columns.stream()
                .filter(column -> column.filled > 0
                        && column.nonEmpty(100).stream()
                                .allMatch(cell -> DraftTimes.CLOCK.matcher(cell).matches()))
                .findFirst()
                .orElse(null);
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
        String[] completing = {""};
        means.entrySet().stream()
                .filter(each -> 100 * each.getValue()[1] >= event.filled)
                .sorted((a, b) -> Double.compare(a.getValue()[0] / a.getValue()[1], b.getValue()[0] / b.getValue()[1]))
                .forEach(each -> {
                    String phase = phase(each.getKey());
                    completing[0] = phase.equals(PURCHASE) ? each.getKey() : completing[0];
                    list.addObject().put("id", each.getKey()).put("phase", phase);
                });
        if (completing[0].isEmpty()) {
            out.questions.add("which touchpoint completes a journey? say \"completing\": none looks like a purchase");
        } else {
            settings.putArray("completing").add(completing[0]);
            out.questions.add("does \"" + SameText.visible(completing[0])
                    + "\" complete a journey? it is the last of the purchase; say \"completing\" if it is another");
        }
    }

    private String phase(String touchpoint) {
        String text = " " + DraftColumn.fold(touchpoint) + " ";
        String best = "";
        int at = Integer.MAX_VALUE;
        for (String phase : new String[] {"awareness", "consideration", PURCHASE, "service", "loyalty"}) {
            for (String word : Dictionary.known().words("phases." + phase)) {
                // "ad" is no beginning of "add to cart"
                int found = text.indexOf(" " + word + (word.length() < SHORT ? " " : ""));
                if (found >= 0 && found < at) {
                    at = found;
                    best = phase;
                }
            }
        }
        if (best.isEmpty()) {
            out.questions.add("to which phase does \"" + SameText.visible(touchpoint) + "\" belong? service is taken");
            return "service";
        }
        return best;
    }

    /** A log that names its own columns. */
    ObjectNode xes() {
        ObjectNode settings = JSON.createObjectNode();
        settings.putObject("columns")
                .put("customer", CASE)
                .put("touchpoint", ACTIVITY)
                .put("time", TIME)
                .put("session", CASE);
        DraftColumn customer = named(CASE);
        DraftColumn event = named(ACTIVITY);
        if (customer == null || event == null) {
            settings.putObject("map").putArray("touchpoints");
            return settings;
        }
        touchpoints(settings, customer, event);
        out.take(customer, "customer", "SURE", "of the standard");
        out.take(event, "touchpoint", "SURE", "of the standard");
        return settings;
    }

    private @Nullable DraftColumn named(String address) {
        return table.columns.stream()
                .filter(column -> column.address.equals(address))
                .findFirst()
                .orElse(null);
    }
}
