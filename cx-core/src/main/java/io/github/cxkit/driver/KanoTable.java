package io.github.cxkit.driver;

/**
 * The evaluation table that turns a pair of answers into a category.
 *
 * @since 0.1.0
 */
public enum KanoTable {
    /** Kano 1984, as reprinted by Berger et al. 1993. */
    STANDARD,
    /** Pouliot 1993: to expect, or to tolerate, both presence and absence is questionable. */
    POULIOT;

    /**
     * The category of one pair of answers. The table is not symmetric.
     *
     * @param functional answer to "if the product has it"
     * @param dysfunctional answer to "if it has it not"
     * @return the category
     */
    public KanoCategory classify(KanoAnswer functional, KanoAnswer dysfunctional) {
        return switch (functional) {
            case LIKE ->
                switch (dysfunctional) {
                    case LIKE -> KanoCategory.QUESTIONABLE;
                    case DISLIKE -> KanoCategory.ONE_DIMENSIONAL;
                    default -> KanoCategory.ATTRACTIVE;
                };
            case DISLIKE -> dysfunctional == KanoAnswer.DISLIKE ? KanoCategory.QUESTIONABLE : KanoCategory.REVERSE;
            default ->
                switch (dysfunctional) {
                    case LIKE -> KanoCategory.REVERSE;
                    case DISLIKE -> KanoCategory.MUST_BE;
                    default ->
                        contradicts(functional, dysfunctional) ? KanoCategory.QUESTIONABLE : KanoCategory.INDIFFERENT;
                };
        };
    }

    private boolean contradicts(KanoAnswer functional, KanoAnswer dysfunctional) {
        return this == POULIOT && functional == dysfunctional && functional != KanoAnswer.NEUTRAL;
    }
}
