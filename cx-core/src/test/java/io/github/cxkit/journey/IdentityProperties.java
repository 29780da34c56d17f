package io.github.cxkit.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IdentityProperties {

    @Property(tries = 200)
    void theOrderOfLinkingDoesNotMatterNorDoesASplit(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 399) Integer> pairs,
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 30) int cut) {
        List<Integer> shuffled = new ArrayList<>(pairs);
        Collections.shuffle(shuffled, new Random(seed));
        int at = Math.min(cut, pairs.size());

        IdentityGraph whole = graph(pairs);
        assertThat(graph(shuffled)).isEqualTo(whole);
        assertThat(graph(pairs.subList(0, at)).merge(graph(pairs.subList(at, pairs.size()))))
                .isEqualTo(whole);
    }

    private static IdentityGraph graph(List<Integer> pairs) {
        IdentityGraph.Builder builder = IdentityGraph.builder();
        for (int pair : pairs) {
            builder.link("d" + pair / 20, "d" + pair % 20);
        }
        return builder.build();
    }
}
