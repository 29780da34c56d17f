package io.github.cxkit.readers.draft;

import io.github.cxkit.readers.FileOptions;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known before a definition is drafted. Immutable.
 *
 * @since 0.1.0
 */
public final class DraftOptions {

    /** Nothing is known. */
    public static final DraftOptions DEFAULT = new DraftOptions(null, FileOptions.DEFAULT, null, null);

    private final @Nullable ZoneId zone;
    private final FileOptions file;
    private final Draft.@Nullable Kind kind;
    private final @Nullable String timePattern;

    private DraftOptions(
            @Nullable ZoneId zone, FileOptions file, Draft.@Nullable Kind kind, @Nullable String timePattern) {
        this.zone = zone;
        this.file = file;
        this.kind = kind;
        this.timePattern = timePattern;
    }

    /**
     * The same with the zone of local times.
     *
     * @param zone the zone
     * @return the changed copy
     */
    public DraftOptions withZone(ZoneId zone) {
        return new DraftOptions(Objects.requireNonNull(zone, "zone"), file, kind, timePattern);
    }

    /**
     * The same with what is known of the file.
     *
     * @param file how to read it
     * @return the changed copy
     */
    public DraftOptions withFile(FileOptions file) {
        return new DraftOptions(zone, Objects.requireNonNull(file, "file"), kind, timePattern);
    }

    /**
     * The same for a file that is known to hold one kind of rows.
     *
     * @param kind what the rows are
     * @return the changed copy
     */
    public DraftOptions withKind(Draft.Kind kind) {
        return new DraftOptions(zone, file, Objects.requireNonNull(kind, "kind"), timePattern);
    }

    /**
     * The same for a file whose times are known to be written in one way.
     *
     * @param pattern a pattern of {@link java.time.format.DateTimeFormatter}, or a word such as {@code EPOCH_SECONDS}
     * @return the changed copy
     */
    public DraftOptions withTimePattern(String pattern) {
        return new DraftOptions(zone, file, kind, Objects.requireNonNull(pattern, "pattern"));
    }

    /**
     * The zone of local times.
     *
     * @return null if it is not known
     */
    public @Nullable ZoneId zone() {
        return zone;
    }

    /**
     * What is known of the file.
     *
     * @return how to read it
     */
    public FileOptions file() {
        return file;
    }

    @Nullable String timePattern() {
        return timePattern;
    }

    Draft.@Nullable Kind kind() {
        return kind;
    }
}
