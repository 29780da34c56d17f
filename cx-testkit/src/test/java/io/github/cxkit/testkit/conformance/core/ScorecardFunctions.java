package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.live.RatingCube;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.scorecard.SmallGroups;
import java.util.List;
import java.util.Map;

/** Catalogue functions of scorecards: pooling and suppression. */
final class ScorecardFunctions {

    private ScorecardFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("privacy.suppress", ScorecardFunctions::suppress);
        functions.put("scorecard.pooled", ScorecardFunctions::pooled);
    }

    private static Output suppress(Input input) {
        SmallGroups hidden = SmallGroups.of(
                input.list("groups", one -> new SmallGroups.Group(one.text("group"), one.integer("n"))),
                input.integer("minGroup"));
        return new Output()
                .put("primary", hidden.primary())
                .put("secondary", hidden.secondary())
                .put("totalShown", hidden.totalShown());
    }

    private static Output pooled(Input input) {
        RatingCube cube = RatingCube.of(
                Metrics.NPS.scale(),
                List.of("segment", "touchpoint"),
                input.list(
                        "cells",
                        one -> new RatingCube.Cell(
                                List.of(one.text("segment"), one.text("touchpoint")),
                                MetricFunctions.npsTally(one.get("counts")))));
        Output groups = new Output();
        for (RatingCube.CellScore cell : cube.by(input.text("by")).score(Metrics.NPS)) {
            groups.put(cell.values().get(0), brief(cell.score()));
        }
        return new Output().put("groups", groups).put("total", brief(Metrics.NPS.score(cube.total())));
    }

    private static Output brief(RatingScore score) {
        return new Output().put("n", score.n()).put("score", score.value());
    }
}
