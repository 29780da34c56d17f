package io.github.cxkit.examples.scorecard.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.cli.FigureRows;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.internal.Names;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.journey.Journey;
import io.github.cxkit.journey.JourneyEvent;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.JourneyWhatIf;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Compared;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Effect;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Effort;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Lever;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Outcome;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Plan;
import io.github.cxkit.journey.funnel.JourneyWhatIf.Seen;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.readers.internal.JsonFaults;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.Table.Column;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Planned changes of a journey, worked out from its log. */
final class WhatIf {

    private static final double CONFIDENCE = 0.95;

    private final JourneyWhatIf summary;
    private final List<Compared> compared;
    private final long unreadable;

    private WhatIf(JourneyWhatIf summary, List<Compared> compared, long unreadable) {
        this.summary = summary;
        this.compared = compared;
        this.unreadable = unreadable;
    }

    /**
     * The file of planned changes.
     *
     * @param metric of the ratings, such as {@code ces}
     * @param rating property of the events that holds a rating, or null
     * @param value property of the events that holds money, or null for {@code valuePerJourney} of each converted journey
     * @param changes what is planned
     */
    record Changes(
            @Nullable String metric,
            @Nullable String rating,
            @Nullable String value,
            List<Change> changes) {
        Changes {
            Objects.requireNonNull(changes, "\"changes\" is missing");
        }
    }

    /**
     * One planned change: one of reaching, within and ratingOf.
     *
     * @param name what people call it
     * @param reaching a step that fewer would be lost on the way to
     * @param within a step that would come sooner, within {@code minutes} of the start
     * @param minutes how soon
     * @param ratingOf the least points of a good answer, which more would give
     * @param share of those who fared worse that would fare like the others
     * @param cost in the money of the values
     */
    record Change(
            String name,
            @Nullable String reaching,
            @Nullable String within,
            @Nullable Double minutes,
            @Nullable Integer ratingOf,
            double share,
            double cost) {

        Plan plan() {
            int kinds = (reaching == null ? 0 : 1) + (within == null ? 0 : 1) + (ratingOf == null ? 0 : 1);
            if (kinds != 1 || (within == null) != (minutes == null)) {
                throw new IllegalArgumentException("change \"" + name
                        + "\" needs one of \"reaching\", \"within\" with \"minutes\", and \"ratingOf\"");
            }
            Lever lever = reaching != null
                    ? Lever.reaching(reaching)
                    : within != null && minutes != null
                            ? Lever.within(within, Duration.ofMillis(Math.round(minutes * 60_000)))
                            : Lever.rating(Objects.requireNonNull(ratingOf));
            return new Plan(name, lever, new Effort(share, cost));
        }
    }

    static WhatIf read(Path file, JourneySettings settings, Analysis analysis) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(new ObjectMapper().readValue(in, Changes.class), settings, analysis);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + JsonFaults.told(e), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static WhatIf of(Changes changes, JourneySettings settings, Analysis analysis) {
        Funnel funnel = settings.funnelOrNull();
        if (funnel == null) {
            throw new IllegalArgumentException("planned changes need a \"funnel\" in the journey's file");
        }
        requireProperty(changes.rating(), analysis.journeys());
        requireProperty(changes.value(), analysis.journeys());
        List<Plan> plans = changes.changes().stream().map(Change::plan).toList();
        JourneyWhatIf.Model model = new JourneyWhatIf.Model(
                funnel,
                MetricCatalog.standard().get(changes.metric() == null ? "ces" : changes.metric()),
                plans.stream().map(Plan::lever).distinct().toList());
        JourneyWhatIf.Builder builder = JourneyWhatIf.builder(model);
        long[] unreadable = {0};
        for (Journey journey : analysis.journeys()) {
            builder.add(new Seen(
                    journey,
                    rating(changes.rating(), journey, model, unreadable),
                    value(changes.value(), journey, funnel, settings, unreadable)));
        }
        JourneyWhatIf summary = builder.build();
        return new WhatIf(summary, summary.compare(plans, CONFIDENCE), unreadable[0]);
    }

    private static void requireProperty(@Nullable String property, List<Journey> journeys) {
        if (property == null) {
            return;
        }
        TreeSet<String> known = new TreeSet<>();
        journeys.forEach(journey -> journey.events()
                .forEach(event -> known.addAll(event.properties().keySet())));
        if (!known.contains(property)) {
            throw new IllegalArgumentException(Names.describe("no event has a property", property, known));
        }
    }

    /** The last rating of the journey; one that is off the scale is counted and no rating. */
    private static @Nullable Integer rating(
            @Nullable String property, Journey journey, JourneyWhatIf.Model model, long[] unreadable) {
        Integer last = null;
        for (String text : texts(property, journey)) {
            Optional<BigDecimal> number = number(text);
            Optional<Integer> point = model.metric().scale().points().stream()
                    .filter(p -> number.filter(n -> n.compareTo(BigDecimal.valueOf(p)) == 0)
                            .isPresent())
                    .findFirst();
            if (point.isEmpty()) {
                unreadable[0]++;
            } else {
                last = point.get();
            }
        }
        return last;
    }

    private static double value(
            @Nullable String property, Journey journey, Funnel funnel, JourneySettings settings, long[] unreadable) {
        if (property == null) {
            List<Long> counts = funnel.summary(List.of(journey)).counts();
            return counts.get(counts.size() - 1) * settings.value();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (String text : texts(property, journey)) {
            Optional<BigDecimal> number = number(text);
            if (number.isEmpty()) {
                unreadable[0]++;
            } else {
                sum = sum.add(number.get());
            }
        }
        return sum.doubleValue();
    }

    private static List<String> texts(@Nullable String property, Journey journey) {
        List<String> texts = new ArrayList<>();
        if (property != null) {
            for (JourneyEvent event : journey.events()) {
                String text = event.properties().getOrDefault(property, "").strip();
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** What each change would bring, the best first, with the reason where it cannot be told. */
    Section section(Wording wording, String currency) {
        Table table = Table.of(
                Column.text(wording.text("whatif.change")),
                Column.number(wording.text("whatif.conversion")),
                Column.number(wording.text("interval", wording.level(CONFIDENCE)))
                        .asOptional(),
                Column.number(wording.metric(summary.model().metric().rule())).asOptional(),
                Column.number(wording.text("interval", wording.level(CONFIDENCE)))
                        .asOptional(),
                Column.number(wording.text("whatif.value") + (currency.isEmpty() ? "" : " (" + currency + ")")),
                Column.number(wording.text("interval", wording.level(CONFIDENCE))),
                Column.number(wording.text("whatif.per.cost")),
                Column.text(wording.text("note")));
        for (Compared each : compared) {
            table = table.row(cells(each, wording));
        }
        String note = wording.text("whatif.note")
                + (unreadable > 0 ? " " + wording.text("whatif.unreadable", wording.count(unreadable)) : "");
        return Section.of(
                "what-if", wording.text("whatif.title"), note, new Figure("", "", "", table.withoutEmptyColumns()));
    }

    private static String[] cells(Compared each, Wording wording) {
        Optional<Outcome> outcome = each.outcome().toOptional();
        return new String[] {
            each.plan().name(),
            outcome.map(o -> moved(o.conversion(), 100, 1, wording) + " %").orElse(Wording.NONE),
            outcome.map(o -> limits(o.conversion().gain(), 100, 1, wording)).orElse(Wording.NONE),
            outcome.flatMap(o -> o.score().toOptional())
                    .map(s -> moved(s, 1, 2, wording))
                    .orElse(""),
            outcome.flatMap(o -> o.score().toOptional())
                    .map(s -> limits(s.gain(), 1, 2, wording))
                    .orElse(""),
            outcome.map(o -> wording.signed(
                            o.evidence().n() * (o.value().then() - o.value().now()), 0))
                    .orElse(Wording.NONE),
            outcome.map(o -> limits(o.totalGain(), 1, 0, wording)).orElse(Wording.NONE),
            each.valuePerCost().map(v -> wording.number(v, 2)).toOptional().orElse(Wording.NONE),
            wording.lack(each.outcome())
        };
    }

    private static String moved(Effect effect, double factor, int decimals, Wording wording) {
        return wording.number(factor * effect.now(), decimals) + " → "
                + wording.number(factor * effect.then(), decimals);
    }

    private static String limits(ConfidenceInterval gain, double factor, int decimals, Wording wording) {
        return wording.text(
                "to", wording.signed(factor * gain.lower(), decimals), wording.signed(factor * gain.upper(), decimals));
    }

    /** Adds what each change would bring, for other programs. */
    void addTo(FigureRows rows) {
        for (Compared each : compared) {
            String name = each.plan().name();
            Result<Outcome> outcome = each.outcome();
            long n = outcome.map(o -> o.evidence().n()).orElse(-1L);
            rows.add(
                    new FigureRows.Of("change", name, "", "conversion_gain"),
                    outcome.map(o -> o.conversion().then() - o.conversion().now()),
                    outcome.map(o -> o.conversion().gain()),
                    n);
            Result<Effect> score = outcome.flatMap(Outcome::score);
            rows.add(
                    new FigureRows.Of("change", name, "", "score_gain"),
                    score.map(e -> e.then() - e.now()),
                    score.map(Effect::gain),
                    n);
            rows.add(
                    new FigureRows.Of("change", name, "", "value_gain"),
                    outcome.map(o ->
                            o.evidence().n() * (o.value().then() - o.value().now())),
                    outcome.map(Outcome::totalGain),
                    n);
            rows.add(new FigureRows.Of("change", name, "", "value_per_cost"), each.valuePerCost(), n);
        }
    }

    /** The same where nothing may be told of few. */
    WhatIf told(MinGroup minGroup) {
        Disclosure least = minGroup.least(Disclosure.Of.JOURNEYS);
        List<Compared> told = new ArrayList<>();
        for (Compared each : compared) {
            boolean hidden = summary.isHiddenBelow(each.plan().lever(), least.least());
            told.add(
                    hidden
                            ? new Compared(
                                    each.plan(),
                                    Result.insufficient(Result.Reason.TOO_FEW, least.away()),
                                    Result.insufficient(Result.Reason.TOO_FEW, least.away()))
                            : each);
        }
        return new WhatIf(summary, List.copyOf(told), unreadable);
    }

    JsonNode json(Wording wording, MinGroup minGroup) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("note", wording.text("whatif.note"));
        long journeys = summary.all().journeys();
        json.put("journeys", minGroup.isFew(journeys) ? null : (Long) journeys);
        json.put("unreadable", unreadable);
        json.put("changes", compared);
        return CxModule.mapper().valueToTree(json);
    }
}
