package io.github.cxkit.journey;

/**
 * What a touchpoint rests on: people, process or technology.
 *
 * @since 0.1.0
 */
public enum Enabler {
    /** Training, empathy, freedom to decide. */
    PEOPLE,
    /** Rules and paths. */
    PROCESS,
    /** Systems and data. */
    TECHNOLOGY
}
