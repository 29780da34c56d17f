package io.github.cxkit.text;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes personal data out of free text before it is stored, shown or logged.
 *
 * <p>Masks what has a form: e-mail addresses, web addresses, IBANs, payment cards (with a valid check digit), Italian tax
 * codes, IP addresses, telephone numbers and other long numbers. Each becomes its kind in brackets, such as {@code [email]}.
 *
 * <p>Limits, stated plainly: names, postal addresses and what only the context makes personal have no form and stay. It is a
 * safety net, not anonymisation. Masking twice changes nothing more.
 *
 * <pre>{@code
 * PersonalDataMask.mask("write to ann@example.org or 02 1234 5678").text();
 * // "write to [email] or [phone]"
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PersonalDataMask {

    private static final int IBAN_SHORTEST = 15;

    // the order matters: what is more particular comes first; every quantifier is bounded or possessive
    private static final List<Form> FORMS = List.of(
            new Form(
                    Kind.EMAIL,
                    Pattern.compile(
                            "[\\p{L}\\p{N}._%+'-]{1,64}+@[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,8}+"),
                    String::length),
            new Form(
                    Kind.WEB_ADDRESS,
                    Pattern.compile("(?:https?://|www\\.)[^\\s<>\"]{1,2000}+", Pattern.CASE_INSENSITIVE),
                    String::length),
            new Form(
                    Kind.IBAN,
                    Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}", Pattern.CASE_INSENSITIVE),
                    PersonalDataMask::ibanLength),
            new Form(
                    Kind.TAX_CODE,
                    Pattern.compile("\\b[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]\\b", Pattern.CASE_INSENSITIVE),
                    String::length),
            new Form(Kind.IP_ADDRESS, Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"), String::length),
            new Form(
                    Kind.CARD,
                    Pattern.compile("\\b\\d(?:[ -]?\\d){12,18}\\b"),
                    text -> hasLuhnDigit(digits(text)) ? text.length() : 0),
            new Form(
                    Kind.PHONE,
                    Pattern.compile("(?<![\\p{L}\\p{N}])\\+?\\(?\\d(?:[ ./()-]{0,2}\\d){6,17}(?![\\p{L}\\p{N}])"),
                    text -> isDate(text) ? 0 : text.length()));

    private static final Pattern DATE =
            Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}");

    private PersonalDataMask() {}

    /**
     * Masks a text.
     *
     * @param text free text
     * @return the text without the data, and how much was found
     */
    public static Masked mask(String text) {
        Map<Kind, Integer> found = new EnumMap<>(Kind.class);
        String masked = text;
        for (Form form : FORMS) {
            masked = form.pattern.matcher(masked).replaceAll(match -> {
                int length = form.length.applyAsInt(match.group());
                if (length == 0) {
                    return Matcher.quoteReplacement(match.group());
                }
                found.merge(form.kind, 1, Integer::sum);
                return Matcher.quoteReplacement(form.kind.mark() + match.group().substring(length));
            });
        }
        return new Masked(masked, found);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }

    /** The words after an IBAN look like part of it: the longest beginning with valid check digits is the IBAN. */
    private static int ibanLength(String text) {
        for (int end = text.length(); end >= IBAN_SHORTEST; end--) {
            if (text.charAt(end - 1) != ' ' && isIban(text.substring(0, end).replace(" ", ""))) {
                return end;
            }
        }
        return 0;
    }

    /** ISO 13616: letters as 10 to 35, the first four characters last, remainder 1 modulo 97. */
    private static boolean isIban(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt((i + 4) % text.length()), 36);
            remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % 97;
        }
        return remainder == 1;
    }

    /** ISO/IEC 7812: every second digit from the right doubled, its digits added up, the sum divisible by ten. */
    private static boolean hasLuhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** What was found. */
    public enum Kind {
        /** An e-mail address. */
        EMAIL("[email]"),
        /** A web address. */
        WEB_ADDRESS("[url]"),
        /** An international bank account number with valid check digits. */
        IBAN("[iban]"),
        /** An Italian tax code (codice fiscale). */
        TAX_CODE("[tax code]"),
        /** An IPv4 address. */
        IP_ADDRESS("[ip]"),
        /** A payment card number with a valid check digit. */
        CARD("[card]"),
        /** A telephone number, or another number of 7 to 18 digits. */
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
         * Copies.
         *
         * @param text without what was found
         * @param found how many of each kind
         */
        public Masked {
            Map<Kind, Integer> copy = new EnumMap<>(Kind.class);
            copy.putAll(found);
            found = Collections.unmodifiableMap(copy);
        }
    }

    /** A form of personal data, and how much of a match it really is, 0 if none. */
    private record Form(Kind kind, Pattern pattern, ToIntFunction<String> length) {}
}
