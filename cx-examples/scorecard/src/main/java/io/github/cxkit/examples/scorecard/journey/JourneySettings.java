package io.github.cxkit.examples.scorecard.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.journey.Channel;
import io.github.cxkit.journey.ChannelKind;
import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.PlannedStep;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.readers.internal.JsonFaults;
import io.github.cxkit.readers.internal.SameText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that says what a log means and what to look for. Only {@code columns} and {@code map} are necessary.
 *
 * @param title heading of the page, or null
 * @param columns which column means what
 * @param completing touchpoints that complete a journey, or null for none
 * @param timeoutMinutes how long an open journey may be idle; a pause this long also parts visits if no column does
 * @param frictions obstacle to the touchpoint that exposes a journey to it, or to nothing if all are exposed
 * @param valuePerJourney money of a completed journey, or null for 1
 * @param currency of that money, or null
 * @param segment property by which the funnel is split, or null
 * @param funnel steps of the funnel, or null for none
 * @param map the touchpoints with phase and feeling
 * @param file how to read the log, for its reader
 * @param only which rows count, for its reader
 * @param except which rows do not, for its reader
 * @param evidence what a draft was made from; kept and not used
 */
record JourneySettings(
        @Nullable String title,
        Columns columns,
        @Nullable List<String> completing,
        @Nullable Integer timeoutMinutes,
        @Nullable Map<String, String> frictions,
        @Nullable Double valuePerJourney,
        @Nullable String currency,
        @Nullable String segment,
        @Nullable FunnelPart funnel,
        MapPart map,
        @Nullable JsonNode file,
        @Nullable JsonNode only,
        @Nullable JsonNode except,
        @Nullable JsonNode evidence) {

    private static final int HALF_AN_HOUR = 30;

    record Columns(
            String customer,
            String touchpoint,
            String time,
            @Nullable String session,
            @Nullable String channel,
            @Nullable List<String> properties,
            @Nullable String zone,
            @Nullable Map<String, String> touchpoints,
            @Nullable JsonNode timePattern,
            @Nullable String timeLocale) {}

    record FunnelPart(
            List<String> steps,
            @Nullable FunnelMode mode,
            @Nullable Integer windowMinutes) {}

    record MapPart(
            @Nullable String persona,
            @Nullable String goal,
            @Nullable List<PhasePart> phases,
            List<TouchpointPart> touchpoints) {}

    record PhasePart(String code, String name, @Nullable String goal) {}

    record TouchpointPart(
            String id,
            @Nullable String name,
            String phase,
            @Nullable String channel,
            @Nullable String doing,
            @Nullable String thinking,
            @Nullable Double feeling,
            @Nullable Boolean optional,
            @Nullable Double plannedMinutes) {

        private PlannedStep step() {
            Duration longest = plannedMinutes == null ? null : Duration.ofMillis(Math.round(60_000 * plannedMinutes));
            return new PlannedStep(id, Boolean.TRUE.equals(optional), longest);
        }
    }

    static JourneySettings read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            JourneySettings settings = new ObjectMapper().readValue(in, JourneySettings.class);
            need(settings, "the object of settings");
            settings.requireComplete();
            return settings;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + JsonFaults.told(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** Jackson leaves null what a file does not say, also where the record's type does not allow it. */
    private void requireComplete() {
        need(columns, "columns");
        need(columns.customer(), "columns.customer");
        need(columns.touchpoint(), "columns.touchpoint");
        need(columns.time(), "columns.time");
        needAll(columns.properties(), "columns.properties");
        needAll(completing, "completing");
        if (!obstacles().isEmpty() && completed().isEmpty()) {
            throw new IllegalArgumentException(
                    "frictions need \"completing\": without a touchpoint that completes a journey every journey is lost");
        }
        need(map, "map");
        need(map.touchpoints(), "map.touchpoints");
        needAll(map.phases(), "map.phases");
        needAll(map.touchpoints(), "map.touchpoints");
        for (int i = 0; map.phases() != null && i < map.phases().size(); i++) {
            need(map.phases().get(i).code(), "map.phases[" + i + "].code");
            need(map.phases().get(i).name(), "map.phases[" + i + "].name");
        }
        for (int i = 0; i < map.touchpoints().size(); i++) {
            need(map.touchpoints().get(i).id(), "map.touchpoints[" + i + "].id");
            need(map.touchpoints().get(i).phase(), "map.touchpoints[" + i + "].phase");
        }
        if (funnel != null) {
            need(funnel.steps(), "funnel.steps");
            needAll(funnel.steps(), "funnel.steps");
        }
    }

    /**
     * A misspelt touchpoint would be met by no journey, in silence.
     *
     * @param seen touchpoints of the log
     * @throws IllegalArgumentException if a name is neither in the map nor in the log, but nearly one that is
     */
    void refuseMisspelt(Set<String> seen) {
        Set<String> known = new LinkedHashSet<>(seen);
        map.touchpoints().forEach(each -> known.add(each.id()));
        orEmpty(completing).forEach(name -> refuseMisspelt("completing", name, known));
        obstacles().forEach((obstacle, exposing) -> {
            refuseMisspelt("frictions", obstacle, known);
            refuseMisspelt("frictions", exposing, known);
        });
        if (funnel != null) {
            funnel.steps().forEach(name -> refuseMisspelt("funnel.steps", name, known));
        }
    }

    private static void refuseMisspelt(String place, String name, Set<String> known) {
        if (!name.isEmpty() && !known.contains(name)) {
            SameText.nearest(name, known).ifPresent(near -> {
                throw new IllegalArgumentException(place + ": neither the map nor the log has a touchpoint \""
                        + SameText.visible(name) + "\"; did you mean \"" + SameText.visible(near)
                        + "\"? one that is meant and did not come yet is declared in the map");
            });
        }
    }

    private static void needAll(@Nullable List<? extends @Nullable Object> list, String place) {
        for (int i = 0; list != null && i < list.size(); i++) {
            need(list.get(i), place + "[" + i + "]");
        }
    }

    private static void need(@Nullable Object value, String place) {
        if (value == null) {
            throw new IllegalArgumentException(place + " is missing");
        }
    }

    /** Whether the file says more of the plan than which touchpoints there are. */
    boolean hasPlan() {
        return map.touchpoints().stream().anyMatch(each -> each.optional() != null || each.plannedMinutes() != null);
    }

    Set<String> completed() {
        return Set.copyOf(orEmpty(completing));
    }

    Map<String, String> obstacles() {
        return frictions == null ? Map.of() : frictions;
    }

    Duration timeout() {
        return Duration.ofMinutes(timeoutMinutes == null ? HALF_AN_HOUR : timeoutMinutes);
    }

    double value() {
        return valuePerJourney == null ? 1 : valuePerJourney;
    }

    boolean hasValue() {
        return valuePerJourney != null;
    }

    String money() {
        return currency == null ? "" : currency;
    }

    @Nullable Funnel funnelOrNull() {
        if (funnel == null) {
            return null;
        }
        Integer minutes = funnel.windowMinutes();
        return Funnel.of(
                funnel.mode() == null ? FunnelMode.ORDERED : funnel.mode(),
                minutes == null ? null : Duration.ofMinutes(minutes),
                funnel.steps());
    }

    JourneyMap journeyMap() {
        List<JourneyPhase> phases = new ArrayList<>();
        int order = 1;
        for (PhasePart each : map.phases() == null ? List.<PhasePart>of() : map.phases()) {
            phases.add(new JourneyPhase(each.code(), order++, each.name(), each.goal() == null ? "" : each.goal()));
        }
        Set<String> channels = new LinkedHashSet<>();
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<JourneyMap.Step> steps = new ArrayList<>();
        for (TouchpointPart each : map.touchpoints()) {
            String channel = each.channel() == null ? "web" : each.channel();
            channels.add(channel);
            Touchpoint plain = Touchpoint.of(each.id(), JourneyPhase.AWARENESS, channel);
            touchpoints.add(new Touchpoint(
                    each.id(),
                    each.name() == null ? each.id().replace('_', ' ') : each.name(),
                    each.phase(),
                    channel,
                    plain.type(),
                    plain.kind(),
                    plain.initiator(),
                    plain.enabler()));
            steps.add(new JourneyMap.Step(
                    each.id(),
                    each.doing() == null ? "" : each.doing(),
                    each.thinking() == null ? "" : each.thinking(),
                    each.feeling(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()));
        }
        JourneyDefinition definition = JourneyDefinition.of(title == null ? "journey" : title, "1")
                .withPersona(map.persona() == null ? "customer" : map.persona())
                .withGoal(map.goal() == null ? "" : map.goal())
                .withPhases(phases.isEmpty() ? JourneyPhase.STANDARD : phases)
                .withChannels(channels.stream()
                        .map(id -> new Channel(id, id, ChannelKind.DIGITAL))
                        .toList())
                .withTouchpoints(touchpoints)
                .withSteps(map.touchpoints().stream().map(TouchpointPart::step).toList());
        return new JourneyMap(definition, steps);
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
