package io.github.cxkit.text;

/**
 * Finds sentiment and themes in a comment. The place to plug in a language service or a model.
 *
 * <p>An implementation must be safe to call from several threads and must not log or keep the comment.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CommentAnalyzer {

    /**
     * Analyses one comment.
     *
     * @param comment free text, may be empty
     * @return what was found
     */
    CommentAnalysis analyze(String comment);

    /**
     * What the sentiments come from, so that those of one method are not added to those of another.
     *
     * @return the rule and the words or the model, with their versions; blank if it has no name
     */
    default String version() {
        return "";
    }
}
