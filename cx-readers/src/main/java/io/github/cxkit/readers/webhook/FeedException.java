package io.github.cxkit.readers.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that is not of the shape its product documents.
 *
 * @since 0.1.0
 */
public final class FeedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Where in the JSON. */
    private final String path;

    /**
     * Says where and why.
     *
     * @param path place in the JSON, such as {@code data.id}; empty for the whole
     * @param reason what is wrong and what is allowed
     * @param cause what the parser said, or null
     */
    public FeedException(String path, String reason, @Nullable Throwable cause) {
        super(path.isEmpty() ? reason : path + ": " + reason, cause);
        this.path = path;
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
