package io.github.cxkit.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** {@link ResponseWeight} on numbers of any kind. */
@SuppressWarnings("exports") // the Jakarta Validation API is the caller's
public final class ResponseWeightNumber implements ConstraintValidator<ResponseWeight, Number> {

    /** For the validator. */
    public ResponseWeightNumber() {}

    @Override
    public boolean isValid(@Nullable Number value, ConstraintValidatorContext context) {
        return value == null || (value.doubleValue() >= 0 && value.doubleValue() < Double.POSITIVE_INFINITY);
    }
}
