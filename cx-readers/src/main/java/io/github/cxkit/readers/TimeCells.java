package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Shown;
import io.github.cxkit.readers.internal.TimeProposals;
import io.github.cxkit.readers.internal.Times;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The times of one input: reads them, and remembers enough of those that fail to say what would read them. */
final class TimeCells {

    private static final int SAMPLE = 100;

    final Times times;
    private final TimeFormat format;
    private final List<String> failures = new ArrayList<>();
    private final List<String> successes = new ArrayList<>();
    private boolean anyRead;

    TimeCells(TimeFormat format, ZoneId zone) {
        this.format = format;
        this.times = new Times(format.patterns(), format.locale(), zone);
    }

    void readPlain(char[] cell, int offset, int length) {
        anyRead = true;
        if (successes.size() < SAMPLE) {
            successes.add(new String(cell, offset, length));
        }
    }

    void read(String text) {
        anyRead = true;
        if (successes.size() < SAMPLE) {
            successes.add(text);
        }
    }

    /** Times were read elsewhere; false if what is kept of those that failed then says too little. */
    boolean readElsewhere(long count) {
        anyRead |= count > 0;
        return count == 0 || failures.isEmpty() || successes.size() == SAMPLE;
    }

    void failed(String text) {
        if (failures.size() < SAMPLE) {
            failures.add(text);
        }
    }

    /** Ends reading where the first hundred times all fail: the pattern is wrong, not the cells. */
    void refuseIfNoneReads(String column) {
        if (!anyRead && failures.size() == SAMPLE) {
            throw refusal(column);
        }
    }

    void refuseIfAllFailed(String column) {
        if (!anyRead && !failures.isEmpty()) {
            throw refusal(column);
        }
    }

    private IllegalArgumentException refusal(String column) {
        List<String> best = TimeProposals.best(failures, format.locale());
        if (best.isEmpty()) {
            String other = inAnotherLanguage(failures);
            best = other == null ? best : List.of(other);
        }
        String all = failures.size() == SAMPLE ? "none of the first " + SAMPLE + " times" : "none of the times";
        String proposal = best.isEmpty()
                ? "no pattern that is known reads them"
                : best.size() == 1
                        ? best.get(0) + " reads them: say it as timePattern"
                        : best.get(0) + " or " + best.get(1) + "? no time here settles it: say one as timePattern";
        return new IllegalArgumentException("column " + column + ": " + all + " is " + times.expected() + ", such as "
                + Shown.quoted(failures.get(0)) + "; " + proposal);
    }

    private @Nullable String readsAll(List<String> cells) {
        String pattern = TimeProposals.readsAll(cells, format.locale());
        return pattern == null ? inAnotherLanguage(cells) : pattern;
    }

    /** Names of months may be those of another language. */
    private @Nullable String inAnotherLanguage(List<String> cells) {
        Locale other = format.locale().getLanguage().equals("it") ? Locale.ENGLISH : Locale.ITALIAN;
        String pattern = TimeProposals.readsAll(cells, other);
        return pattern == null ? null : pattern + " with \"timeLocale\": \"" + other.getLanguage() + "\"";
    }

    @Nullable String hint() {
        if (failures.isEmpty()) {
            return null;
        }
        List<String> all = new ArrayList<>(successes);
        all.addAll(failures);
        String pattern = readsAll(all);
        if (pattern != null) {
            return pattern + " reads all of them, those read too";
        }
        pattern = readsAll(failures);
        return pattern == null ? null : pattern + " reads those that were not read";
    }
}
