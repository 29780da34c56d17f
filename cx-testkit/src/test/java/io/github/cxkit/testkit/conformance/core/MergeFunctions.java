package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.journey.attribution.ConversionPaths;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchasePeriod;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.score.Exclusions;
import io.github.cxkit.score.Rule;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.service.Containment;
import io.github.cxkit.service.FirstContactResolution;
import io.github.cxkit.service.QueueAbandonment;
import io.github.cxkit.service.ResponseTimes;
import io.github.cxkit.service.ServiceHours;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** May two summaries be added? Each is made empty, of the definition that the case gives, and the two are merged. */
final class MergeFunctions {

    private static final String ABSENT = "absent";

    private MergeFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("merge.definitions", MergeFunctions::areMerged);
    }

    private static boolean areMerged(Input input) {
        Input a = input.get("a");
        Input b = input.get("b");
        String summary = input.text("summary");
        Object both = switch (summary) {
            case "closedLoop" -> closedLoop(a).merge(closedLoop(b));
            case "responseTimes" -> responseTimes(a).merge(responseTimes(b));
            case "firstContactResolution" -> firstContact(a).merge(firstContact(b));
            case "containment" -> containment(a).merge(containment(b));
            case "queueAbandonment" -> queue(a).merge(queue(b));
            case "purchases" -> purchases(a).merge(purchases(b));
            case "graph" -> graph(a).merge(graph(b));
            case "attributionPaths" -> paths(a).merge(paths(b));
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
                field(input, "zone"),
                PurchasePeriod.valueOf(constant(field(input, "unit"))),
                RefundPolicy.valueOf(constant(field(input, "refunds")).replace("UNIT", "PERIOD")),
                FreeOrderPolicy.valueOf(constant(field(input, "freeOrders"))));
        return new PurchaseLog(rules, input.optionalText("currency"), Map.of(), Exclusions.NONE);
    }

    /** One journey, since an empty graph merges with any. */
    private static DirectlyFollowsGraph graph(Input input) {
        DirectlyFollowsGraph.View view = DirectlyFollowsGraph.View.valueOf(constant(field(input, "view")));
        return DirectlyFollowsGraph.summarizer(view).summarize(List.of(List.of("a", "b")));
    }

    private static ConversionPaths paths(Input input) {
        String lookback = field(input, "lookbackSeconds");
        return ConversionPaths.builder(
                        lookback.equals("none") ? null : time(ChronoUnit.SECONDS, count(input, "lookbackSeconds")),
                        field(input, "rest").equals("drop") ? ConversionPaths.Rest.DROP : ConversionPaths.Rest.NULL_PATH)
                .build();
    }

    private static Rate rate(Input input) {
        return Rate.summarizer(Rule.convention("case." + field(input, "rule"), "A rate", "of the case"))
                .empty();
    }

    private static KaplanMeier kaplanMeier(Input input) {
        return KaplanMeier.summarizer(new KaplanMeier.Definition(
                        field(input, "event"),
                        KaplanMeier.Unit.valueOf(constant(field(input, "unit"))),
                        field(input, "clock")))
                .empty();
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
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
