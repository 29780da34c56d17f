/**
 * Jakarta Validation constraints for an application's own classes, so that a rating is refused where it is typed in.
 *
 * <pre>{@code
 * record Feedback(
 *         @NpsRating Integer recommend,
 *         @OnScale(min = 1, max = 5) Integer satisfaction,
 *         @ResponseWeight Double weight) {}
 * }</pre>
 *
 * <p>A null is valid, as Jakarta Validation has it: "not answered" is legal unless {@code @NotNull} says otherwise.
 * Messages come in English and Italian. The library's own types check themselves and need no validator.
 */
@NullMarked
package io.github.cxkit.validation;

import org.jspecify.annotations.NullMarked;
