package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Dictionary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What counts as yes and as no in a cell: the words of a ticked box in English and Italian, whatever their case, and 1 and 0.
 *
 * <pre>{@code
 * YesNo.of("Vero");   // Optional[true]
 * YesNo.of("0");      // Optional[false]
 * YesNo.of("maybe");  // Optional.empty
 * }</pre>
 *
 * @since 0.1.0
 */
public final class YesNo {

    static final List<String> YES = words("ticked", "1.0");
    static final List<String> NO = words("notTicked", "0.0");

    private YesNo() {}

    private static List<String> words(String list, String number) {
        return Stream.concat(Dictionary.known().words(list).stream().filter(word -> !word.isEmpty()), Stream.of(number))
                .toList();
    }

    /**
     * Reads a cell.
     *
     * @param cell its text, without blanks around it
     * @return true or false; empty for any other text, and for none
     */
    public static Optional<Boolean> of(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
