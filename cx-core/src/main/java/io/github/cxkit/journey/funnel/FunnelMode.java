package io.github.cxkit.journey.funnel;

/**
 * What "in order" means in a funnel. The choice moves results by more than noise, so every funnel names it.
 *
 * @since 0.1.0
 */
public enum FunnelMode {
    /** The steps in order inside the window; other events may lie between, and a later first step may start anew. */
    ORDERED,
    /** The steps in order inside the window with no other event of the journey between. */
    STRICT,
    /** As many different steps as occur inside any one window, whatever their order. */
    UNORDERED,
    /** The first occurrences of the steps in order; a step that occurred too early is never made up for. */
    FIRST_OCCURRENCE
}
