package org.example;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingScore;

/** The shortest way from ratings to a score. */
public final class Main {

    private Main() {}

    /** Prints a score. */
    public static void main(String[] arguments) {
        RatingScore nps = Metrics.NPS.score(9, 10, 10, 8, 7, 5, 6, 9, 10, 10);
        check(nps.value().orElseThrow() == 40.0, "NPS " + nps.value());
        check(!Metrics.NPS.score().value().isKnown(), "no answer is no score");
        System.out.println(nps);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
