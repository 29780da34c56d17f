package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventColumnsTest {

    private static final List<String> NAMES = List.of("ad", "cart");

    @Test
    void rowsAreReadAsTheyAre() {
        EventColumns log =
                EventColumns.of(NAMES, 3, new int[] {0, 2}, new int[] {1, 0}, new long[] {5, 5}, TimeUnit.MICROSECONDS);

        assertThat(log.size()).isEqualTo(2);
        assertThat(log.customers()).isEqualTo(3);
        assertThat(log.journeys()).isEqualTo(2);
        assertThat(log.touchpoints()).isEqualTo(NAMES);
        assertThat(log.customer(1)).isEqualTo(2);
        assertThat(log.touchpoint(0)).isEqualTo(1);
        assertThat(log.time(1)).isEqualTo(5);
    }

    /** Of customers beyond the 64 that one word of marks holds, each counts once. */
    @Test
    void aJourneyIsOfOneCustomer() {
        int[] who = {0, 63, 63, 64, 127, 128, 199, 199};
        EventColumns log =
                EventColumns.of(NAMES, 200, who, new int[who.length], new long[who.length], TimeUnit.SECONDS);

        assertThat(log.journeys()).isEqualTo(6);
        assertThat(log.customers()).isEqualTo(200);
        assertThat(log.unit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(log.units(Duration.ofMillis(2_900))).isEqualTo(2);
    }

    @Test
    void columnsOfDifferentLengthsAreRefusedWithAllThree() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventColumns.of(
                        NAMES, 1, new int[] {0, 0}, new int[] {0}, new long[] {5, 5, 5}, TimeUnit.SECONDS))
                .withMessage("columns must have one length but have 2, 1 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EventColumns.of(NAMES, 7, new int[] {7}, new int[] {0}, new long[] {5}, TimeUnit.SECONDS))
                .withMessage("customer[0] must lie in [0, 6] but was 7");
    }

    @Test
    void rowsThatCannotBeAreRefusedWithTheirNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventColumns.of(
                        NAMES, 1, new int[] {0, 0}, new int[] {0, 0}, new long[] {5, 4}, TimeUnit.MICROSECONDS))
                .withMessageContaining("time[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventColumns.of(
                        NAMES, 1, new int[] {0, 1}, new int[] {0, 0}, new long[] {5, 5}, TimeUnit.MICROSECONDS))
                .withMessageContaining("customer[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventColumns.of(
                        NAMES, 1, new int[] {-1}, new int[] {0}, new long[] {5}, TimeUnit.MICROSECONDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EventColumns.of(NAMES, 1, new int[] {0}, new int[] {2}, new long[] {5}, TimeUnit.MICROSECONDS))
                .withMessageContaining("touchpoint[0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventColumns.of(
                        NAMES, 1, new int[] {0}, new int[] {-2}, new long[] {5}, TimeUnit.MICROSECONDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventColumns.sorted(
                        NAMES, 1, new int[] {0}, new int[] {}, new long[] {5}, TimeUnit.MICROSECONDS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventColumns.sorted(
                        NAMES, 1, new int[] {0}, new int[] {0}, new long[] {}, TimeUnit.MICROSECONDS));
    }

    @Property(tries = 300)
    void sortingKeepsTheOrderOfEqualTimes(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 9) Integer> times) {
        int n = times.size();
        int[] customers = new int[n];
        for (int i = 0; i < n; i++) {
            customers[i] = i;
        }
        EventColumns log = EventColumns.sorted(
                NAMES,
                n,
                customers,
                new int[n],
                times.stream().mapToLong(Integer::longValue).toArray(),
                TimeUnit.MICROSECONDS);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            expected.add(i);
        }
        expected.sort(Comparator.comparing(times::get));
        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            got.add(log.customer(i));
        }
        assertThat(got).isEqualTo(expected);
    }
}
