package io.github.cxkit.jackson;

/** What the strict mappers put up with. */
final class Limits {

    static final int DEPTH = 100;
    static final int TEXT = 1_000_000;
    static final int NUMBER = 100;

    private Limits() {}
}
