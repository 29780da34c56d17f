package io.github.cxkit.service;

/**
 * Where a piece of feedback comes from.
 *
 * @since 0.1.0
 */
public enum FeedbackSource {
    /** An answer to a survey. */
    SURVEY,
    /** A review in public. */
    REVIEW,
    /** A post in a forum. */
    FORUM,
    /** A post on a social network. */
    SOCIAL,
    /** A message to the service. */
    CHAT,
    /** What an employee heard or noticed. */
    EMPLOYEE
}
