package io.github.cxkit.examples.shop;

import org.jspecify.annotations.Nullable;

/**
 * Which cases an address asks for.
 *
 * @param state waiting, answered or all; null for waiting
 * @param owner whose, or null
 * @param touchpoint where, or null
 * @param text what customer, order or remark must contain, or null
 * @param show how many at most, or null for one screen
 */
record CaseQuery(
        @Nullable String state,
        @Nullable String owner,
        @Nullable String touchpoint,
        @Nullable String text,
        @Nullable Integer show) {

    private static final int MOST = 1_000;

    Cases.Filter filter() {
        return new Cases.Filter(
                state == null || state.isEmpty() ? "waiting" : state, or(owner), or(touchpoint), or(text).strip());
    }

    int most() {
        return show == null ? Dashboard.FIRST : Math.max(1, Math.min(MOST, show));
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }
}
