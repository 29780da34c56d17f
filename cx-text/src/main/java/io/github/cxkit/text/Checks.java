package io.github.cxkit.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Check digits and lengths of numbers that have them. */
final class Checks {

    /** Lengths of the IBAN by country, after the registry of ISO 13616 (SWIFT 2024). */
    private static final Map<String, Integer> IBAN_LENGTHS = lengths(
            "15 NO 16 BE 18 DK FI FO GL NL SD 19 MK SI 20 AT BA EE KZ LT LU MN XK 21 CH HR LI LV 22 BG BH CR DE GB GE IE ME RS VA "
                    + "23 AE GI IL IQ OM SO TL 24 AD CZ ES MD PK RO SA SE SK TN VG 25 LY PT ST 26 IS TR 27 BI DJ FR GR IT MC MR SM "
                    + "28 AL AZ BY CY DO GT HU LB NI PL SV 29 BR EG PS QA UA 30 JO KW MU YE 31 MT SC 32 LC 33 RU");

    private static final Pattern IP4_GROUP = Pattern.compile("25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d");
    private static final int IP6_GROUPS = 8;

    private Checks() {}

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        int length = 0;
        for (String word : table.split(" ", -1)) {
            if (Character.isDigit(word.charAt(0))) {
                length = Integer.parseInt(word);
            } else {
                lengths.put(word, length);
            }
        }
        return Map.copyOf(lengths);
    }

    /** Whether a text in capitals begins with a country that has IBANs of just this length. */
    static boolean hasIbanLength(String text) {
        return text.length() > 2 && IBAN_LENGTHS.getOrDefault(text.substring(0, 2), 0) == text.length();
    }

    /** ISO 13616: letters as 10 to 35, the first four characters last, remainder 1 modulo 97. */
    static boolean hasIbanDigits(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt((i + 4) % text.length()), 36);
            remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % 97;
        }
        return remainder == 1;
    }

    /** ISO/IEC 7812: every second digit from the right doubled, its digits added up, the sum divisible by ten. */
    static boolean hasLuhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    static boolean isIp4(String text) {
        for (String group : text.split("\\.", -1)) {
            if (!IP4_GROUP.matcher(group).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Groups of hexadecimal digits parted by colons: eight of them, or fewer with one gap. */
    static boolean isIp6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = 0;
        for (String group : text.split(":", -1)) {
            groups += group.isEmpty() ? 0 : 1;
        }
        return gap >= 0 ? groups < IP6_GROUPS && groups > 1 : groups == IP6_GROUPS;
    }
}
