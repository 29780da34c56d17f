package io.github.cxkit.text;

import io.github.cxkit.text.PersonalDataMask.Form;
import io.github.cxkit.text.PersonalDataMask.Kind;
import io.github.cxkit.text.PersonalDataMask.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of personal data, the more particular before the more general. Every quantifier is bounded or possessive. */
final class Forms {

    /** What stands in a text in the place of what was already found: neither letter, digit nor separator. */
    static final char TAKEN = '\uFFFC';

    private static final int IBAN_SHORTEST = 15;
    private static final int CARD_SHORTEST = 13;
    private static final int REACH = 12;
    private static final Pattern FOURS = Pattern.compile("\\d{4}([ ._-]{1,2})\\d{4}\\1\\d{4}\\1\\d{4}(?!\\d)");
    private static final Pattern LETTERS_ALONE =
            Pattern.compile("(?<!^[a-z]{2}[ -]?\\d{2})[ -][a-z]{2,}(?![a-z0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile(
            "(?<!\\p{L})(?:versione?|release|firmware|sezione|section|capitolo|chapter|paragrafo|paragraph|ver\\.?|v\\.?) ?$",
            Pattern.CASE_INSENSITIVE);

    /** What else has as many digits as a card, one in ten of them with its check digit. */
    private static final Pattern THING = Pattern.compile(
            "(?<!\\p{L})(?:imei|ean|isbn|serial|seriale|matricola|tracking)[ .:#]{0,3}$", Pattern.CASE_INSENSITIVE);

    private static final String WORD = "[\\p{L}\\p{N}._-]{1,40}+";
    /** The name before a spelt-out address: words parted by a spelt-out dot, or one word, or two. */
    private static final String SPELT =
            "(?<!\\p{L})(?:" + WORD + "(?: (?:dot|punto) " + WORD + "){1,3}|" + WORD + "(?: " + WORD + ")??)";

    /** A name with a dot or underline in it, which tells an address from a word before a site. */
    private static final String DOTTED =
            "(?<![\\p{L}\\p{N}])\\p{L}[\\p{L}\\p{N}-]{0,30}+(?:[._][\\p{L}\\p{N}-]{1,30}+){1,3}+";

    static final List<Form> ALL = List.of(
            whole(
                    Kind.EMAIL,
                    "(?:mailto:)?[\\p{L}\\p{N}._%+'#!$&*=?^`{|}~/-]{1,64}+@"
                            + "(?:\\[[0-9a-f.:]{3,45}+\\]|[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,8}+)"
                            + "(?:\\?[^\\s<>\"]{1,500}+)?"),
            whole(
                    Kind.EMAIL,
                    "(?:[\\p{L}\\p{N}._+-]{2,64}+ {0,2}@ {1,2}|" + DOTTED + " {1,2}@)"
                            + "[\\p{L}\\p{N}-]{2,63}+(?:(?:\\.| \\. )[\\p{L}]{2,24}+){1,4}+"),
            whole(Kind.EMAIL, "\"[^\"@]{1,62}+\"@[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,8}+"),
            whole(Kind.EMAIL, "\\p{L}[\\p{L}\\p{N}._+-]{2,63}+@[\\p{L}][\\p{L}\\p{N}-]{2,62}+"),
            whole(
                    Kind.EMAIL,
                    SPELT
                            + " ?(?:chiocciola|\\(chiocciola\\)|\\[chiocciola\\]|[(\\[]at?[)\\]]) ?[\\p{L}\\p{N}-]{2,40}+(?: ?(?:\\.| punto | dot |"
                            + "\\(dot\\)|\\[dot\\]|\\(punto\\)) ?\\p{L}{2,12}+){1,3}+"),
            whole(Kind.EMAIL, DOTTED + " at [\\p{L}\\p{N}-]{2,40}+(?:\\.\\p{L}{2,12}+){1,3}+(?![\\p{L}\\p{N}])"),
            whole(Kind.EMAIL, SPELT + " at [\\p{L}\\p{N}-]{2,40}+(?: dot \\p{L}{2,12}+){1,3}+"),
            whole(Kind.WEB_ADDRESS, "(?:https?://|www\\.)[^\\s<>\"]{1,2000}+"),
            whole(
                    Kind.WEB_ADDRESS,
                    "(?<![\\p{L}\\p{N}@.])(?:[a-z0-9-]{1,63}+\\.){1,4}+[a-z]{2,12}+/[^\\s<>\"]{1,500}+"),
            whole(Kind.HANDLE, "(?<![\\p{L}\\p{N}._])@[a-z0-9_.]{3,40}+"),
            form(Kind.IBAN, "(?<![\\p{L}\\p{N}])[a-z]{2}[ -]?\\d{2}(?:[ ./_-]?[a-z0-9]){11,30}", Forms::ibanLength),
            whole(
                    Kind.TAX_CODE,
                    "(?<![\\p{L}\\p{N}])[a-z]{3} ?[a-z]{3} ?[0-9lmnpqrstuv]{2}[abcdehlmprst][0-9lmnpqrstuv]{2}"
                            + " ?[a-z][0-9lmnpqrstuv]{3}[a-z](?![\\p{L}\\p{N}])"),
            whole(
                    Kind.VAT_NUMBER,
                    "(?:(?:p\\.? ?iva|p\\. ?i\\.|partita iva|vat)(?: ?(?:n|nr|no|num|numero|number)(?!\\p{L}))?[ :.\u00B0\u00BA]{0,3}(?:it)?|(?<![\\p{L}\\p{N}])it) ?-?"
                            + "\\d{11}(?!\\d)"),
            form(
                    Kind.IP_ADDRESS,
                    "(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]?\\d)",
                    text -> Checks.isIp4(text) ? text.length() : 0),
            form(
                    Kind.IP_ADDRESS,
                    "(?<![\\p{L}\\p{N}:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\\p{L}\\p{N}:])",
                    text -> Checks.isIp6(text) ? text.length() : 0),
            form(
                    Kind.CARD,
                    "(?<!\\d)(?<!\\d-)(?:[3-6]\\d{3}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d{2}|7[01]\\d|720))(?:[ ._-]{0,2}\\d){9,15}(?!\\d)",
                    Forms::cardLength),
            PhoneForm::find);

    private Forms() {}

    private static Form whole(Kind kind, String pattern) {
        return form(kind, pattern, String::length);
    }

    /** A pattern, and how much of what it matched really is of the kind, 0 if none. */
    private static Form form(Kind kind, String regex, ToIntFunction<String> length) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return text -> {
            List<Span> spans = new ArrayList<>();
            Matcher matcher = pattern.matcher(text);
            for (int from = 0; from <= text.length() && matcher.find(from); ) {
                int taken = length.applyAsInt(matcher.group());
                if (taken > 0 && !isOther(kind, text, matcher.start())) {
                    spans.add(new Span(kind, matcher.start(), matcher.start() + taken));
                }
                from = matcher.start() + Math.max(1, taken == 0 ? matcher.end() - matcher.start() : taken);
            }
            return spans;
        };
    }

    /** Whether the word before says that it is something else. */
    private static boolean isOther(Kind kind, String text, int start) {
        Pattern other = kind == Kind.IP_ADDRESS ? VERSION : kind == Kind.CARD ? THING : null;
        return other != null
                && other.matcher(text.substring(Math.max(0, start - REACH), start))
                        .find();
    }

    /**
     * The words after an IBAN look like part of it: the longest beginning of the country's form is the IBAN, a valid one before
     * one with a mistyped digit.
     */
    private static int ibanLength(String text) {
        int formed = 0;
        for (int end = text.length(); end >= IBAN_SHORTEST; end--) {
            if (Character.isLetterOrDigit(text.charAt(end - 1))) {
                String compact = compact(text.substring(0, end)).toUpperCase(Locale.ROOT);
                if (Checks.hasIbanLength(compact)) {
                    if (Checks.hasIbanDigits(compact)) {
                        return end;
                    }
                    formed = hasWords(text.substring(0, end)) ? formed : Math.max(formed, end);
                }
            }
        }
        return formed;
    }

    /** Letters alone after a space are words, such as {@code no 12345678 at the}; but for the bank, the first four. */
    private static boolean hasWords(String text) {
        return LETTERS_ALONE.matcher(text).find();
    }

    /** Cards have a valid check digit; sixteen digits in fours are one with a mistyped digit. */
    private static int cardLength(String text) {
        for (int end = text.length(); end > 0; end--) {
            String digits = compact(text.substring(0, end));
            if (Character.isDigit(text.charAt(end - 1))
                    && digits.length() >= CARD_SHORTEST
                    && Checks.hasLuhnDigit(digits)) {
                return end;
            }
        }
        Matcher fours = FOURS.matcher(text);
        return fours.lookingAt() ? fours.end() : 0;
    }

    static String compact(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                compact.append(text.charAt(i));
            }
        }
        return compact.toString();
    }
}
