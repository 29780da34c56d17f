package io.github.cxkit.examples.spark;

import java.io.Serializable;

/**
 * What Spark must know of a summary: how to begin, add, build, merge, and turn it into bytes and back. An implementation
 * travels to the executors, so it holds nothing that cannot be serialised.
 *
 * @param <I> what is added
 * @param <B> the mutable builder
 * @param <S> the immutable summary
 */
interface Summary<I, B, S> extends Serializable {

    B builder();

    void add(B builder, I input);

    S build(B builder);

    S merge(S first, S second);

    byte[] toBytes(S summary);

    S ofBytes(byte[] bytes);
}
