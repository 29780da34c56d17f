package io.github.cxkit.framework;

import io.github.cxkit.framework.BenchmarkFigure.Status;
import java.util.List;
import java.util.Optional;

/**
 * Figures that texts on customer experience like to quote, as they quote them. They are here so that a report can name
 * their provenance, not so that anything is computed from them. The source is the one that the text names; where it names none,
 * a source found elsewhere that prints the same figure stands apart.
 *
 * @since 0.1.0
 */
public final class Benchmarks {

    private static final List<BenchmarkFigure> ALL = List.of(
            new BenchmarkFigure(
                    "italy.compete",
                    "firms in Italy that compete mainly by a better customer experience rather than only on price or product",
                    0.89,
                    "share",
                    "firms in Italy",
                    null,
                    "Medallia-Gartner, global analysis",
                    null,
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "italy.customer-value",
                    "firms in Italy that saw the value per customer rise thanks to targeted investment in CX",
                    0.7,
                    "share",
                    "firms in Italy",
                    null,
                    "Medallia-Ipsos, report",
                    null,
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "italy.ai",
                    "CX leaders in Italy who have invested or plan to invest in solutions based on artificial intelligence",
                    0.9,
                    "share",
                    "CX leaders in Italy",
                    null,
                    "Zendesk, latest analyses",
                    null,
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "payment",
                    "users of e-commerce who want better payment methods",
                    0.55,
                    "share",
                    "users of e-commerce",
                    2023,
                    "Statista, global survey",
                    null,
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "personalized.millennials",
                    "Millennials who would like personalized products to be recommended while buying online",
                    0.5,
                    "share",
                    "Millennials",
                    2023,
                    "Statista, global survey",
                    null,
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "personalized.generation-x",
                    "online buyers of Generation X who would like the same",
                    0.42,
                    "share",
                    "Generation X",
                    2023,
                    "Statista, global survey",
                    null,
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "compete",
                    "firms that compete on customer experience",
                    2.0 / 3,
                    "share",
                    "firms",
                    null,
                    "Gartner",
                    null,
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "technology.spend",
                    "spending on customer-experience technology in 2022, a projection",
                    641.0,
                    "USD bn",
                    "worldwide",
                    2022,
                    "IDC Corp., projection",
                    null,
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "leaders.growth.low",
                    "revenue growth above their market of firms that excel in CX, from",
                    0.04,
                    "share",
                    "firms that excel in CX",
                    null,
                    null,
                    "Bain (Debruyne and Dullweber 2015)",
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "leaders.growth.high",
                    "revenue growth above their market of firms that excel in CX, to",
                    0.08,
                    "share",
                    "firms that excel in CX",
                    null,
                    null,
                    "Bain (Debruyne and Dullweber 2015)",
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "effort.high.disloyal",
                    "customers who become less loyal after a high-effort experience",
                    0.96,
                    "share",
                    "customers with a high-effort experience",
                    null,
                    null,
                    "CEB (Dixon, Freeman and Toman 2010)",
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "effort.low.disloyal",
                    "customers who become less loyal after an easy experience",
                    0.09,
                    "share",
                    "customers with an easy experience",
                    null,
                    null,
                    "CEB (Dixon, Freeman and Toman 2010)",
                    Status.AS_QUOTED),
            new BenchmarkFigure(
                    "it-leaders.driver",
                    "improving the customer experience named as the most important single driver of digital transformation",
                    null,
                    "rank",
                    "IT executives",
                    2021,
                    "Standard & Poor's",
                    null,
                    Status.AS_QUOTED));

    private Benchmarks() {}

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
