package io.github.cxkit.examples.scorecard.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.scorecard.Scorecard;
import io.github.cxkit.scorecard.ScorecardRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scorecard as JSON, described in {@code docs/scorecard-json.md}; cx-jackson reads it back. */
final class ScorecardJson {

    private static final String QUESTIONS = "questions";
    private static final String RANKS = "ranks";

    private ScorecardJson() {}

    static String text(ScorecardDocument document) throws IOException {
        ObjectNode tree = CxModule.mapper().valueToTree(document);
        // the questions stand beside the figures, for who reads only those
        ObjectNode card = tree.withObject("/scorecard");
        card.set(QUESTIONS, card.at("/definition/survey/questions"));
        card.set(RANKS, ranks(document.scorecard()));
        return JsonText.of(tree);
    }

    static ScorecardDocument read(String text) throws IOException {
        ObjectMapper mapper = CxModule.mapper();
        ObjectNode tree = (ObjectNode) mapper.readTree(text);
        tree.withObject("/scorecard").remove(List.of(QUESTIONS, RANKS));
        return mapper.treeToValue(tree, ScorecardDocument.class);
    }

    /** Every table of groups with the ranks that the data allow each. */
    private static ArrayNode ranks(Scorecard card) {
        ArrayNode all = CxModule.mapper().createArrayNode();
        List<List<String>> tables = new ArrayList<>(card.crossings());
        card.by().forEach(dimension -> tables.add(List.of(dimension)));
        for (List<String> dimensions : tables) {
            Map<List<String>, List<ScorecardRow>> byMetric = new LinkedHashMap<>();
            card.rowsBy(dimensions.toArray(String[]::new))
                    .forEach(row -> byMetric.computeIfAbsent(
                                    List.of(row.question(), row.metric()), key -> new ArrayList<>())
                            .add(row));
            byMetric.forEach((key, rows) -> card.ranks(rows).forEach((slice, place) -> {
                ObjectNode one = all.addObject().put("question", key.get(0)).put("metric", key.get(1));
                ObjectNode groups = one.putObject("groups");
                slice.groups().forEach(groups::put);
                one.put("rank", place.rank());
                one.putArray("simultaneous")
                        .add(place.simultaneous().best())
                        .add(place.simultaneous().worst());
                one.putArray("marginal")
                        .add(place.marginal().best())
                        .add(place.marginal().worst());
            }));
        }
        return all;
    }
}
