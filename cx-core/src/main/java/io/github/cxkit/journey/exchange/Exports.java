package io.github.cxkit.journey.exchange;

import io.github.cxkit.journey.EventOutcome;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.Touchpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Journeys as plain maps and text for others to read: XES, schema.org, Mermaid.
 *
 * @since 0.1.0
 */
public final class Exports {

    private static final int MIDDLE_FACE = 3;
    private static final int FACE_STEPS = 2;

    private Exports() {}

    /**
     * A journey as a trace of the eXtensible Event Stream standard: its events as attribute maps.
     *
     * @param journey the journey
     * @return one map per event with {@code case:concept:name}, {@code concept:name}, {@code time:timestamp},
     *     {@code lifecycle:transition} and, where known, {@code org:resource} (the channel)
     */
    public static List<Map<String, String>> xes(Journey journey) {
        List<Map<String, String>> trace = new ArrayList<>();
        for (JourneyEvent event : journey.events()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("case:concept:name", journey.id());
            attributes.put("concept:name", event.touchpoint());
            attributes.put("time:timestamp", event.occurredAt().toString());
            attributes.put("lifecycle:transition", event.outcome() == EventOutcome.DONE ? "complete" : "ate_abort");
            String channel = event.channel();
            if (channel != null) {
                attributes.put("org:resource", channel);
            }
            trace.add(attributes);
        }
        return trace;
    }

    /**
     * An event as a schema.org Action, ready to be written as JSON-LD.
     *
     * @param event the event
     * @return the properties of the action; {@code price} and {@code priceCurrency} where money is in it
     */
    public static Map<String, Object> schemaOrgAction(JourneyEvent event) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("@context", "https://schema.org");
        action.put("@type", "Action");
        action.put("name", event.touchpoint());
        action.put("agent", Map.of("@type", "Person", "identifier", event.customer()));
        action.put("startTime", event.occurredAt().toString());
        action.put(
                "actionStatus", event.outcome() == EventOutcome.DONE ? "CompletedActionStatus" : "FailedActionStatus");
        String channel = event.channel();
        if (channel != null) {
            action.put("instrument", channel);
        }
        BigDecimal value = event.value();
        String currency = event.currency();
        if (value != null && currency != null) {
            action.put("price", value);
            action.put("priceCurrency", currency);
        }
        return action;
    }

    /**
     * A journey map as a Mermaid journey diagram: one section per phase, one task per touchpoint, its face from 1 (worst)
     * to 5 (best) by the feeling. A touchpoint of unknown feeling has no face, not the middle one: it is named in the title
     * and in a comment in its place.
     *
     * @param map the map
     * @param locale language of the phases' labels; Italian has words of its own, all others read English
     * @return text that begins with {@code journey}
     */
    public static String mermaid(JourneyMap map, Locale locale) {
        String unknown = locale.getLanguage().equals("it") ? "non noto" : "not known";
        List<String> gaps = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (JourneyPhase phase : map.definition().phases()) {
            List<Touchpoint> touchpoints = map.definition().touchpointsOf(phase.code());
            if (touchpoints.isEmpty()) {
                continue;
            }
            text.append("  section ").append(plain(phase.label(locale))).append('\n');
            for (Touchpoint touchpoint : touchpoints) {
                String name = plain(touchpoint.name());
                OptionalLong face = face(map, touchpoint);
                if (face.isPresent()) {
                    text.append("    ").append(name).append(": ").append(face.getAsLong());
                    text.append(": ").append(plain(map.definition().persona())).append('\n');
                } else {
                    gaps.add(name);
                    text.append("    %% ")
                            .append(name)
                            .append(": ")
                            .append(unknown)
                            .append('\n');
                }
            }
        }
        String title = plain(map.definition().id());
        return "journey\n  title " + title
                + (gaps.isEmpty() ? "" : " (" + unknown + ": " + String.join(", ", gaps) + ")") + "\n" + text;
    }

    private static OptionalLong face(JourneyMap map, Touchpoint touchpoint) {
        return map.step(touchpoint.id())
                .map(JourneyMap.Step::feeling)
                .map(feeling -> OptionalLong.of(MIDDLE_FACE + Math.round(FACE_STEPS * feeling)))
                .orElse(OptionalLong.empty());
    }

    private static String plain(String name) {
        return name.replaceAll("[:;,#\\r\\n]+", " ").strip();
    }
}
