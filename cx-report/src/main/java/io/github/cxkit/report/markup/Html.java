package io.github.cxkit.report.markup;

import io.github.cxkit.internal.DisplayText;
import java.util.Set;

/**
 * Writes HTML whose tags are the program's and whose texts are anybody's: every text and every attribute is escaped, control
 * characters and marks that turn the direction of writing are made harmless.
 */
public final class Html {

    /** Longer words may be broken, into parts of so many characters. */
    private static final int LONG_WORD = 40;

    private static final int LONG_PART = 14;

    /** Elements whose content is no markup. */
    private static final Set<String> UNBROKEN = Set.of("title", "option");

    private final StringBuilder out = new StringBuilder(16_384);

    /**
     * Opens an element.
     *
     * @param name its name
     * @param attributes names and values in turn; an empty value leaves the attribute out, except of {@code alt}
     * @return this
     */
    public Html open(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    /**
     * Closes an element.
     *
     * @param name its name
     * @return this
     */
    public Html close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    /**
     * A whole element with a text in it.
     *
     * @param name its name
     * @param text anybody's text
     * @param attributes names and values in turn
     * @return this
     */
    public Html element(String name, String text, String... attributes) {
        open(name, attributes);
        if (UNBROKEN.contains(name)) {
            escape(text);
        } else {
            text(text);
        }
        out.append("</").append(name).append('>');
        return this;
    }

    /**
     * A text. A word that is longer than a phone's line may be broken.
     *
     * @param text anybody's text
     * @return this
     */
    public Html text(String text) {
        int from = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length = Character.isWhitespace(c) ? 0 : length + 1;
            boolean between = Character.isLetterOrDigit(c)
                    && i + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(i + 1));
            if (between && length >= LONG_PART && isInLongWord(text, i)) {
                escape(text.substring(from, i + 1));
                out.append("<wbr>");
                from = i + 1;
                length = 0;
            }
        }
        escape(text.substring(from));
        return this;
    }

    private static boolean isInLongWord(String text, int at) {
        int start = at;
        while (start > 0 && at - start <= LONG_WORD && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < text.length() && end - start <= LONG_WORD && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end - start > LONG_WORD;
    }

    /**
     * Markup of this library.
     *
     * @param markup trusted
     * @return this
     */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        String clean = DisplayText.clean(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /** What was written. */
    @Override
    public String toString() {
        return out.toString();
    }

    /**
     * A sentence whose figures keep their unit beside them when it is broken into lines.
     *
     * @param sentence words
     * @return the same with spaces that do not break before a % sign and around an = sign
     */
    public static String glued(String sentence) {
        return sentence.replace(" %", "\u00a0%").replace(" = ", "\u00a0=\u00a0");
    }

    /**
     * An anchor that any text can be given.
     *
     * @param prefix what is anchored, such as {@code q-}
     * @param id anybody's id
     * @return letters, digits and hyphens; different ids give different anchors
     */
    public static String anchor(String prefix, String id) {
        StringBuilder anchor = new StringBuilder(prefix);
        id.codePoints().forEach(c -> {
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
            if (plain) {
                anchor.appendCodePoint(c);
            } else {
                anchor.append('_').append(Integer.toHexString(c));
            }
        });
        return anchor.toString();
    }
}
