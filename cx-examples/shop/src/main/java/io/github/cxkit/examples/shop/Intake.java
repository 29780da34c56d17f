package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.AnswerStore.Outcome;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one door for answers, from the form and from the REST interface alike. */
@Component
class Intake {

    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");

    private final Validator validator;
    private final LiveBoard board;

    Intake(Validator validator, LiveBoard board) {
        this.validator = validator;
        this.board = board;
    }

    /**
     * What became of a request.
     *
     * @param outcome null if it was refused
     * @param problems what is wrong, in the language of the request
     */
    record Receipt(@Nullable Outcome outcome, List<String> problems) {}

    Receipt take(
            ShopTouchpoint touchpoint,
            @Nullable String key,
            @Nullable String rating,
            @Nullable String remark,
            Words words) {
        if (key == null || !KEY.matcher(key).matches()) {
            return refused(touchpoint, List.of("Idempotency-Key: " + KEY.pattern()));
        }
        if (remark != null && remark.indexOf('\0') >= 0) {
            return refused(touchpoint, List.of(words.of("unreadable")));
        }
        String given = rating == null ? "" : rating.strip();
        if (given.isEmpty()) {
            return refused(touchpoint, List.of(words.of("missing")));
        }
        List<String> problems = validator.validate(Form.of(touchpoint, given, remark)).stream()
                .map(ConstraintViolation::getMessage)
                .sorted()
                .toList();
        if (!problems.isEmpty()) {
            return refused(touchpoint, problems);
        }
        return new Receipt(board.take(key, touchpoint, new BigDecimal(given).intValueExact(), remark), List.of());
    }

    private Receipt refused(ShopTouchpoint touchpoint, List<String> problems) {
        board.refused(touchpoint);
        return new Receipt(null, problems);
    }
}
