package io.github.cxkit.examples.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.attribution.Attribution;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.metric.GainSettings;
import io.github.cxkit.metric.GroupGains;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.survey.WeightedTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random cases of what has no function in the catalogue, with the library's results, in the form of the answered cases that
 * {@code differential/catalogue.py judge} reads: gains of weighted answers, first occurrences, time decay.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.examples.benchmarks.MoreCases SEED CASES > answered.jsonl}
 */
public final class MoreCases {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final double[] WEIGHTS = {1, 1, 0, 0.1, 0.3, 7.25};

    private final SplittableRandom random;

    private MoreCases(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Prints the cases.
     *
     * @param args seed and number of cases per function
     * @throws JsonProcessingException if a case cannot be written
     */
    public static void main(String[] args) throws JsonProcessingException {
        MoreCases cases = new MoreCases(Long.parseLong(args[0]));
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            cases.weightedGains();
            cases.firstOccurrences();
            cases.timeDecay();
        }
    }

    private void weightedGains() throws JsonProcessingException {
        WeightedTally.Builder all = WeightedTally.builder(Metrics.NPS.scale());
        Map<String, WeightedTally.Builder> groups = new LinkedHashMap<>();
        NAMES.forEach(name -> groups.put(name, WeightedTally.builder(Metrics.NPS.scale())));
        List<Object> entries = new ArrayList<>();
        for (int left = random.nextInt(60); left > 0; left--) {
            int rating = random.nextInt(11);
            double weight = random.nextBoolean() ? one(WEIGHTS) : Math.exp(4 * random.nextDouble() - 2);
            List<String> own =
                    NAMES.stream().filter(name -> random.nextInt(3) == 0).toList();
            all.add(rating, weight);
            own.forEach(name -> Objects.requireNonNull(groups.get(name)).add(rating, weight));
            entries.add(Map.of("point", rating, "weight", weight, "groups", own));
        }
        GainSettings settings = GainSettings.standard()
                .withMix(random.nextBoolean() ? GainSettings.Mix.FIXED : GainSettings.Mix.RANDOM)
                .withPseudoAnswers(random.nextInt(3) * 1.5)
                .withWorth(random.nextInt(3));
        Map<String, WeightedTally> tallies = new LinkedHashMap<>();
        groups.forEach((name, group) -> tallies.put(name, group.build()));
        Result<GroupGains> gains = GroupGains.of(Metrics.NPS, all.build(), tallies, settings);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("values", Metrics.NPS.weights());
        input.put("entries", entries);
        input.put("groups", NAMES);
        input.put("confidence", settings.confidence());
        input.put("mix", settings.mix().name().toLowerCase(Locale.ROOT));
        input.put("pseudoAnswers", settings.pseudoAnswers());
        input.put("worth", settings.worth());
        input.put("power", settings.power());
        put("gain.weighted", input, gains.map(MoreCases::gains).toOptional().orElse(null));
    }

    private static Map<String, @Nullable Object> gains(GroupGains gains) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("n", gains.score().n());
        out.put("score", number(gains.score().value()));
        List<Object> rows = new ArrayList<>();
        for (GroupGains.Gain gain : gains.groups()) {
            Result<ConfidenceInterval> interval = gain.gain().interval();
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("group", gain.group());
            row.put("n", gain.n());
            row.put("share", gain.share());
            row.put("score", number(gain.score()));
            row.put("rest", number(gain.rest()));
            row.put("gain", number(gain.gain().value()));
            row.put("standardError", number(gain.gain().standardError()));
            row.put("lower", number(interval.map(ConfidenceInterval::lower)));
            row.put("upper", number(interval.map(ConfidenceInterval::upper)));
            row.put(
                    "verdict",
                    switch (gain.verdict()) {
                        case UNMEASURED -> "unmeasured";
                        case NO_REST -> "noRest";
                        case CRITICAL -> "critical";
                        case BETTER -> "better";
                        case KNOWN_SMALL -> "knownSmall";
                        case TOO_FEW_ANSWERS -> "tooFewAnswers";
                    });
            row.put("askMore", number(gain.askMore()));
            rows.add(row);
        }
        out.put("groups", rows);
        return out;
    }

    private void firstOccurrences() throws JsonProcessingException {
        Duration window = random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(12));
        Funnel funnel = Funnel.of(FunnelMode.FIRST_OCCURRENCE, window, NAMES);
        List<JourneyEvent> events = new ArrayList<>();
        List<Object> given = new ArrayList<>();
        long at = 0;
        for (int left = 1 + random.nextInt(9); left > 0; left--) {
            at += random.nextInt(4);
            String touchpoint = random.nextInt(5) == 0 ? "other" : NAMES.get(random.nextInt(NAMES.size()));
            events.add(JourneyEvent.of("customer", touchpoint, Instant.ofEpochSecond(at)));
            given.add(Map.of("touchpoint", touchpoint, "atSeconds", at));
        }
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        input.put("steps", NAMES);
        input.put("windowSeconds", window == null ? null : window.toSeconds());
        input.put("events", given);
        put("funnel.firstOccurrence", input, funnel.reached(new Journey("journey", "customer", events)));
    }

    private void timeDecay() throws JsonProcessingException {
        List<List<Attribution.Touch>> conversions = new ArrayList<>();
        List<Object> given = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            List<Attribution.Touch> touches = new ArrayList<>();
            List<Object> own = new ArrayList<>();
            for (int each = 1 + random.nextInt(5); each > 0; each--) {
                long seconds = random.nextBoolean() ? random.nextInt(100) : random.nextInt(100_000_000);
                touches.add(
                        new Attribution.Touch(NAMES.get(random.nextInt(NAMES.size())), Duration.ofSeconds(seconds)));
                own.add(Map.of("channel", touches.get(touches.size() - 1).channel(), "ageSeconds", seconds));
            }
            conversions.add(touches);
            given.add(own);
        }
        long halfLife = 1L + random.nextInt(random.nextBoolean() ? 100 : 1_000_000);
        put(
                "attribution.timeDecay",
                Map.of("conversions", given, "halfLifeSeconds", halfLife),
                Attribution.timeDecay(conversions, Duration.ofSeconds(halfLife)));
    }

    private double one(double[] values) {
        return values[random.nextInt(values.length)];
    }

    private static @Nullable Object number(Result<?> result) {
        return result.toOptional().orElse(null);
    }

    private static void put(String function, Map<String, ?> input, @Nullable Object actual)
            throws JsonProcessingException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("function", function);
        line.put("input", input);
        line.put("actual", actual);
        System.out.println(JSON.writeValueAsString(line));
    }
}
