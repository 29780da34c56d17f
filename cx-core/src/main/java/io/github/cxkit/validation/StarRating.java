package io.github.cxkit.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One to five stars; null is valid.
 *
 * @since 0.1.0
 */
@Documented
@Constraint(validatedBy = {})
@OnScale(min = 1, max = 5)
@ReportAsSingleViolation
@Target({
    ElementType.METHOD,
    ElementType.FIELD,
    ElementType.ANNOTATION_TYPE,
    ElementType.CONSTRUCTOR,
    ElementType.PARAMETER,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("exports") // the Jakarta Validation API is the caller's
public @interface StarRating {

    /**
     * What to say.
     *
     * @return a message or the key of one
     */
    String message() default "{io.github.cxkit.validation.StarRating.message}";

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
}
