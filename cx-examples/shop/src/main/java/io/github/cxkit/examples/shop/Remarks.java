package io.github.cxkit.examples.shop;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes what may name a person out of a remark before it is stored: addresses of mail and long numbers. */
final class Remarks {

    // possessive quantifiers: no input makes them slow
    private static final Pattern MAIL = Pattern.compile("[\\p{Alnum}._%+-]{1,64}+@[\\p{Alnum}.-]{1,200}+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ ./-]?\\d){6,30}+");

    private Remarks() {}

    static @Nullable String masked(@Nullable String remark) {
        if (remark == null || remark.isBlank()) {
            return null;
        }
        String withoutMail = MAIL.matcher(remark.strip()).replaceAll("[mail]");
        return NUMBER.matcher(withoutMail).replaceAll("[number]");
    }
}
