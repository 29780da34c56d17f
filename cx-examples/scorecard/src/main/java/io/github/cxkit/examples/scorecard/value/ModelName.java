package io.github.cxkit.examples.scorecard.value;

import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.FitResult;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;

/** The purchase models that can be asked for. */
enum ModelName {
    BGNBD("BG/NBD"),
    MBGNBD("MBG/NBD"),
    PARETONBD("Pareto/NBD");

    private final String title;

    ModelName(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    FitResult<? extends BuyTillYouDieModel> fit(RecencyFrequencyTable table) {
        return switch (this) {
            case BGNBD -> BgNbd.fit(table);
            case MBGNBD -> MbgNbd.fit(table);
            case PARETONBD -> ParetoNbd.fit(table);
        };
    }
}
