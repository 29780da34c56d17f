package io.github.cxkit.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.github.cxkit.text.PersonalDataMask.Kind;
import io.github.cxkit.text.PersonalDataMask.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers: groups of digits that make a number of some country's plan (libphonenumber), by how they are written and
 * by the word beside them. Without a word or a plus only what a plan really assigns is taken, so that dates, sizes and order
 * numbers stay.
 */
final class PhoneForm {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ";
    private static final List<String> REGIONS_WITH_ZERO = List.of("IT", "GB", "DE", "FR", "CH", "AT");
    private static final int FEWEST = 6;
    private static final int MOST = 15;
    private static final int MOBILE = 9;
    private static final int NEIGHBOURHOOD = 28;

    /** Figures that belong together are no more characters. */
    private static final int LONGEST_TOKEN = 100;

    private static final Pattern CANDIDATE = Pattern.compile("[+(]{0,2}\\d(?:[ ./(),:_-]{0,3}\\d){5,40}");
    private static final Pattern GROUP = Pattern.compile("\\d+");
    /** Dates, times, opening hours, and decimals in a row. */
    private static final Pattern FIGURES = Pattern.compile(
            "(?<!\\d)(?:\\d{1,2}([./-])\\d{1,2}\\1(?:\\d{4}|\\d{2})|\\d{4}([./-])\\d{1,2}\\2\\d{1,2})(?![./-]?\\d)"
                    + "|(?<!\\d)(?:[01]?\\d|2[0-3])[.:][0-5]\\d ?- ?(?:[01]?\\d|2[0-3])[.:][0-5]\\d(?![\\d.])"
                    + "|(?<!\\d)(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?!\\d)"
                    + "|(?<!\\d)(?:0?[1-9]|1[0-2])[ ./-](?:199|20[0-3])\\d(?!\\d)"
                    + "|(?<!\\d)(?:[01]\\d|2[0-3])(?:00|15|30|45) ?- ?(?:[01]\\d|2[0-4])(?:00|15|30|45)(?![ ./-]?\\d)"
                    + "|(?<![\\d.,])(?:\\d{1,3}[.,]\\d{1,2} ){2,20}\\d{1,3}[.,]\\d{1,2}(?![\\d.,])");

    private static final Pattern CALLED = Pattern.compile(
            "(?<!\\p{L})(?:tel|telefono|telefonare|fax|cell|cellulare|mobile|phone|call(?:ed)?|ring|whatsapp|sms|"
                    + "chiam\\p{L}{0,9}|contatt\\p{L}{0,9}|contact|recapito|my number|mio numero)"
                    + "(?:[^\\p{L}\\p{N}]{0,4}(?:me|us|at|on|al|allo|lo|il|is|e)){0,2}[^\\p{L}\\p{N}]{0,4}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED = Pattern.compile(
            "(?<!\\p{L})(?:ordine|ordini|order|ord|n[.\u00B0\u00BA]|nr|no[.\u00B0\u00BA]|num|numero d'ordine|(?:ordine|order|pratica|cliente|customer|account|contratto|contract|polizza|policy|fattura|invoice|caso|case|ticket|spedizione|tracking|serial) (?:numero|number)|codice|code|cod|tracking|fattura|invoice|ticket|pratica|caso|case|polizza|policy|contratto|contract|lotto|batch|spedizione|ref|rif|"
                    + "articolo|article|art|item|reference|riferimento|reservation|sku|tagli[ae]|sizes?|misur[ae]|isbn|ean|serial|seriale|matricola|punti|points|lat|lon|lng|eur|euro|usd|versione|version|"
                    + "contatore|meter|lettura|reading|protocollo|prenotazione|booking|(?:spedizione|shipment|tracking|pacco|parcel) \\p{L}{2,12})"
                    + "[ .:#\u00B0\u00BA]{0,4}$|[$\u20AC\u00A3#] ?$",
            Pattern.CASE_INSENSITIVE);
    /** A number of something, if it is not written or assigned as one to call. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<!\\p{L})(?:numero|number)(?: (?:cliente|utente|socio|tessera|conto|customer|account|member))?[ .:#]{0,4}$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MEASURED = Pattern.compile(
            "^ ?(?:lire|euro|eur|usd|gbp|[$\u20AC\u00A3%]|cm|mm|mt?|km|kg|gr?|ml|px|punti|points|pezzi|pieces|giorni|days|volte|times)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE);

    private PhoneForm() {}

    static List<Span> find(String text) {
        String open = FIGURES.matcher(text).replaceAll(match -> "\uFFFC".repeat(match.end() - match.start()));
        List<Span> spans = new ArrayList<>();
        Matcher candidate = CANDIDATE.matcher(open);
        while (candidate.find()) {
            addNumbers(open, candidate.start(), candidate.end(), spans);
        }
        return spans;
    }

    /** The longest numbers among the groups of a run, from left to right. */
    private static void addNumbers(String text, int start, int end, List<Span> spans) {
        List<int[]> groups = new ArrayList<>();
        Matcher group = GROUP.matcher(text).region(start, end);
        while (group.find()) {
            groups.add(new int[] {group.start(), group.end()});
        }
        for (int first = 0; first < groups.size(); first++) {
            for (int last = groups.size() - 1; last >= first; last--) {
                int from = first == 0 ? start : withSign(text, groups.get(first)[0], start);
                int to = groups.get(last)[1];
                if (isPhone(text, from, to, groups.subList(first, last + 1))) {
                    spans.add(new Span(Kind.PHONE, from, to));
                    first = last;
                    break;
                }
            }
        }
    }

    private static int withSign(String text, int from, int start) {
        int sign = from;
        while (sign > start && "+(".indexOf(text.charAt(sign - 1)) >= 0) {
            sign--;
        }
        return sign;
    }

    private static boolean isPhone(String text, int from, int to, List<int[]> groups) {
        String digits = Forms.compact(text.substring(from, to));
        if (digits.length() < FEWEST || digits.length() > MOST + 2) {
            return false;
        }
        // digit by digit only a mobile number is written; anything else that begins with one digit is a list of figures
        boolean spelt = groups.size() == digits.length() && digits.length() == MOBILE + 1 && digits.charAt(0) == '3';
        boolean signed = text.charAt(from) == '+' || text.charAt(from) == '(';
        if (length(groups.get(0)) == 1 && !spelt && !signed) {
            return false;
        }
        boolean glued = isLetter(text, from - 1) || isLetter(text, to);
        if (glued) {
            return groups.size() == 1 && digits.length() >= MOBILE && isMobile(digits);
        }
        if (text.charAt(from) == '+') {
            return isPossible("+" + digits);
        }
        String before = text.substring(Math.max(0, from - NEIGHBOURHOOD), from);
        String after = text.substring(to, Math.min(text.length(), to + NEIGHBOURHOOD));
        if (CALLED.matcher(before).find()) {
            return digits.length() <= MOST;
        }
        String beforeToken = beforeToken(text, from);
        boolean numbered = NUMBERED.matcher(beforeToken).find()
                || (groups.size() == 1
                        && !isMobile(digits)
                        && NUMBER.matcher(beforeToken).find());
        if (numbered || MEASURED.matcher(after).find()) {
            return false;
        }
        if (digits.startsWith("00")) {
            return isPossible("+" + digits.substring(2));
        }
        return isAssigned(text, from, digits, groups);
    }

    /** What stands before the figures that a place is part of: 34567 of "order 12-34567" is of an order too. */
    private static String beforeToken(String text, int from) {
        int start = from;
        // no longer: a remark that is all figures would be gone over again for each of them
        int first = Math.max(0, from - LONGEST_TOKEN);
        while (start > first
                && (Character.isDigit(text.charAt(start - 1)) || "-./_".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return text.substring(Math.max(0, start - NEIGHBOURHOOD), start);
    }

    private static boolean isAssigned(String text, int from, String digits, List<int[]> groups) {
        if (isValid(digits, "IT")) {
            return true;
        }
        if (digits.startsWith("0") && digits.length() > MOBILE) {
            return REGIONS_WITH_ZERO.stream().anyMatch(region -> isValid(digits, region));
        }
        boolean american = groups.size() == 3
                && length(groups.get(0)) == 3
                && length(groups.get(1)) == 3
                && length(groups.get(2)) == 4;
        return american && (text.charAt(from) == '(' || isValid(digits, "US"));
    }

    private static int length(int[] group) {
        return group[1] - group[0];
    }

    private static boolean isLetter(String text, int i) {
        return i >= 0 && i < text.length() && Character.isLetter(text.charAt(i));
    }

    private static boolean isMobile(String digits) {
        PhoneNumber number = parse(digits, "IT");
        return number != null && PLANS.getNumberType(number) == PhoneNumberType.MOBILE;
    }

    private static boolean isValid(String digits, String region) {
        PhoneNumber number = parse(digits, region);
        return number != null && PLANS.isValidNumberForRegion(number, region);
    }

    private static boolean isPossible(String international) {
        PhoneNumber number = parse(international, NO_REGION);
        return number != null && PLANS.isPossibleNumber(number);
    }

    private static @Nullable PhoneNumber parse(String digits, String region) {
        try {
            return PLANS.parse(digits, region);
        } catch (NumberParseException e) {
            return null;
        }
    }
}
