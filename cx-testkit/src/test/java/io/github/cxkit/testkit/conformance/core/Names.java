package io.github.cxkit.testkit.conformance.core;

import java.util.Locale;

/** Names of the catalogue: variants are lower camel case where Java has constants. */
final class Names {

    private Names() {}

    /** {@code KEEP_UP} becomes {@code keepUp}. */
    static String lowerCamel(String constant) {
        var name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
