package io.github.cxkit.readers.definition;

import org.jspecify.annotations.Nullable;

/**
 * A definition that cannot be what its writer meant: of a survey, of orders, of events or of an experiment.
 *
 * @since 0.1.0
 */
public final class SurveyDefinitionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Where in the JSON. */
    private final String path;

    private final String reason;

    /**
     * Says where and why.
     *
     * @param path place in the JSON, such as {@code questions[2].scale.max}; empty for the whole
     * @param reason what is wrong and what is allowed
     * @param cause what the parser or the type said, or null
     */
    public SurveyDefinitionException(String path, String reason, @Nullable Throwable cause) {
        this("survey definition", path, reason, cause);
    }

    private SurveyDefinitionException(String kind, String path, String reason, @Nullable Throwable cause) {
        super(kind + (path.isEmpty() ? "" : ", " + path) + ": " + reason, cause);
        this.path = path;
        this.reason = reason;
    }

    /** The same refusal of a definition of another kind. */
    SurveyDefinitionException in(String kind) {
        return new SurveyDefinitionException(kind, path, reason, getCause());
    }

    /**
     * Where.
     *
     * @return place in the JSON; empty for the whole
     */
    public String path() {
        return path;
    }
}
