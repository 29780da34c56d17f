package io.github.cxkit.examples.shop;

import io.github.cxkit.report.wording.Wording;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert that stands, or stood.
 *
 * @param key the same for the same rule at the same place
 * @param rule which rule found it
 * @param touchpoint where, or null if everywhere
 * @param subject the segment or the theme, or empty
 * @param score what was found
 * @param reference what it is held against
 * @param n answers it rests on
 * @param since when it was raised
 * @param ended when it ended, or null
 */
record Raised(
        String key,
        String rule,
        @Nullable ShopTouchpoint touchpoint,
        String subject,
        double score,
        double reference,
        long n,
        Instant since,
        @Nullable Instant ended) {

    /**
     * One time that an alert was raised.
     *
     * @param key which alert
     * @param since when
     */
    record Id(String key, Instant since) {}

    Id id() {
        return new Id(key, since);
    }

    Raised endedAt(Instant at) {
        return new Raised(key, rule, touchpoint, subject, score, reference, n, since, at);
    }

    /** The same alert with new figures. */
    Raised raisedAt(Instant at) {
        return new Raised(key, rule, touchpoint, subject, score, reference, n, at, null);
    }

    /** What it says, in the words of a language. */
    String sentence(Words words) {
        String name = touchpoint == null ? "" : words.of("touchpoint." + touchpoint.id());
        String metric = touchpoint == null
                ? ""
                : Wording.in(words.locale()).metric(touchpoint.metric().rule());
        return words.of("alert." + rule, name, metric, score, n, reference, subject(words));
    }

    private String subject(Words words) {
        if (subject.isEmpty()) {
            return "";
        }
        return rule.equals("rising") ? words.theme(subject) : words.of("segment." + subject.toLowerCase(Locale.ROOT));
    }
}
