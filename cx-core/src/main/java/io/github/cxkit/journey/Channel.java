package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import java.util.Objects;

/**
 * A way of contact.
 *
 * @param id short name used in data, such as {@code app}
 * @param name what people call it
 * @param kind digital, physical, human or media
 * @since 0.1.0
 */
public record Channel(String id, String name, ChannelKind kind) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a text is blank
     */
    public Channel {
        Arguments.notBlank("id of a channel", id);
        Arguments.notBlank("name of channel " + id, name);
        Objects.requireNonNull(kind, "kind");
    }
}
