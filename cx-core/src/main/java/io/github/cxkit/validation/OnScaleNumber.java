package io.github.cxkit.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@link OnScale} on numbers of any kind. */
@SuppressWarnings("exports") // the Jakarta Validation API is the caller's
public final class OnScaleNumber implements ConstraintValidator<OnScale, Number> {

    private int min;
    private int max;
    private int[] except = {};

    /** For the validator. */
    public OnScaleNumber() {}

    @Override
    public void initialize(OnScale constraint) {
        min = constraint.min();
        max = constraint.max();
        except = constraint.except().clone();
        if (min >= max) {
            throw new IllegalArgumentException("@OnScale needs min < max but has " + min + " and " + max);
        }
    }

    @Override
    public boolean isValid(@Nullable Number value, ConstraintValidatorContext context) {
        return value == null || isOnScale(value);
    }

    boolean isOnScale(Number value) {
        if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            return number == Math.rint(number) && number >= min && number <= max && isPoint((int) number);
        }
        BigDecimal number = value instanceof BigDecimal decimal
                ? decimal
                : value instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(value.longValue());
        return number.compareTo(BigDecimal.valueOf(min)) >= 0
                && number.compareTo(BigDecimal.valueOf(max)) <= 0
                && number.compareTo(BigDecimal.valueOf(number.intValue())) == 0
                && isPoint(number.intValue());
    }

    private boolean isPoint(int point) {
        return Arrays.stream(except).noneMatch(gap -> gap == point);
    }
}
