package io.github.cxkit.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class SummaryLawsTest {

    private static final Arbitrary<Long> NUMBERS = Arbitraries.longs().between(0, 100);
    private static final Summarizer<Long, Long> SUM = Summarizer.folding(0L, Long::sum, Long::sum);

    @Test
    void aSumOfWholeNumbersKeepsThem() {
        SummaryLaws.check(SUM, NUMBERS);
        assertThat(SummaryLaws.of(SUM, NUMBERS).withSeed(7).dynamicTests()).hasSize(8);
    }

    @Test
    void aMeanOfMeansDoesNot() {
        Summarizer<Long, Double> mean = Summarizer.folding(0.0, (all, next) -> (all + next) / 2, (a, b) -> (a + b) / 2);
        assertThatThrownBy(() -> SummaryLaws.check(mean, NUMBERS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theLastOneSeenDoesNot() {
        Summarizer<Long, Long> last = Summarizer.folding(0L, (all, next) -> next, (a, b) -> b);
        assertThatThrownBy(() -> SummaryLaws.check(last, NUMBERS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void bytesThatLoseSomethingAreFound() {
        Summarizer<Long, Long> narrow = SUM.withBytes(sum -> new byte[] {sum.byteValue()}, bytes ->
                (long) ByteBuffer.wrap(bytes).get());
        assertThatThrownBy(() -> SummaryLaws.check(narrow, NUMBERS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aDefinitionThatIsNotCheckedIsFound() {
        assertThatThrownBy(() -> SummaryLaws.of(SUM, NUMBERS).refuses(SUM).check())
                .isInstanceOf(AssertionError.class);
        SummaryLaws.of(
                        RatingTally.summarizer(Scale.of(0, 5)),
                        Arbitraries.integers().between(0, 5).injectNull(0.2))
                .refuses(RatingTally.summarizer(Scale.of(1, 5)))
                .check();
    }
}
