package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.internal.Definitions;
import io.github.cxkit.journey.SessionCuts;
import io.github.cxkit.journey.SessionRule;
import io.github.cxkit.journey.TiePolicy;
import io.github.cxkit.journey.attribution.ConversionPaths;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelBase;
import io.github.cxkit.journey.funnel.FunnelMode;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.ActivityInstances;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.journey.graph.WeightedTransitions;
import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.CohortCalendar;
import io.github.cxkit.lifetime.CohortClock;
import io.github.cxkit.lifetime.CohortEntry;
import io.github.cxkit.lifetime.CohortReading;
import io.github.cxkit.lifetime.EventCohortDefinition;
import io.github.cxkit.lifetime.EventCohorts;
import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.PartialPeriods;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchasePeriod;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.lifetime.RevenueBridge;
import io.github.cxkit.lifetime.RfmCuts;
import io.github.cxkit.lifetime.RfmTally;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.service.Containment;
import io.github.cxkit.service.FirstContactResolution;
import io.github.cxkit.service.QueueAbandonment;
import io.github.cxkit.service.ResponseTimes;
import io.github.cxkit.service.ServiceHours;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.PeriodLength;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** May two summaries be added? Each is made empty, of the definition that the case gives, and the two are merged. */
final class MergeFunctions {

    private static final String ABSENT = "absent";

    /** Stands for a day that a case names by a letter, counted back from here, or does not name. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** What a type computes in one way only, or makes of its other fields: two texts are two definitions. */
    private static final Map<String, List<String>> AS_TEXT = Map.of(
            "activities", List.of("pairing"),
            "rfmScores", List.of("bins", "cuts"),
            "revenueBridge", List.of("periods"));

    /** Where a type has a default, one side with the field and one without would be taken for equal. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("purchases", List.of("zone", "unit", "refunds", "freeOrders", "currency")),
            Map.entry(
                    "funnel", List.of("steps", "optionalSteps", "exclusions", "mode", "windowSeconds", "base", "ties")),
            Map.entry("sessions", List.of("gapMinutes", "campaignCuts", "midnightZone", "longestMinutes")),
            Map.entry("activities", List.of("pairing", "unpaired")),
            Map.entry(
                    "cohortCalendar",
                    List.of("length", "weekStart", "zone", "reading", "partial", "observationStart", "observationEnd")),
            Map.entry(
                    "cohortEvents",
                    List.of("entryEvent", "returnEvent", "entry", "clock", "length", "weekStart", "zone", "reading")),
            Map.entry("revenueBridge", List.of("currency", "periods", "trailingPeriods")),
            Map.entry("attributionPaths", List.of("converting", "lookbackSeconds", "rest", "currency")),
            Map.entry("graph", List.of("ties", "view")),
            Map.entry("rfmScores", List.of("rule", "bins", "closed", "cuts")),
            Map.entry("closedLoop", List.of("slaHours", "hours", "asOf")),
            Map.entry("responseTimes", List.of("hours", "countAutomatic", "pauses", "asOf")),
            Map.entry("firstContactResolution", List.of("windowDays", "asOf")),
            Map.entry("containment", List.of("windowHours", "asOf")),
            Map.entry("queueAbandonment", List.of("shortAbandonSeconds")),
            Map.entry("kaplanMeier", List.of("event", "unit", "clock")));

    private MergeFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("merge.definitions", MergeFunctions::areMerged);
    }

    private static boolean areMerged(Input input) {
        Input a = input.get("a");
        Input b = input.get("b");
        String summary = input.text("summary");
        FIELDS.getOrDefault(summary, List.of()).forEach(field -> requireOnBothSides(field, a, b));
        AS_TEXT.getOrDefault(summary, List.of())
                .forEach(field -> Definitions.of("summaries").same(field, field(a, field), field(b, field)));
        Object both = switch (summary) {
            case "closedLoop" -> closedLoop(a).merge(closedLoop(b));
            case "responseTimes" -> responseTimes(a).merge(responseTimes(b));
            case "firstContactResolution" -> firstContact(a).merge(firstContact(b));
            case "containment" -> containment(a).merge(containment(b));
            case "queueAbandonment" -> queue(a).merge(queue(b));
            case "purchases" -> purchases(a).merge(purchases(b));
            case "graph" -> List.of(graph(a).merge(graph(b)), ties(a).merge(ties(b)));
            case "attributionPaths" -> paths(a).merge(paths(b));
            case "funnel" -> funnel(a).merge(funnel(b));
            case "sessions" -> sessions(a).merge(sessions(b));
            case "activities" -> activities(a).merge(activities(b));
            case "cohortCalendar" -> cohortCalendar(a).merge(cohortCalendar(b));
            case "cohortEvents" -> cohortEvents(a).merge(cohortEvents(b));
            case "revenueBridge" -> revenueBridge(a).merge(revenueBridge(b));
            case "drivers" -> drivers(a).merge(drivers(b));
            case "rfmScores" -> rfmScores(a).merge(rfmScores(b));
            case "rate" -> rate(a).merge(rate(b));
            case "kaplanMeier" -> kaplanMeier(a).merge(kaplanMeier(b));
            default -> throw Input.unknown("summary", summary);
        };
        return both != null;
    }

    private static ClosedLoop closedLoop(Input input) {
        return ClosedLoop.summarizer(new ClosedLoop.Definition(
                        instant(input), time(ChronoUnit.HOURS, count(input, "slaHours")), clock(field(input, "hours"))))
                .empty();
    }

    private static ResponseTimes responseTimes(Input input) {
        // pauses belong to each contact's clock
        String pauses = field(input, "pauses");
        String clock = field(input, "hours");
        return ResponseTimes.summarizer(new ResponseTimes.Definition(
                        instant(input),
                        field(input, "countAutomatic").equals("true")
                                ? ResponseTimes.AutomaticReplies.COUNT
                                : ResponseTimes.AutomaticReplies.IGNORE,
                        clock(pauses.equals("none") ? clock : clock + " without " + pauses)))
                .empty();
    }

    private static FirstContactResolution firstContact(Input input) {
        return FirstContactResolution.summarizer(new FirstContactResolution.Definition(
                        time(ChronoUnit.DAYS, count(input, "windowDays")), instant(input)))
                .empty();
    }

    private static Containment containment(Input input) {
        return Containment.summarizer(
                        new Containment.Definition(time(ChronoUnit.HOURS, count(input, "windowHours")), instant(input)))
                .empty();
    }

    private static QueueAbandonment queue(Input input) {
        return QueueAbandonment.summarizer(time(ChronoUnit.SECONDS, count(input, "shortAbandonSeconds")))
                .empty();
    }

    private static PurchaseLog purchases(Input input) {
        PurchaseRules rules = new PurchaseRules(
                zone(input),
                choice(input, "unit", PurchasePeriod.class, PurchasePeriod.DAY),
                Objects.requireNonNullElse(
                        optional(
                                input,
                                "refunds",
                                text -> RefundPolicy.valueOf(constant(text).replace("UNIT", "PERIOD"))),
                        RefundPolicy.REJECT),
                choice(input, "freeOrders", FreeOrderPolicy.class, FreeOrderPolicy.COUNT));
        return new PurchaseLog(rules, input.optionalText("currency"), Map.of(), Exclusions.NONE);
    }

    /** One journey, since an empty graph merges with any. */
    private static DirectlyFollowsGraph graph(Input input) {
        return DirectlyFollowsGraph.summarizer(
                        choice(input, "view", DirectlyFollowsGraph.View.class, DirectlyFollowsGraph.View.EVENTS))
                .summarize(List.of(List.of("a", "b")));
    }

    private static WeightedTransitions ties(Input input) {
        return WeightedTransitions.summarizer(choice(input, "ties", TiePolicy.class, TiePolicy.FILE_ORDER))
                .empty();
    }

    private static ConversionPaths paths(Input input) {
        Duration lookback = optional(input, "lookbackSeconds", text -> time(ChronoUnit.SECONDS, number(text)));
        return ConversionPaths.summarizer(ConversionPaths.Definition.of(
                                choice(input, "rest", ConversionPaths.Rest.class, ConversionPaths.Rest.NULL_PATH))
                        .withLookback(lookback)
                        .withConverting(texts(input, "converting"))
                        .withCurrency(optional(input, "currency", Function.identity())))
                .empty();
    }

    private static FunnelSummary funnel(Input input) {
        Duration window = optional(input, "windowSeconds", text -> time(ChronoUnit.SECONDS, number(text)));
        Set<String> steps = texts(input, "steps");
        return FunnelSummary.summarizer(new Funnel(
                        steps.isEmpty() ? List.of("step") : List.copyOf(steps),
                        choice(input, "mode", FunnelMode.class, FunnelMode.ORDERED),
                        window,
                        texts(input, "optionalSteps"),
                        texts(input, "exclusions"),
                        choice(input, "base", FunnelBase.class, FunnelBase.FIRST_STEP),
                        choice(input, "ties", TiePolicy.class, TiePolicy.FILE_ORDER)))
                .empty();
    }

    private static SessionCuts sessions(Input input) {
        Duration gap = optional(input, "gapMinutes", text -> time(ChronoUnit.MINUTES, number(text)));
        SessionRule rule = SessionRule.of(gap == null ? Duration.ofMinutes(30) : gap)
                .withCampaigns(
                        field(input, "campaignCuts").equals("true")
                                ? SessionRule.Campaigns.CUT
                                : SessionRule.Campaigns.IGNORED)
                .withMidnight(optional(input, "midnightZone", ZoneId::of))
                .withLongest(optional(input, "longestMinutes", text -> time(ChronoUnit.MINUTES, number(text))));
        return SessionCuts.summarizer(rule, event -> null).empty();
    }

    private static ActivityInstances activities(Input input) {
        return ActivityInstances.summarizer(choice(
                        input, "unpaired", ActivityInstances.Unpaired.class, ActivityInstances.Unpaired.LEAVE_OUT))
                .empty();
    }

    private static CalendarCohorts cohortCalendar(Input input) {
        LocalDate end = optional(input, "observationEnd", MergeFunctions::day);
        return CalendarCohorts.summarizer(CohortCalendar.of(
                                choice(input, "length", PeriodLength.class, PeriodLength.MONTH),
                                end == null ? LAST_DAY : end)
                        .withWeekStart(choice(input, "weekStart", DayOfWeek.class, DayOfWeek.MONDAY))
                        .withZone(zone(input))
                        .withObservationStart(optional(input, "observationStart", MergeFunctions::day))
                        .withReading(choice(input, "reading", CohortReading.class, CohortReading.RETURNED))
                        .withPartial(choice(input, "partial", PartialPeriods.class, PartialPeriods.LEAVE_OUT)))
                .empty();
    }

    private static EventCohorts cohortEvents(Input input) {
        return EventCohorts.summarizer(new EventCohortDefinition(
                        field(input, "entryEvent"),
                        field(input, "returnEvent"),
                        choice(input, "entry", CohortEntry.class, CohortEntry.FIRST_TIME),
                        choice(input, "clock", CohortClock.class, CohortClock.CALENDAR),
                        choice(input, "length", PeriodLength.class, PeriodLength.WEEK),
                        choice(input, "weekStart", DayOfWeek.class, DayOfWeek.MONDAY),
                        zone(input),
                        choice(input, "reading", CohortReading.class, CohortReading.RETURNED)))
                .empty();
    }

    private static RevenueBridge revenueBridge(Input input) {
        Double periods = optional(input, "periods", MergeFunctions::number);
        Double trailing = optional(input, "trailingPeriods", MergeFunctions::number);
        RevenueBridge.Builder builder = RevenueBridge.builder(
                periods == null ? 1 : periods.intValue(), trailing == null ? 1 : trailing.intValue());
        String currency = optional(input, "currency", Function.identity());
        return currency == null ? builder.build() : builder.currency(currency).build();
    }

    /** Drivers travel as co-moments of the outcome, the drivers and one column per level. */
    private static CoMoments drivers(Input input) {
        return CoMoments.empty(List.of(
                "outcome " + field(input, "outcome"),
                "columns " + field(input, "columns"),
                "levels " + field(input, "levels")));
    }

    private static RfmTally rfmScores(Input input) {
        List<Double> cuts = new ArrayList<>();
        for (String cut : texts(input, "cuts")) {
            cuts.add(number(cut));
        }
        cuts.sort(Comparator.naturalOrder());
        Double bins = optional(input, "bins", MergeFunctions::number);
        for (double next = cuts.isEmpty() ? 1 : cuts.get(cuts.size() - 1) + 1;
                cuts.isEmpty() || (bins != null && cuts.size() + 1 < bins);
                next++) {
            cuts.add(next);
        }
        RfmCuts given = RfmCuts.of(cuts, cuts, cuts)
                .withClosed(choice(input, "closed", RfmCuts.BinEdge.class, RfmCuts.BinEdge.RIGHT));
        return RfmTally.of(Rule.convention(ruleName(input), "RFM scores", "of the case"), given, Map.of());
    }

    private static String ruleName(Input input) {
        return "case." + field(input, "rule").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static Rate rate(Input input) {
        return Rate.summarizer(Rule.convention(ruleName(input), "A rate", "of the case"))
                .empty();
    }

    private static KaplanMeier kaplanMeier(Input input) {
        return KaplanMeier.summarizer(new KaplanMeier.Definition(
                        field(input, "event"),
                        choice(input, "unit", KaplanMeier.Unit.class, KaplanMeier.Unit.DAYS),
                        field(input, "clock")))
                .empty();
    }

    private static void requireOnBothSides(String field, Input a, Input b) {
        if (a.has(field) != b.has(field)) {
            throw new IllegalArgumentException("summaries of different definitions cannot be merged: " + field + " "
                    + field(a, field) + " and " + field(b, field));
        }
    }

    /** Null where the field is missing or says that there is none. */
    private static <T> @Nullable T optional(Input input, String name, Function<String, T> read) {
        String text = field(input, name);
        return Set.of(ABSENT, "none", "null").contains(text) || text.isBlank() ? null : read.apply(text);
    }

    private static <E extends Enum<E>> E choice(Input input, String name, Class<E> type, E otherwise) {
        E chosen = optional(input, name, text -> Enum.valueOf(type, constant(text)));
        return chosen == null ? otherwise : chosen;
    }

    /** Names between commas, in their order. */
    private static Set<String> texts(Input input, String name) {
        String text = Objects.requireNonNullElse(optional(input, name, Function.identity()), "");
        Set<String> names = new LinkedHashSet<>();
        for (String each : text.split("[,;>|]", -1)) {
            if (!each.isBlank()) {
                names.add(each.strip());
            }
        }
        return names;
    }

    private static String zone(Input input) {
        return Objects.requireNonNullElse(optional(input, "zone", Function.identity()), "UTC");
    }

    /** The cases also name numbers by words; any two are two numbers. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 1 + Math.floorMod(text.hashCode(), 1_000);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return LAST_DAY.minusDays(1 + Math.floorMod(text.hashCode(), 10_000));
        }
    }

    /** A field that only one side has differs. */
    private static String field(Input input, String name) {
        return Objects.requireNonNullElse(input.optionalText(name), ABSENT);
    }

    private static double count(Input input, String name) {
        String text = field(input, name);
        return text.equals(ABSENT) ? Short.MAX_VALUE : Double.parseDouble(text);
    }

    private static Duration time(ChronoUnit unit, double number) {
        return Duration.ofMillis(Math.round(number * unit.getDuration().toMillis()));
    }

    /** The cases also name moments by a letter. */
    private static Instant instant(Input input) {
        String text = field(input, "asOf");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH.plusSeconds(text.hashCode());
        }
    }

    /** The cases name clocks; any two names are two clocks. */
    private static ServiceHours clock(String name) {
        double minutes = 1 + Math.floorMod(name.hashCode(), 1439);
        return name.equals("always") ? ServiceHours.ALWAYS : ServiceHours.weekdays(0, minutes / 60, ZoneId.of("UTC"));
    }

    private static String constant(String name) {
        return name.replaceAll("(?<=[a-z])([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
