package io.github.cxkit.framework;

import io.github.cxkit.framework.BenchmarkFigure.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures that texts on customer experience like to quote, as they quote them. They are here so that a report can name
 * their provenance, not so that anything is computed from them.
 *
 * @since 0.1.0
 */
public final class Benchmarks {

    private static final String CEB = "CEB (Dixon, Freeman and Toman), as quoted";
    private static final String BAIN = "Bain (Debruyne and Dullweber 2015), as quoted";

    private static final List<BenchmarkFigure> ALL = List.of(
            quoted(
                    "effort.high.disloyal",
                    "customers who become less loyal after high effort",
                    0.96,
                    "share",
                    "service customers",
                    2010,
                    CEB),
            quoted(
                    "effort.low.disloyal",
                    "customers who become less loyal after low effort",
                    0.09,
                    "share",
                    "service customers",
                    2010,
                    CEB),
            quoted(
                    "leaders.growth.low",
                    "revenue growth of leaders in customer experience above their market, from",
                    0.04,
                    "share per year",
                    "leaders in customer experience",
                    2015,
                    BAIN),
            quoted(
                    "leaders.growth.high",
                    "revenue growth of leaders in customer experience above their market, to",
                    0.08,
                    "share per year",
                    "leaders in customer experience",
                    2015,
                    BAIN),
            quoted(
                    "italy.compete",
                    "firms that compete mainly on customer experience",
                    0.89,
                    "share",
                    "firms in Italy",
                    null,
                    "unnamed study, as quoted"),
            quoted(
                    "italy.customer-value",
                    "firms that saw the value per customer rise",
                    0.70,
                    "share",
                    "firms in Italy",
                    null,
                    "unnamed study, as quoted"),
            quoted(
                    "italy.ai",
                    "leaders in customer experience that fund artificial intelligence",
                    0.90,
                    "share",
                    "firms in Italy",
                    null,
                    "unnamed study, as quoted"),
            quoted(
                    "payment",
                    "shoppers who want better ways to pay",
                    0.55,
                    "share",
                    "shoppers",
                    null,
                    "unnamed study, as quoted"),
            quoted(
                    "personalized.millennials",
                    "Millennials who want personalized offers",
                    0.50,
                    "share",
                    "Millennials",
                    null,
                    "unnamed study, as quoted"),
            quoted(
                    "personalized.generation-x",
                    "members of Generation X who want personalized offers",
                    0.42,
                    "share",
                    "Generation X",
                    null,
                    "unnamed study, as quoted"),
            quoted(
                    "compete",
                    "firms that compete mainly on customer experience",
                    2.0 / 3,
                    "share",
                    "firms",
                    null,
                    "unnamed study (\"two thirds\"), as quoted"),
            quoted(
                    "technology.spend",
                    "spending on customer-experience technology",
                    641,
                    "USD bn",
                    "worldwide",
                    2022,
                    "unnamed study, as quoted"));

    private Benchmarks() {}

    private static BenchmarkFigure quoted(
            String id,
            String statement,
            double value,
            String unit,
            String population,
            @Nullable Integer year,
            String source) {
        return new BenchmarkFigure(id, statement, value, unit, population, year, source, Status.AS_QUOTED);
    }

    /**
     * All figures.
     *
     * @return the catalogue
     */
    public static List<BenchmarkFigure> all() {
        return ALL;
    }

    /**
     * One figure.
     *
     * @param id its short name
     * @return the figure, or empty
     */
    public static Optional<BenchmarkFigure> find(String id) {
        return ALL.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
