package io.github.cxkit.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The constraints, proven with Hibernate Validator. */
class ConstraintsTest {

    record Feedback(
            @NpsRating @Nullable Integer recommend,
            @CsatRating @Nullable Integer satisfied,
            @CesRating @Nullable Integer easy,
            @StarRating @Nullable Integer stars,
            @ResponseWeight @Nullable Double weight) {}

    record Numbers(
            @OnScale(min = 1, max = 5, except = 3) @Nullable Number number,
            @OnScale(min = -2, max = 2) @Nullable String text) {}

    record Batch(List<@NpsRating Integer> ratings) {}

    record Wrong(@OnScale(min = 5, max = 1) Integer rating) {}

    private static Validator validator(Locale locale) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(
                        new ParameterMessageInterpolator(Set.of(Locale.ENGLISH, Locale.ITALIAN), locale, false))
                .buildValidatorFactory()) {
            return factory.getValidator();
        }
    }

    private static final Validator ENGLISH = validator(Locale.ENGLISH);

    private static List<String> messages(Validator validator, Object bean) {
        return validator.validate(bean).stream()
                .map(ConstraintViolation::getMessage)
                .sorted()
                .toList();
    }

    @Test
    void validAnswersAndBlanksPass() {
        assertThat(ENGLISH.validate(new Feedback(0, 5, 7, 1, 0.0))).isEmpty();
        assertThat(ENGLISH.validate(new Feedback(null, null, null, null, null))).isEmpty();
    }

    @Test
    void aWeightIsFinite() {
        assertThat(ENGLISH.validate(new Feedback(0, 5, 7, 1, Double.MAX_VALUE))).isEmpty();
        assertThat(messages(ENGLISH, new Feedback(0, 5, 7, 1, Double.POSITIVE_INFINITY)))
                .containsExactly("must be a weight of 0 or more");
    }

    @Test
    void messagesSayWhatIsAllowedInEnglish() {
        assertThat(messages(ENGLISH, new Feedback(11, 0, 8, 6, -0.5)))
                .containsExactly(
                        "must be a weight of 0 or more",
                        "must be a whole number from 0 (not at all likely) to 10 (extremely likely)",
                        "must be a whole number from 1 (strongly disagree) to 7 (strongly agree)",
                        "must be a whole number from 1 (very dissatisfied) to 5 (very satisfied)",
                        "must be one to five whole stars");
    }

    @Test
    void messagesSayWhatIsAllowedInItalian() {
        assertThat(messages(validator(Locale.ITALIAN), new Feedback(11, 0, 8, 6, Double.NaN)))
                .containsExactly(
                        "deve essere da una a cinque stelle intere",
                        "deve essere un numero intero da 0 (per niente probabile) a 10 (estremamente probabile)",
                        "deve essere un numero intero da 1 (molto insoddisfatto) a 5 (molto soddisfatto)",
                        "deve essere un numero intero da 1 (per niente d'accordo) a 7 (completamente d'accordo)",
                        "deve essere un peso maggiore o uguale a 0");
    }

    @Test
    void numbersOfAnyKindAreChecked() {
        for (Number good : new Number[] {1, 5L, (byte) 2, 1.0, 4.0f, 5.0, new BigDecimal("2.0"), BigInteger.TWO}) {
            assertThat(ENGLISH.validate(new Numbers(good, null))).as("%s", good).isEmpty();
        }
        for (Number bad : new Number[] {
            0,
            6,
            3,
            0.0,
            6.0,
            4.5,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            new BigDecimal("4.0000001"),
            BigInteger.TWO.pow(70),
            -1L
        }) {
            assertThat(messages(ENGLISH, new Numbers(bad, null)))
                    .as("%s", bad)
                    .containsExactly("must be a whole number from 1 to 5");
        }
    }

    @Test
    void textMustHoldAWholeNumber() {
        // a validator of this test's own reads the limits here
        Validator fresh = validator(Locale.ENGLISH);
        for (String good : List.of("-2", "+1", "0", "2.0")) {
            assertThat(fresh.validate(new Numbers(null, good))).as(good).isEmpty();
        }
        for (String bad : List.of("", " ", "3", "1.5", "two", "1e0", "0x1", "99999999999999999999")) {
            assertThat(ENGLISH.validate(new Numbers(null, bad))).as(bad).hasSize(1);
        }
    }

    @Test
    void listElementsAreChecked() {
        Set<ConstraintViolation<Batch>> violations = ENGLISH.validate(new Batch(List.of(9, 12, 3)));
        assertThat(violations)
                .singleElement()
                .satisfies(v -> assertThat(v.getPropertyPath().toString()).contains("ratings[1]"));
    }

    @Test
    void aScaleUpsideDownIsAnErrorOfTheProgram() {
        assertThatThrownBy(() -> ENGLISH.validate(new Wrong(3)))
                .isInstanceOf(ValidationException.class)
                .hasRootCauseMessage("@OnScale needs min < max but has 5 and 1");
    }
}
