package io.github.cxkit.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Key drivers some of which are categories. The figures were computed apart from this library. */
class GroupedDriversTest {

    private static final double[] OUTCOME = {3, 5, 4, 7, 8, 6, 9, 4, 5, 8, 7, 2};
    private static final double[] EASE = {1, 2, 2, 3, 4, 3, 5, 1, 2, 4, 4, 1};
    private static final String REGION = "nsnsswswnswn";

    private static GroupedDrivers.Builder rows() {
        GroupedDrivers.Builder builder = GroupedDrivers.builder("stay", List.of("ease"), List.of("region"));
        for (int i = 0; i < OUTCOME.length; i++) {
            builder.add(OUTCOME[i], List.of(EASE[i]), List.of(REGION.substring(i, i + 1)));
        }
        return builder;
    }

    private static <V> V at(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static Reason reason(Result<?> result) {
        return ((Result.Insufficient<?>) result).reason();
    }

    @Test
    void aCategoryIsOneDriverWithAColumnPerLevelButOne() {
        GroupedDrivers drivers = rows().analyze();
        assertThat(drivers.n()).isEqualTo(12);
        assertThat(drivers.excluded()).isZero();
        assertThat(drivers.columns()).isEqualTo(Map.of("ease", 1, "region", 2));
        assertThat(drivers.rSquared().orElseThrow()).isCloseTo(0.9586472004348839, within(1e-9));
        assertThat(at(drivers.lmg().orElseThrow(), "ease")).isCloseTo(0.6190847272080504, within(1e-9));
        assertThat(at(drivers.lmg().orElseThrow(), "region")).isCloseTo(0.3395624732268335, within(1e-9));
        assertThat(at(drivers.lmgShares().orElseThrow(), "region")).isCloseTo(0.35421005044691445, within(1e-9));
        Map<String, Double> slopes = drivers.coefficients().orElseThrow();
        assertThat(at(slopes, "ease")).isCloseTo(1.2392638036809815, within(1e-9));
        assertThat(at(slopes, "region=s")).isCloseTo(1.2975460122699387, within(1e-9));
        assertThat(at(slopes, "region=w")).isCloseTo(0.7208588957055214, within(1e-9));
    }

    @Test
    void theSharesDoNotDependOnTheReference() {
        GroupedDrivers north = rows().analyze(Map.of("region", "n"));
        GroupedDrivers south = rows().analyze(Map.of("region", "s"));
        assertThat(at(south.lmg().orElseThrow(), "region"))
                .isCloseTo(at(north.lmg().orElseThrow(), "region"), within(1e-12));
        Map<String, Double> slopes = south.coefficients().orElseThrow();
        assertThat(at(slopes, "region=n")).isCloseTo(-1.2975460122699387, within(1e-9));
        assertThat(at(slopes, "region=w")).isCloseTo(-0.5766871165644172, within(1e-9));
    }

    @Test
    void withoutCategoriesItIsTheAnalysisOfNumbers() {
        double[] speed = {2, 1, 3, 3, 4, 2, 4, 2, 3, 5, 3, 2};
        GroupedDrivers.Builder builder = GroupedDrivers.builder("stay", List.of("ease", "speed"), List.of());
        for (int i = 0; i < OUTCOME.length; i++) {
            builder.add(OUTCOME[i], List.of(EASE[i], speed[i]), List.of());
        }
        GroupedDrivers drivers = builder.analyze();
        assertThat(drivers.rSquared().orElseThrow()).isCloseTo(0.921865388973421, within(1e-9));
        assertThat(at(drivers.lmg().orElseThrow(), "speed")).isCloseTo(0.25993353106510486, within(1e-9));
        assertThat(at(drivers.lmgShares().orElseThrow(), "ease")).isCloseTo(0.7180352639612992, within(1e-9));
        assertThat(at(drivers.coefficients().orElseThrow(), "speed")).isCloseTo(0.06905370843989769, within(1e-9));
    }

    @Test
    void rowsWithAGapAreLeftOutAndCounted() {
        GroupedDrivers.Builder builder = GroupedDrivers.builder("stay", List.of("ease"), List.of("region"));
        for (int i = 0; i < OUTCOME.length; i++) {
            @Nullable Double ease = i == 0 ? null : EASE[i];
            @Nullable String region = i == 11 ? null : REGION.substring(i, i + 1);
            builder.add(OUTCOME[i], Collections.singletonList(ease), Collections.singletonList(region));
        }
        GroupedDrivers drivers = builder.analyze();
        assertThat(drivers.n()).isEqualTo(10);
        assertThat(drivers.excluded()).isEqualTo(2);
        assertThat(drivers.rSquared().orElseThrow()).isCloseTo(0.9629700875252477, within(1e-9));
        assertThat(at(drivers.lmg().orElseThrow(), "region")).isCloseTo(0.2670298666739948, within(1e-9));
        assertThat(builder.add(null, List.of(1.0), List.of("n")).analyze().excluded())
                .isEqualTo(3);
    }

    @Test
    void aConstantDriverIsReportedAndDropped() {
        GroupedDrivers.Builder builder = GroupedDrivers.builder("stay", List.of("ease", "same"), List.of("land"));
        for (int i = 0; i < OUTCOME.length; i++) {
            builder.add(OUTCOME[i], List.of(EASE[i], 3.0), List.of("it"));
        }
        GroupedDrivers drivers = builder.analyze();
        assertThat(drivers.constant()).containsExactly("land", "same");
        assertThat(drivers.columns()).isEqualTo(Map.of("ease", 1));
        assertThat(drivers.rSquared().orElseThrow()).isCloseTo(0.921294405879951, within(1e-9));
        assertThat(at(drivers.lmgShares().orElseThrow(), "ease")).isCloseTo(1, within(1e-12));
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        GroupedDrivers.Builder few = GroupedDrivers.builder("stay", List.of("ease"), List.of("region"));
        few.add(1.0, List.of(1.0), List.of("n")).add(3.0, List.of(2.0), List.of("s"));
        few.add(2.0, List.of(3.0), List.of("w")).add(4.0, List.of(5.0), List.of("n"));
        assertThat(few.analyze().rSquared())
                .hasToString("insufficient (3 columns need more than 4 complete rows but there are 4)");
        assertThat(few.analyze().columns()).isEqualTo(Map.of("ease", 1, "region", 2));
        assertThat(reason(few.analyze().lmgShares())).isEqualTo(Reason.TOO_FEW);

        GroupedDrivers none =
                GroupedDrivers.builder("stay", List.of(), List.of("region")).analyze();
        assertThat(none.lmg()).hasToString("insufficient (no driver of stay has two different values)");
        assertThat(none.constant()).containsExactly("region");

        GroupedDrivers.Builder flat = GroupedDrivers.builder("stay", List.of("ease"), List.of());
        IntStream.range(0, 6).forEach(i -> flat.add(7.0, List.of((double) i), List.of()));
        assertThat(flat.analyze().coefficients()).hasToString("insufficient (stay has the same value in every row)");

        GroupedDrivers.Builder unrelated = GroupedDrivers.builder("stay", List.of("ease"), List.of());
        for (double[] row : new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
            unrelated.add(row[0], List.of(row[1]), List.of());
        }
        assertThat(unrelated.analyze().lmgShares()).hasToString("insufficient (the drivers explain nothing of stay)");
    }

    @Test
    void wrongNamesAndRowsAreRefused() {
        assertThatThrownBy(() -> GroupedDrivers.builder("stay", List.of("ease"), List.of("ease")))
                .hasMessage("drivers of stay must be other columns, none twice, but are [ease] and [ease]");
        assertThatThrownBy(() -> GroupedDrivers.builder("stay", List.of("stay"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GroupedDrivers.builder("stay", List.of(), List.of()))
                .hasMessage("1 to 16 drivers can be analysed but 0 were given");
        List<String> many = IntStream.range(0, 17).mapToObj(i -> "d" + i).toList();
        assertThatThrownBy(() -> GroupedDrivers.builder("stay", many, List.of()))
                .hasMessage("1 to 16 drivers can be analysed but 17 were given");
        GroupedDrivers.Builder builder = rows();
        assertThatThrownBy(() -> builder.add(1.0, List.of(), List.of("n")))
                .hasMessage("a row of [ease] and [region] has 0 numbers and 1 levels");
        assertThatThrownBy(() -> builder.add(1.0, List.of(1.0), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add(1.0, List.of(Double.NaN), List.of("n")))
                .hasMessageContaining("ease must be a finite number");
        assertThatThrownBy(() -> builder.analyze(Map.of("region", "north")))
                .hasMessage("no complete row has the reference level \"north\" of region; the levels are [n, s, w]");
        assertThatThrownBy(() -> builder.analyze(Map.of("ease", "1")))
                .hasMessage("no categorical driver \"ease\" among [region]");
    }

    @Property(tries = 50)
    void lmgSumsToRSquaredWhateverTheReference(
            @ForAll @Size(value = 12) List<@IntRange(min = 1, max = 5) Integer> ease,
            @ForAll @Size(value = 12) List<@IntRange(max = 2) Integer> region) {
        GroupedDrivers.Builder builder = GroupedDrivers.builder("stay", List.of("ease"), List.of("region"));
        for (int i = 0; i < OUTCOME.length; i++) {
            builder.add(
                    OUTCOME[i],
                    Arrays.asList((double) ease.get(i)),
                    List.of(List.of("n", "s", "w").get(region.get(i))));
        }
        String other = List.of("n", "s", "w").get(region.get(0));
        GroupedDrivers plain = builder.analyze();
        GroupedDrivers turned = builder.analyze(Map.of("region", other));
        plain.lmg().ifKnown(lmg -> {
            double sum = lmg.values().stream().mapToDouble(Double::doubleValue).sum();
            assertThat(sum).isCloseTo(plain.rSquared().orElseThrow(), within(1e-9));
            lmg.forEach((driver, part) ->
                    assertThat(at(turned.lmg().orElseThrow(), driver)).isCloseTo(part, within(1e-9)));
        });
    }
}
