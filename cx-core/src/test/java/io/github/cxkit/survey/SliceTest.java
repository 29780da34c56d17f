package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final CalendarPeriod MARCH = PeriodLength.MONTH.periodOf(LocalDate.of(2026, 3, 9));

    @Test
    void everyoneAllTimeIsAll() {
        assertThat(Slice.ALL.isAll()).isTrue();
        assertThat(Slice.of(MARCH).isAll()).isFalse();
        assertThat(Slice.of(MARCH).in(null)).isEqualTo(Slice.ALL);
        assertThat(Slice.of("a", "b").isAll()).isFalse();
    }

    @Test
    void groupsAreNarrowedOneByOneInAnyOrder() {
        Slice drill = Slice.of("LANG", "Italian").and("phase", "service");
        assertThat(drill).isEqualTo(Slice.of("phase", "service").and("LANG", "Italian"));
        assertThat(drill.isBy("phase", "LANG")).isTrue();
        assertThat(drill.isBy("LANG")).isFalse();
        assertThat(drill.group("phase")).contains("service");
        assertThat(drill.group("device")).isEmpty();
        assertThatThrownBy(() -> drill.and("LANG", "English"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slice LANG=Italian phase=service is already cut by \"LANG\"");
    }

    @Test
    void slicesSayWhoseAnswersTheyAre() {
        assertThat(Slice.ALL).hasToString("all");
        assertThat(Slice.of(MARCH)).hasToString("2026-03");
        assertThat(Slice.of("LANG", "").in(MARCH)).hasToString("LANG= 2026-03");
        assertThat(Slice.of("LANG", "Italian").and("phase", "service")).hasToString("LANG=Italian phase=service");
    }
}
