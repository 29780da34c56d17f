package io.github.cxkit.report.journey;

import io.github.cxkit.journey.JourneyDefinition;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.Touchpoint;
import io.github.cxkit.journey.experience.EmotionCurve;
import io.github.cxkit.journey.experience.MomentsOfTruth.Effect;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.graph.TouchpointSummary;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.ConfidenceInterval;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Journeys as every part of their page looks at them: touchpoints with their names, words and figures of one language. */
final class JourneyView {

    /** So many touchpoints at most that the map does not know. */
    private static final int MOST_UNPLANNED = 24;

    private static final int MOST_STOPS = 120;

    private final JourneyPage.Parts parts;
    private final Wording wording;
    private final List<Stop> stops = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final int notShown;

    JourneyView(JourneyPage.Parts parts, Wording wording) {
        this.parts = parts;
        this.wording = wording;
        JourneyMap map = parts.map;
        Set<String> known = new HashSet<>();
        if (map != null) {
            JourneyDefinition definition = map.definition();
            for (JourneyPhase phase : definition.phases()) {
                for (Touchpoint touchpoint : definition.touchpointsOf(phase.code())) {
                    known.add(touchpoint.id());
                    stops.add(stop(touchpoint.id(), touchpoint.name(), phase.label(wording.locale())));
                }
            }
        }
        List<Stop> others = parts.summary.touchpoints().keySet().stream()
                .filter(id -> !known.contains(id))
                .map(id -> stop(id, id.replace('_', ' '), map == null ? "" : wording.text("journey.unplanned")))
                .sorted(Comparator.comparingLong(Stop::visits).reversed().thenComparing(Stop::id))
                .toList();
        int most = map == null ? MOST_STOPS : MOST_UNPLANNED;
        stops.addAll(others.subList(0, Math.min(most, others.size())));
        this.notShown = Math.max(0, others.size() - most);
        protectHidden();
        stops.forEach(stop -> names.putIfAbsent(stop.id(), stop.name()));
    }

    /** All events less the visits told are those of what is hidden: at least two touchpoints, and together no few. */
    private void protectHidden() {
        long told = stops.stream()
                .filter(stop -> !stop.hidden())
                .mapToLong(Stop::visits)
                .sum();
        long rest = parts.summary.transitions().events() - told;
        long count = notShown + stops.stream().filter(Stop::hidden).count();
        List<Stop> rising = stops.stream()
                .filter(stop -> !stop.hidden() && stop.visits() > 0)
                .sorted(Comparator.comparingLong(Stop::visits))
                .toList();
        for (Stop next : rising) {
            if (rest == 0 || !least().hides() || (count > 1 && !isFew(rest))) {
                return;
            }
            stops.set(stops.indexOf(next), next.besideHidden());
            rest += next.visits();
            count++;
        }
    }

    private Stop stop(String id, String name, String phase) {
        TouchpointSummary summary = parts.summary.touchpoint(id);
        return new Stop(
                id,
                name,
                phase.isEmpty() ? wording.text("journey.seen") : phase,
                summary.visits(),
                isFew(summary.journeys()),
                isMissedByFew(summary.journeys()),
                isFew(summary.journeys()) || isFew(summary.emotions()) ? assumed(id) : feeling(id, summary),
                parts.moments == null || isHidden(id)
                        ? null
                        : parts.moments.effects().get(id),
                parts.frictions.containsKey(id));
    }

    /** All journeys less those that came to a place are those that did not. */
    private boolean isMissedByFew(long journeys) {
        return isFew(parts.summary.transitions().journeys() - journeys);
    }

    /** Whether few journeys came to a place, or all but few. */
    boolean isHidden(String touchpoint) {
        long journeys = parts.summary.touchpoint(touchpoint).journeys();
        return isFew(journeys) || isMissedByFew(journeys);
    }

    /** What the places are called that few journeys came to, or all but few. */
    Set<String> hiddenNames() {
        return parts.summary.touchpoints().keySet().stream()
                .filter(this::isHidden)
                .map(this::name)
                .collect(Collectors.toSet());
    }

    /** What customers said, with an interval where many did; else what the map assumes. */
    private Stop.@Nullable Feeling feeling(String id, TouchpointSummary summary) {
        if (parts.curve != null) {
            for (EmotionCurve.Point point : parts.curve.points()) {
                if (point.touchpoint().equals(id)
                        && point.mean().isKnown()
                        && !isFew(point.moments().n())) {
                    ConfidenceInterval limits =
                            point.interval(parts.confidence).toOptional().orElse(null);
                    return new Stop.Feeling(
                            point.mean().orElseThrow(),
                            limits == null ? null : (Double) limits.lower(),
                            limits == null ? null : (Double) limits.upper(),
                            true);
                }
            }
        }
        Double said = summary.meanEmotion().toOptional().orElse(null);
        return said == null ? assumed(id) : new Stop.Feeling(said, null, null, true);
    }

    private Stop.@Nullable Feeling assumed(String id) {
        JourneyMap map = parts.map;
        Double feeling =
                map == null ? null : map.step(id).map(JourneyMap.Step::feeling).orElse(null);
        return feeling == null ? null : new Stop.Feeling(feeling, null, null, false);
    }

    Wording wording() {
        return wording;
    }

    List<Stop> stops() {
        return stops;
    }

    /** Touchpoints seen that have no cell. */
    int notShown() {
        return notShown;
    }

    /** Which counts are few, and the words for it. */
    Disclosure least() {
        return parts.least(Disclosure.Of.JOURNEYS);
    }

    boolean isFew(long journeys) {
        return least().isFew(journeys);
    }

    /** Where journeys stand that must not be told: with their total, they would tell of few. */
    Set<JourneyStatus> hiddenOutcomes() {
        return parts.summary.abandonment().hiddenBelow(parts.minGroup);
    }

    String name(String id) {
        String known = names.get(id);
        return known == null ? id.replace('_', ' ') : known;
    }

    String count(long count, boolean hidden) {
        return hidden ? "< " + wording.count(parts.minGroup) : wording.count(count);
    }

    /** For a cell: how often it was visited, or that it is not told. */
    String told(Stop stop) {
        return stop.beside() ? wording.text("hidden") : count(stop.visits(), stop.hidden());
    }

    String visits(Stop stop) {
        if (stop.beside()) {
            return wording.away(least());
        }
        return stop.hidden() ? wording.few(least()) : wording.counted("journey.visits", stop.visits());
    }

    String feeling(Stop stop) {
        Stop.Feeling feeling = stop.feeling();
        if (feeling == null) {
            return wording.text("journey.feeling.unknown");
        }
        String value = wording.signed(feeling.value(), 2);
        if (feeling.lower() != null && feeling.upper() != null) {
            value += " (" + wording.text("to", wording.signed(feeling.lower(), 2), wording.signed(feeling.upper(), 2))
                    + ")";
        }
        return wording.text(feeling.measured() ? "journey.feeling.measured" : "journey.feeling.assumed", value);
    }

    String effect(Effect effect) {
        return wording.text("journey.effect." + effect.name().toLowerCase(Locale.ROOT));
    }

    /** Money with its currency; without a value of a journey, journeys. */
    String money(double amount, FrictionLoss loss) {
        boolean inJourneys = parts.currency.isEmpty() && loss.valuePerJourney() == 1;
        String number = amount(amount);
        return inJourneys
                ? wording.text("journey.money.journeys", number)
                : parts.currency.isEmpty() ? number : number + " " + parts.currency;
    }

    private String amount(double amount) {
        return wording.number(amount, Math.abs(amount) < 100 ? 1 : 0);
    }

    boolean isHidden(FrictionLoss loss) {
        return loss.isHiddenBelow(parts.minGroup);
    }

    String loss(FrictionLoss loss) {
        if (isHidden(loss)) {
            return wording.text("hidden");
        }
        return loss.loss().map(amount -> money(amount, loss)).orElse(Wording.NONE);
    }

    String lossLimits(FrictionLoss loss) {
        if (isHidden(loss)) {
            return "";
        }
        return loss.lossInterval(parts.confidence)
                .map(i -> wording.text("to", amount(i.lower()), money(i.upper(), loss)))
                .orElse(Wording.NONE);
    }

    /** Why a friction has no figure, or what to be careful about. */
    String lossNote(FrictionLoss loss) {
        if (isHidden(loss)) {
            return wording.hidden(least(), Math.min(loss.journeysWith(), loss.journeysWithout()));
        }
        Result<Double> known = loss.loss();
        if (!known.isKnown()) {
            return wording.lack(known);
        }
        return loss.cautions().contains(Caution.FEWER_LOST_WITH_FRICTION) ? wording.text("journey.friction.fewer") : "";
    }

    /** What is sure: its whole interval lies above 0. */
    boolean isCostly(FrictionLoss loss) {
        return !isHidden(loss)
                && loss.lossInterval(parts.confidence).map(i -> i.lower() > 0).orElse(false);
    }

    Map<String, FrictionLoss> frictions() {
        return parts.frictions;
    }

    String limits(Rate rate) {
        return rate.interval(parts.confidence)
                .map(i -> wording.text("to", wording.number(100 * i.lower(), 1), wording.percent(i.upper())))
                .orElse(Wording.NONE);
    }

    String rate(Rate rate) {
        return rate.value().map(wording::percent).orElse(Wording.NONE);
    }
}
