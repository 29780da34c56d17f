/**
 * A small web shop that asks, listens live, reacts and closes the loop with the library.
 *
 * <p>An answer is first written to the database under its idempotency key, then counted in a live recorder; at the start
 * the recorders are filled from the database. So a crash at any moment loses no answer that was thanked for, and a
 * repeated request counts once.
 */
@NullMarked
package io.github.cxkit.examples.shop;

import org.jspecify.annotations.NullMarked;
