package io.github.cxkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.KaplanMeier.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoursFreedTest {

    private static final double[] TIMES = {3, 5, 6, 8, 9, 11, 12, 15, 20, 31, 40, 55};
    private static final List<Integer> STILL_OPEN = List.of(3, 9);

    private static KaplanMeier handling(Unit unit) {
        KaplanMeier.Builder times = KaplanMeier.builder(KaplanMeier.Definition.of("handled", unit));
        for (int i = 0; i < TIMES.length; i++) {
            times.add(TIMES[i], !STILL_OPEN.contains(i));
        }
        return times.build();
    }

    @Test
    void mattersTimesTheMedianWithItsLimits() {
        HoursFreed freed = new HoursFreed(300, handling(Unit.MINUTES));
        assertThat(freed.hours().orElseThrow()).isEqualTo(60);
        assertThat(freed.interval(0.95).orElseThrow().lower()).isEqualTo(25);
        assertThat(freed.interval(0.95).orElseThrow().upper()).isEqualTo(200);
        assertThat(freed.evidence().n()).isEqualTo(12);
        assertThat(new HoursFreed(300, handling(Unit.SECONDS)).hours().orElseThrow())
                .isEqualTo(1);
        assertThat(new HoursFreed(0, handling(Unit.HOURS)).hours().orElseThrow())
                .isZero();
    }

    @Test
    void withoutAMedianThereAreNoHoursAndDaysAreNoWorkingTime() {
        KaplanMeier open = KaplanMeier.builder(KaplanMeier.Definition.of("handled", Unit.HOURS))
                .add(3, false)
                .build();
        assertThat(new HoursFreed(300, open).hours().isKnown()).isFalse();
        assertThat(new HoursFreed(300, open).interval(0.95).isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HoursFreed(1, handling(Unit.DAYS)))
                .withMessageContaining("no working time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HoursFreed(1, KaplanMeier.EMPTY))
                .withMessageContaining("unit");
        assertThatIllegalArgumentException().isThrownBy(() -> new HoursFreed(-1, handling(Unit.HOURS)));
    }
}
