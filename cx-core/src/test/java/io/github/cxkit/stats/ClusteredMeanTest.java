package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.stats.ClusterSums.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several answers of one respondent are not as many respondents. */
class ClusteredMeanTest {

    private static final List<Value> VALUES = List.of(
            new Value("a", 4, 1),
            new Value("a", 5, 1),
            new Value("a", 5, 1),
            new Value("b", 2, 1),
            new Value("c", 3, 1),
            new Value("c", 1, 1),
            new Value(null, 5, 1));

    /** By the definition, with numpy: u of a respondent is the sum of (value - mean) / n; t with 3 degrees of freedom. */
    @Test
    void theErrorIsThatOfRespondents() {
        ClusteredMean mean = ClusteredMean.of(ClusterSums.summarizer().summarize(VALUES), 0.95)
                .orElseThrow();

        assertThat(mean.respondents()).isEqualTo(4);
        assertThat(mean.value()).isCloseTo(25 / 7.0, within(1e-12));
        assertThat(mean.standardError().orElseThrow()).isCloseTo(0.8278103806898642, within(1e-12));
        assertThat(mean.interval().orElseThrow().lower()).isCloseTo(0.9369664839266134, within(1e-9));
        assertThat(mean.interval().orElseThrow().upper()).isCloseTo(6.20589065893053, within(1e-9));
        assertThat(mean.designEffect().orElseThrow()).isCloseTo(1.8315398886827452, within(1e-12));
        assertThat(mean.effectiveSampleSize().orElseThrow()).isCloseTo(3.8219205834683967, within(1e-12));
        assertThat(mean.degreesOfFreedom().orElseThrow()).isEqualTo(3);
        assertThat(mean.within(1, 5).interval().orElseThrow().upper()).isEqualTo(5);
    }

    @Test
    void oneRespondentSaysNothingAboutOthersAndEqualMeansHaveNoEffect() {
        ClusteredMean one = ClusteredMean.of(
                        ClusterSums.builder().add("a", 4).add("a", 5).build(), 0.95)
                .orElseThrow();
        assertThat(one.value()).isEqualTo(4.5);
        assertThat(one.standardError().isKnown()).isFalse();
        assertThat(one.interval()).asString().contains("all values come from one respondent");
        assertThat(one.degreesOfFreedom().isKnown()).isFalse();
        assertThat(one.effectiveSampleSize().isKnown()).isFalse();
        assertThat(ClusteredMean.of(ClusterSums.EMPTY, 0.95).isKnown()).isFalse();
        ClusteredMean equal = ClusteredMean.of(
                        ClusterSums.builder()
                                .add("a", 4)
                                .add("a", 6)
                                .add("b", 5)
                                .build(),
                        0.95)
                .orElseThrow();
        assertThat(equal.designEffect().orElseThrow()).isZero();
        assertThat(equal.effectiveSampleSize()).asString().contains("the respondents' means are all equal");
        ClusteredMean same = ClusteredMean.of(
                        ClusterSums.builder().add("a", 4).add("b", 4).build(), 0.95)
                .orElseThrow();
        assertThat(same.designEffect()).asString().contains("all values are equal");
        assertThatIllegalArgumentException().isThrownBy(() -> ClusteredMean.of(ClusterSums.EMPTY, 1));
    }

    @Test
    void valuesOfARespondentAddUpWhereverTheyWereGiven() {
        ClusterSums all = SummaryBytes.merged(
                ClusterSums.summarizer(),
                List.of(
                        new Value("a", 4, 1),
                        new Value(null, 6, 1),
                        new Value("b", 2, 3),
                        new Value("a", 8, 3),
                        new Value("a", 9, 0)));

        assertThat(all.clusters())
                .isEqualTo(Map.of("a", new ClusterSums.Cluster(4, 7), "b", new ClusterSums.Cluster(3, 2)));
        assertThat(all.respondents()).isEqualTo(3);
        assertThat(all.all().mean(all.all().columns().get(0)).orElseThrow()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterSums(Map.of(), CoMoments.empty(List.of("x")), all.anonymous()))
                .withMessageContaining("clusters are of the column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterSums(Map.of(), all.all(), CoMoments.empty(List.of("x"))));
    }

    /** An answer without a name is one person's, whatever it weighs. */
    @Test
    void whoIsNotNamedIsSomebodyElseEachTime() {
        ClusterSums.Builder anonymous = ClusterSums.builder();
        ClusterSums.Builder named = ClusterSums.builder();
        double[] weights = {1, 3, 0.5, 2};
        for (int i = 0; i < weights.length; i++) {
            anonymous.add(null, 2.0 * i - i * i, weights[i]);
            named.add("p" + i, 2.0 * i - i * i, weights[i]);
        }
        ClusteredMean nobody = ClusteredMean.of(anonymous.build(), 0.95).orElseThrow();
        ClusteredMean people = ClusteredMean.of(named.build(), 0.95).orElseThrow();

        assertThat(nobody.respondents()).isEqualTo(4);
        assertThat(nobody.value()).isCloseTo(people.value(), within(1e-13));
        assertThat(nobody.standardError().orElseThrow())
                .isCloseTo(people.standardError().orElseThrow(), within(1e-13));
    }
}
