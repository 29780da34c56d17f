package io.github.cxkit.text;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes personal data out of free text before it is stored, shown or logged.
 *
 * <p>Masks what has a form: e-mail addresses, also spelt out; web addresses and handles; IBANs, also with a wrong digit;
 * payment cards; Italian tax codes (omocodia included) and VAT numbers; IP addresses; telephone numbers. Each becomes its kind
 * in brackets, such as {@code [email]}. Look-alikes (full-width characters, no-break spaces, long dashes) do not hide it.
 * Dates, times, prices, sizes, order numbers and versions stay.
 *
 * <p>Limits, stated plainly: names, postal addresses, dates of birth and what only the context makes personal have no form and
 * stay. It is a safety net, not anonymization. Masking twice changes nothing more.
 *
 * <pre>{@code
 * PersonalDataMask.mask("write to ann@example.org or 02 1234 5678").text();
 * // "write to [email] or [phone]"
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PersonalDataMask {

    private PersonalDataMask() {}

    /**
     * Masks a text.
     *
     * @param text free text
     * @return the text without the data, and how much was found
     */
    public static Masked mask(String text) {
        StringBuilder open = new StringBuilder(LookAlikes.fold(text));
        List<Span> spans = new ArrayList<>();
        for (Form form : Forms.ALL) {
            for (Span span : form.find(open.toString())) {
                spans.add(span);
                // what one form took is closed to the ones after it
                for (int i = span.start(); i < span.end(); i++) {
                    open.setCharAt(i, Forms.TAKEN);
                }
            }
        }
        spans.sort(Comparator.comparingInt(Span::start));
        Map<Kind, Integer> found = new EnumMap<>(Kind.class);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (Span span : spans) {
            masked.append(text, from, span.start()).append(span.kind().mark());
            found.merge(span.kind(), 1, Integer::sum);
            from = span.end();
        }
        return new Masked(masked.append(text, from, text.length()).toString(), found);
    }

    /** One kind of form, looked for in a text in which earlier findings are closed. */
    @FunctionalInterface
    interface Form {
        List<Span> find(String text);
    }

    /** Where something stands. */
    record Span(Kind kind, int start, int end) {}

    /** What was found. */
    public enum Kind {
        /** An e-mail address. */
        EMAIL("[email]"),
        /** A web address. */
        WEB_ADDRESS("[url]"),
        /** A name in a social network, such as {@code @ann_lee}. */
        HANDLE("[handle]"),
        /** An international bank account number. */
        IBAN("[iban]"),
        /** An Italian tax code (codice fiscale). */
        TAX_CODE("[tax code]"),
        /** An Italian VAT number (partita IVA). */
        VAT_NUMBER("[vat number]"),
        /** An IPv4 or IPv6 address. */
        IP_ADDRESS("[ip]"),
        /** A payment card number. */
        CARD("[card]"),
        /** A telephone number. */
        PHONE("[phone]");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        /**
         * What stands in the masked text.
         *
         * @return such as {@code [email]}
         */
        public String mark() {
            return mark;
        }
    }

    /**
     * A masked text.
     *
     * @param text without what was found
     * @param found how many of each kind; unmodifiable
     */
    public record Masked(String text, Map<Kind, Integer> found) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a number is negative
         */
        public Masked {
            Objects.requireNonNull(text, "text");
            Map<Kind, Integer> copy = new EnumMap<>(Kind.class);
            copy.putAll(Copies.whole("found", found));
            copy.values().forEach(each -> Arguments.notNegative("found", (long) each));
            found = Collections.unmodifiableMap(copy);
        }
    }
}
