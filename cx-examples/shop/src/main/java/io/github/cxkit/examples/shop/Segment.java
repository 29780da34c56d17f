package io.github.cxkit.examples.shop;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which customers are told apart. */
enum Segment {
    /** The first order. */
    NEW,
    /** Not the first order. */
    RETURNING,
    /** The link did not say. */
    UNKNOWN;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Segment> of(String id) {
        return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
