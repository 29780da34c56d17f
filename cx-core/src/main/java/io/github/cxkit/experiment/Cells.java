package io.github.cxkit.experiment;

import io.github.cxkit.score.Exclusions;
import io.github.cxkit.stats.CoMoments;
import java.util.Map;

/** What arms left out. */
final class Cells {

    private Cells() {}

    static Exclusions incomplete(CoMoments control, CoMoments treatment) {
        return new Exclusions(Map.of("units without a value", control.excluded() + treatment.excluded()));
    }
}
