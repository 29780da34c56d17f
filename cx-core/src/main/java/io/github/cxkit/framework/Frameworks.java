package io.github.cxkit.framework;

import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Bands;
import io.github.cxkit.score.Rule;
import java.util.List;
import java.util.Optional;

/**
 * The built-in frameworks, each a plain {@link CompositeIndex}: structure and arithmetic only, no questionnaire's wording.
 *
 * <p>Weights are equal, because no source publishes others; give your own or derive them from your data
 * ({@link CompositeIndex#withWeights}). Each dimension is measured by a question of its name until
 * {@link CompositeIndex#withQuestions} says otherwise.
 *
 * <pre>{@code
 * IndexScore pillars = Frameworks.SIX_PILLARS.score(Map.of(
 *         "personalization", 7.5, "integrity", 8.0, "expectations", 6.5,
 *         "resolution", 5.0, "timeAndEffort", 7.0, "empathy", 8.5));
 * pillars.value().orElseThrow();    // 7.083333333333333
 * pillars.weakest().orElseThrow();  // "resolution"
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Frameworks {

    /**
     * Six pillars of experience, 0 to 10. The names are those of the six-pillar model; weights and arithmetic are this
     * library's, since the model's own are not public.
     */
    public static final CompositeIndex SIX_PILLARS = CompositeIndex.of(
            Rule.adapted(
                    "six-pillars",
                    "Six pillars",
                    "pillars after KPMG Nunwood 2014 to 2020; rescaling, equal weights and mean are this library's"),
            0,
            10,
            Combination.WEIGHTED_MEAN,
            "personalization",
            "integrity",
            "expectations",
            "resolution",
            "timeAndEffort",
            "empathy");

    /**
     * The experience pyramid (meets needs, easy, enjoyable), 0 to 100, in which a level counts at most as much as those
     * below it. {@link IndexScore#attainedLevel} gives the level reached.
     */
    public static final CompositeIndex PYRAMID_GATED = CompositeIndex.of(
            Rule.convention(
                    "pyramid.gated",
                    "Experience pyramid, gated",
                    "levels after Manning and Bodine 2012; gating is ours"),
            0,
            100,
            Combination.GATED,
            "meetsNeeds",
            "easy",
            "enjoyable");

    /**
     * The experience pyramid as a plain composite, 0 to 100; use {@link IndexSummary#respondentMean}. This is not
     * Forrester's index, whose weights are not public; the published net form is the CXi metric.
     */
    public static final CompositeIndex PYRAMID_COMPOSITE = CompositeIndex.of(
            Rule.convention(
                    "pyramid.composite",
                    "Experience pyramid, composite",
                    "levels after Manning and Bodine 2012; not Forrester's index"),
            0,
            100,
            Combination.WEIGHTED_MEAN,
            "meetsNeeds",
            "easy",
            "enjoyable");

    /**
     * Four values, 0 to 10: what was expected, offered, perceived and realised. See {@link ValueGaps} for what lies between
     * them.
     */
    public static final CompositeIndex FOUR_VALUES = CompositeIndex.of(
            Rule.convention("four-values", "Four values", "ascribed to Schmitt; no primary source was found"),
            0,
            10,
            Combination.WEIGHTED_MEAN,
            "expectation",
            "proposition",
            "perception",
            "realization");

    /** Brand experience, 1 to 7: mean per dimension and of the dimensions. */
    public static final CompositeIndex BRAND_EXPERIENCE = CompositeIndex.of(
            Rule.adapted(
                    "brand-experience",
                    "Brand experience",
                    "Brakus, Schmitt and Zarantonello 2009; equal weights are this library's"),
            1,
            7,
            Combination.WEIGHTED_MEAN,
            "sensory",
            "affective",
            "intellectual",
            "behavioral");

    /** DART, the building blocks of co-creation, 1 to 7: mean per block and of the blocks. */
    public static final CompositeIndex DART = CompositeIndex.of(
            Rule.adapted("dart", "DART", "Prahalad and Ramaswamy 2004; scale after Albinsson, Perera and Sautter 2016"),
            1,
            7,
            Combination.WEIGHTED_MEAN,
            "dialogue",
            "access",
            "riskAssessment",
            "transparency");

    /** The four experience realms, 0 to 10; {@link Realm#sweetSpot} says how evenly they are used. */
    public static final CompositeIndex REALMS = CompositeIndex.of(
            Rule.adapted("realms", "Experience realms", "Pine and Gilmore 1998; the mean is this library's"),
            0,
            10,
            Combination.WEIGHTED_MEAN,
            "entertainment",
            "education",
            "escapist",
            "esthetic");

    /** People, process, technology, 0 to 5: one jammed part stops the whole, so the weakest decides. */
    public static final CompositeIndex PEOPLE_PROCESS_TECHNOLOGY = CompositeIndex.of(
            Rule.convention(
                    "people-process-technology",
                    "People, process, technology",
                    "Leavitt 1965 and practice after; the weakest part decides, which is this library's"),
            0,
            5,
            Combination.WEAKEST,
            "people",
            "process",
            "technology");

    /** SERVPERF, 1 to 7: perceptions on the five SERVQUAL dimensions. For gaps use {@link ServqualSummary}. */
    public static final CompositeIndex SERVPERF = CompositeIndex.of(
            Rule.published("servperf", "SERVPERF", "Cronin and Taylor 1992; dimensions of Parasuraman et al. 1988"),
            1,
            7,
            Combination.WEIGHTED_MEAN,
            "tangibles",
            "reliability",
            "responsiveness",
            "assurance",
            "empathy");

    /** Product and experience, 0 to 1: neither makes up for the other, sqrt(product * experience). */
    public static final CompositeIndex PRODUCT_EXPERIENCE = CompositeIndex.of(
            Rule.convention(
                    "product-experience", "Product and experience", "neither makes up for the other: geometric mean"),
            0,
            1,
            Combination.GEOMETRIC_MEAN,
            "product",
            "experience");

    /** Qualities of one interaction, 0 to 100: mean of ease, clarity, resolution and courtesy. The wordings are the caller's. */
    public static final CompositeIndex INTERACTION_QUALITY = CompositeIndex.of(
            Rule.convention("interaction-quality", "Interaction quality", "equal weights, no wordings"),
            0,
            100,
            Combination.WEIGHTED_MEAN,
            "ease",
            "clarity",
            "resolution",
            "courtesy");

    /** The bond with the company, 0 to 100: mean of trust, affection and loyalty. The wordings are the caller's. */
    public static final CompositeIndex BOND = CompositeIndex.of(
            Rule.convention("bond", "Bond", "equal weights, no wordings"),
            0,
            100,
            Combination.WEIGHTED_MEAN,
            "trust",
            "affection",
            "loyalty");

    /**
     * Names for ranges of a 0 to 100 customer-experience index. Nobody's default: apply them with
     * {@link CompositeIndex#withBands} if you agree with their source.
     */
    public static final Bands CX_INDEX_BANDS = new Bands(
            List.of(55.0, 65.0, 75.0, 85.0),
            List.of("very poor", "poor", "OK", "good", "excellent"),
            "Forrester's CX Index bands as quoted by a secondary source");

    private static final List<CompositeIndex> ALL = List.of(
            SIX_PILLARS,
            PYRAMID_GATED,
            PYRAMID_COMPOSITE,
            FOUR_VALUES,
            BRAND_EXPERIENCE,
            DART,
            REALMS,
            PEOPLE_PROCESS_TECHNOLOGY,
            SERVPERF,
            PRODUCT_EXPERIENCE,
            INTERACTION_QUALITY,
            BOND);

    private Frameworks() {}

    /**
     * All of them.
     *
     * @return the built-in frameworks
     */
    public static List<CompositeIndex> all() {
        return ALL;
    }

    /**
     * One by the name of its rule.
     *
     * @param name such as {@code six-pillars}
     * @return the framework, or empty
     */
    public static Optional<CompositeIndex> find(String name) {
        return ALL.stream().filter(f -> f.rule().id().name().equals(name)).findFirst();
    }

    /**
     * One by the name of its rule.
     *
     * @param name such as {@code six-pillars}
     * @return the framework
     * @throws IllegalArgumentException if there is none of that name; the nearest is named
     */
    public static CompositeIndex get(String name) {
        return find(name)
                .orElseThrow(() -> Names.unknown(
                        "framework",
                        name,
                        ALL.stream().map(f -> f.rule().id().name()).toList()));
    }
}
