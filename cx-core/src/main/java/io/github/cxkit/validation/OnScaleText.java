package io.github.cxkit.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@link OnScale} on text that holds a number; an empty text is no rating. */
@SuppressWarnings("exports") // the Jakarta Validation API is the caller's
public final class OnScaleText implements ConstraintValidator<OnScale, CharSequence> {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,9})?");

    private final OnScaleNumber number = new OnScaleNumber();

    /** For the validator. */
    public OnScaleText() {}

    @Override
    public void initialize(OnScale constraint) {
        number.initialize(constraint);
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        return value == null || (NUMBER.matcher(value).matches() && number.isOnScale(new BigDecimal(value.toString())));
    }
}
