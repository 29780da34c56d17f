package io.github.cxkit.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A whole-number rating from {@link #min} to {@link #max}; null is valid.
 *
 * <p>Fits {@code Number}s of any kind and text that holds a number. A fraction is never a rating: 4.5 is refused on 1 to
 * 5.
 *
 * @since 0.1.0
 */
@Documented
@Constraint(validatedBy = {OnScaleNumber.class, OnScaleText.class})
@Target({
    ElementType.METHOD,
    ElementType.FIELD,
    ElementType.ANNOTATION_TYPE,
    ElementType.CONSTRUCTOR,
    ElementType.PARAMETER,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(OnScale.List.class)
@SuppressWarnings("exports") // the Jakarta Validation API is the caller's
public @interface OnScale {

    /**
     * The lowest point.
     *
     * @return the lowest point
     */
    int min();

    /**
     * The highest point.
     *
     * @return the highest point
     */
    int max();

    /**
     * Points between min and max that are not on the scale.
     *
     * @return gaps, empty for none
     */
    int[] except() default {};

    /**
     * What to say.
     *
     * @return a message or the key of one
     */
    String message() default "{io.github.cxkit.validation.OnScale.message}";

    /**
     * Validation groups.
     *
     * @return the groups
     */
    Class<?>[] groups() default {};

    /**
     * For clients of Jakarta Validation.
     *
     * @return the payload
     */
    Class<? extends Payload>[] payload() default {};

    /** Several constraints on one element. */
    @Documented
    @Target({
        ElementType.METHOD,
        ElementType.FIELD,
        ElementType.ANNOTATION_TYPE,
        ElementType.CONSTRUCTOR,
        ElementType.PARAMETER,
        ElementType.TYPE_USE
    })
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /**
         * The constraints.
         *
         * @return the constraints
         */
        OnScale[] value();
    }
}
