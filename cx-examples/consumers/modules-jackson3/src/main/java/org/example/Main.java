package org.example;

import io.github.cxkit.jackson3.CxModule3;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;

/** Scores and summaries as JSON, on the module path. */
public final class Main {

    private Main() {}

    /** Writes and reads a summary. */
    public static void main(String[] arguments) throws Exception {
        RatingTally tally = RatingTally.of(Scale.of(0, 10), 9, 10, 3);
        for (var mapper : java.util.List.of(CxModule3.mapper(), tools.jackson.databind.json.JsonMapper.builder().findAndAddModules().build())) {
            String json = mapper.writeValueAsString(tally);
            RatingTally back = mapper.readValue(json, RatingTally.class);
            if (!back.equals(tally) || !json.contains("counts")) {
                throw new IllegalStateException("came back changed: " + json);
            }
        }
        System.out.println(Metrics.NPS.score(tally) + " in " + Main.class.getModule());
        if (!Main.class.getModule().isNamed()) {
            throw new IllegalStateException("not on the module path");
        }
    }
}
