package io.github.cxkit.survey;

/**
 * What a survey is about.
 *
 * @since 0.1.0
 */
public enum SurveyKind {
    /** The relationship as a whole, asked in waves whatever happened last. */
    RELATIONSHIP,
    /** One transaction or contact, asked right after it. */
    TRANSACTIONAL
}
