package io.github.cxkit.text;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.cxkit.score.Result;
import io.github.cxkit.text.CommentAnalysis.Words;
import io.github.cxkit.text.PersonalDataMask.Kind;
import io.github.cxkit.text.PersonalDataMask.Masked;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a comment is there, is a number, and does not contradict itself. */
@SuppressWarnings("NullAway") // what JSON may bring
class CommentFactsTest {

    private static final Result<Double> GOOD = Result.of(0.5);

    @Test
    void whatIsMissingIsRefusedByItsName() {
        assertThatNullPointerException()
                .isThrownBy(() -> new CommentAnalysis(null, SentimentLabel.POSITIVE, Words.NONE, List.of()))
                .withMessage("sentiment");
        assertThatNullPointerException()
                .isThrownBy(() -> new CommentAnalysis(GOOD, null, Words.NONE, List.of()))
                .withMessage("label");
        assertThatNullPointerException()
                .isThrownBy(() -> new CommentAnalysis(GOOD, SentimentLabel.POSITIVE, null, List.of()))
                .withMessage("words");
        List<@Nullable String> themes = Arrays.asList("price", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommentAnalysis(GOOD, SentimentLabel.POSITIVE, Words.NONE, themes))
                .withMessage("themes[1] must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> new Masked(null, Map.of()))
                .withMessage("text");
        Map<Kind, @Nullable Integer> unknown = new HashMap<>(Collections.singletonMap(Kind.EMAIL, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Masked("text", unknown))
                .withMessageContaining("found");
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Words(3, -1, 0, 0))
                .withMessageStartingWith("valued must be >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Words(3, 1, Double.NaN, 0))
                .withMessageStartingWith("positive must lie in [0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Words(3, 0, 1.5, 0))
                .withMessage("no valued words cannot have the valences 1.5 and 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommentAnalysis(Result.of(1.5), SentimentLabel.POSITIVE, Words.NONE, List.of()))
                .withMessageStartingWith("sentiment must lie in [-1, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Masked("text", Map.of(Kind.EMAIL, -1)))
                .withMessage("found must be >= 0 but was -1");
    }
}
