package io.github.cxkit.jackson;

import java.util.function.Function;

/**
 * How a type of the library is written where it has no components of its own to show: by way of a record that has them.
 *
 * @param type the library's type
 * @param record what it is written as
 * @param toRecord before it is written
 * @param ofRecord after it was read
 * @param <T> the library's type
 * @param <R> the record
 */
record Form<T, R>(Class<T> type, Class<R> record, Function<T, R> toRecord, Function<R, T> ofRecord) {}
