package io.github.cxkit.report.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.report.chart.Flow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowToldTest {

    private static FlowTold told(Map<List<String>, Long> ways, long least) {
        return FlowTold.of(Flow.of(ways, new Flow.Extent(3, 5, least)), least, place -> false);
    }

    /** 14 begin at the product, 12 of them go on: the 2 that leave would be the difference. */
    @Test
    void fewWhoLeaveAPlaceAreNotThePlaceLessTheOthers() {
        FlowTold told = told(
                Map.of(
                        List.of("product", "visit"), 12L,
                        List.of("product"), 2L,
                        List.of("visit", "product"), 20L,
                        List.of("visit"), 11L),
                10);

        assertThat(told.ribbons())
                .extracting(ribbon -> ribbon.step() + " " + ribbon.from() + " " + ribbon.to() + " " + ribbon.count())
                .contains("0 product visit 12", "0 visit product 20")
                .doesNotContain("0 product " + Flow.LEFT + " 2", "0 visit " + Flow.LEFT + " 11");
        assertThat(told.flow().columns().get(0)).isEqualTo(Map.of("visit", 20L, "product", 12L));
    }

    @Test
    void whereNobodyIsHiddenTheFlowStaysAsItIs() {
        Map<List<String>, Long> ways = Map.of(List.of("a", "b"), 12L, List.of("a"), 2L);
        assertThat(told(ways, 1).flow()).isEqualTo(Flow.of(ways, new Flow.Extent(3, 5, 1)));
        assertThat(told(ways, 1).ribbons()).hasSize(3);
    }
}
