package io.github.cxkit.report.page;

import java.util.Objects;

/**
 * One of the few sentences that a page begins with.
 *
 * @param subject what it is about, may be empty
 * @param statement what is said of it
 * @param evidence what it rests on, in small print; may be empty
 * @param anchor id of the section that shows more, may be empty
 * @since 0.1.0
 */
public record Lead(String subject, String statement, String evidence, String anchor) {

    /** Checks that all parts are there. */
    public Lead {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(anchor, "anchor");
    }

    /**
     * The sentence as text alone, for a terminal.
     *
     * @return subject and statement
     */
    public String text() {
        return subject.isEmpty() ? statement : subject + ": " + statement;
    }
}
