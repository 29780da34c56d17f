package io.github.cxkit.examples.scorecard.journey;

import io.github.cxkit.examples.scorecard.cli.FigureRows;
import io.github.cxkit.examples.scorecard.cli.FigureRows.Of;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.journey.JourneyStatus;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Rate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A journey's figures one a row; what few journeys tell is hidden as in the JSON. */
final class JourneyRows {

    private static final double CONFIDENCE = 0.95;

    private final FigureRows rows = new FigureRows();
    private final MinGroup minGroup;

    private JourneyRows(MinGroup minGroup) {
        this.minGroup = minGroup;
    }

    static Table of(
            Analysis analysis,
            @Nullable PlannedLog planned,
            @Nullable WhatIf changes,
            Map<String, Map<String, Long>> edges,
            MinGroup minGroup) {
        JourneyRows all = new JourneyRows(minGroup);
        if (changes != null) {
            changes.addTo(all.rows);
        }
        all.outcome(analysis);
        FunnelSummary funnel = analysis.funnel();
        if (funnel != null) {
            funnel.told(minGroup.size()).forEach(all::step);
        }
        analysis.frictions().forEach(all::friction);
        if (planned != null) {
            all.plan(planned);
        }
        edges.forEach((from, to) -> to.forEach((next, count) ->
                all.rows.add(new Of("transition", from, next, "journeys"), Result.of(count.doubleValue()), count)));
        return all.rows.table();
    }

    private void outcome(Analysis analysis) {
        Abandonment outcome = analysis.summary().abandonment();
        long n = analysis.journeys().size();
        if (minGroup.isFew(n)) {
            rows.hidden(new Of("journeys", "all", "", "journeys"), why(n));
        } else {
            rows.add(new Of("journeys", "all", "", "journeys"), count(n), n);
        }
        if (outcome.definition() == null || !outcome.definition().completing().isEmpty()) {
            Set<JourneyStatus> hidden = outcome.hiddenBelow(minGroup.size());
            for (JourneyStatus status : List.of(JourneyStatus.COMPLETED, JourneyStatus.ABANDONED, JourneyStatus.OPEN)) {
                Of of = new Of("journeys", status.name().toLowerCase(Locale.ROOT), "", "journeys");
                if (hidden.contains(status)) {
                    rows.hidden(of, why(outcome.count(status)));
                } else {
                    rows.add(of, count(outcome.count(status)), n);
                }
            }
        }
    }

    private void step(FunnelSummary.Told told) {
        String name = told.step().name();
        Of conversion = new Of("step", name, "", "conversion");
        if (told.reached() instanceof Result.Insufficient<Long> hidden) {
            rows.hidden(conversion, hidden.detail());
            return;
        }
        rate(conversion, told.conversion());
        if (told.step().number() > 0) {
            rate(new Of("step", name, "", "step_conversion"), told.ofStepBefore());
        }
        long reached = told.step().reached();
        rows.add(new Of("step", name, "", "journeys"), count(reached), reached);
    }

    private void rate(Of of, Result<Rate> rate) {
        rows.add(
                of,
                rate.flatMap(Rate::value),
                rate.flatMap(known -> known.interval(CONFIDENCE)),
                rate.map(Rate::whole).orElse(-1L));
    }

    private void friction(String touchpoint, FrictionLoss loss) {
        Of lost = new Of("friction", touchpoint, "", "loss");
        if (loss.isHiddenBelow(minGroup.size())) {
            rows.hidden(lost, why(Math.min(loss.journeysWith(), loss.journeysWithout())));
            return;
        }
        rows.add(lost, loss.loss(), loss.lossInterval(CONFIDENCE), loss.journeysWith());
        rows.add(new Of("friction", touchpoint, "", "excess_drop_off"), loss.excessDropOff(), loss.journeysWith());
    }

    private void plan(PlannedLog planned) {
        for (PlannedLog.Deviation each : planned.deviationsHidingBelow(minGroup.size())) {
            rows.add(
                    new Of(
                            "deviation",
                            each.touchpoint(),
                            each.kind().name().toLowerCase(Locale.ROOT),
                            "drop_off_difference"),
                    planned.dropOffDifference(each, CONFIDENCE, minGroup.size()),
                    each.group().journeys());
        }
        planned.durationsHidingBelow(minGroup.size())
                .forEach((touchpoint, times) -> rows.add(
                        new Of("duration", touchpoint, "", "within_plan"),
                        times.within().value(),
                        times.within().interval(CONFIDENCE),
                        times.within().whole()));
    }

    private static Result<Double> count(long n) {
        return Result.of((double) n);
    }

    private String why(long count) {
        return minGroup.least(Disclosure.Of.JOURNEYS).why(count);
    }
}
