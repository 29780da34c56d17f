package io.github.cxkit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.live.RatingCube.Cell;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.scorecard.SmallGroups;
import io.github.cxkit.scorecard.SmallGroups.Group;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RatingCubeTest {

    private static final Scale SCALE = Scale.of(0, 10);
    private static final List<String> DIMENSIONS = List.of("segment", "touchpoint");

    private static Cell cell(String segment, String touchpoint, int... ratings) {
        return new Cell(List.of(segment, touchpoint), RatingTally.of(SCALE, ratings));
    }

    private static final RatingCube CUBE = RatingCube.of(
            SCALE,
            DIMENSIONS,
            List.of(
                    cell("new", "web", 9, 10, 3),
                    cell("old", "web", 0),
                    cell("new", "store", 7),
                    cell("new", "web", 8)));

    @Test
    void everyViewHasTheSameTotal() {
        assertThat(CUBE.cells()).hasSize(3);
        assertThat(CUBE.by("segment").total())
                .isEqualTo(CUBE.by("touchpoint").total())
                .isEqualTo(CUBE.total());
        assertThat(CUBE.by().cells()).hasSize(1);
        assertThat(CUBE.by("touchpoint", "segment").cells().get(0).values()).containsExactly("store", "new");
    }

    @Test
    void drillingDownKeepsOneValue() {
        RatingCube fresh = CUBE.where("segment", "new");
        assertThat(fresh.by("touchpoint").score(Metrics.NPS)).hasSize(2);
        assertThat(fresh.by("touchpoint")
                        .score(Metrics.NPS)
                        .get(1)
                        .score()
                        .value()
                        .orElseThrow())
                .isEqualTo(25);
        assertThat(CUBE.where("segment", "lost").total().n()).isZero();
    }

    @Test
    void cubesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> CUBE.by("age")).hasMessage("no dimension \"age\"; known are [segment, touchpoint]");
        assertThatThrownBy(() -> CUBE.by("segment", "segment")).hasMessageContaining("more than once");
        assertThatThrownBy(() -> CUBE.merge(RatingCube.empty(SCALE, List.of("segment"))))
                .hasMessageContaining("dimensions [segment, touchpoint] and [segment]");
        assertThatThrownBy(() -> RatingCube.of(SCALE, List.of("segment"), CUBE.cells()))
                .hasMessageContaining("a cell needs one value for each");
        assertThatThrownBy(() -> RatingCube.of(Scale.of(1, 5), DIMENSIONS, CUBE.cells()))
                .hasMessageContaining("is on the scale 0..10 and not on 1..5");
        assertThatThrownBy(() -> SmallGroups.of(CUBE, 5)).hasMessageContaining("along one dimension");
    }

    @Test
    void answersBecomeCellsWhereverTheyWereGiven() {
        Summarizer<RatingCube.Entry, RatingCube> cubes = RatingCube.summarizer(SCALE, DIMENSIONS);
        RatingCube all = SummaryBytes.merged(
                cubes,
                List.of(
                        new RatingCube.Entry(List.of("new", "web"), 9),
                        new RatingCube.Entry(List.of("old", "web"), null),
                        new RatingCube.Entry(List.of("new", "store"), 7),
                        new RatingCube.Entry(List.of("new", "web"), 3)));

        assertThat(all.cells()).hasSize(3);
        assertThat(all.where("touchpoint", "web").total())
                .isEqualTo(RatingTally.builder(SCALE).add(9).add(3).addBlank().build());
        assertThatThrownBy(() -> cubes.summarize(List.of(new RatingCube.Entry(List.of("new"), 9))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cubes.summarize(List.of(new RatingCube.Entry(List.of("new", "web"), 11))))
                .hasMessage("rating must be on the scale 0..10 but was 11");
        assertThatThrownBy(() -> RatingCube.summarizer(SCALE, List.of("segment", "device"))
                        .ofBytes(cubes.toBytes(all)))
                .hasMessage(
                        "these are the bytes of a rating cube of another definition: by [segment, touchpoint] on 0..10"
                                + " and not by [segment, device] on 0..10");
        assertThatThrownBy(
                        () -> RatingCube.summarizer(Scale.of(1, 10), DIMENSIONS).ofBytes(cubes.toBytes(all)))
                .hasMessageEndingWith("by [segment, touchpoint] on 0..10 and not by [segment, touchpoint] on 1..10");
    }

    @Property(tries = 200)
    void anySplitMergesToTheWhole(
            @ForAll @Size(max = 30) List<@IntRange(max = 10) Integer> ratings, @ForAll @IntRange(max = 5) int seed) {
        Random random = new Random(seed);
        List<Cell> all = new ArrayList<>();
        List<Cell> left = new ArrayList<>();
        List<Cell> right = new ArrayList<>();
        for (int rating : ratings) {
            Cell one = cell("s" + random.nextInt(3), "t" + random.nextInt(3), rating);
            all.add(one);
            (random.nextBoolean() ? left : right).add(one);
        }
        RatingCube a = RatingCube.of(SCALE, DIMENSIONS, left);
        RatingCube b = RatingCube.of(SCALE, DIMENSIONS, right);
        assertThat(a.merge(b)).isEqualTo(b.merge(a)).isEqualTo(RatingCube.of(SCALE, DIMENSIONS, all));
        assertThat(a.merge(RatingCube.empty(SCALE, DIMENSIONS))).isEqualTo(a);
    }

    @Test
    void aHiddenGroupTakesANeighbourWithIt() {
        assertThat(SmallGroups.of(CUBE.by("touchpoint"), 2))
                .isEqualTo(new SmallGroups(List.of("store"), List.of("web"), true));
        SmallGroups hidden = SmallGroups.of(
                List.of(new Group("a", 2), new Group("b", 40), new Group("c", 1), new Group("d", 0), new Group("e", 8)),
                5);
        assertThat(hidden).isEqualTo(new SmallGroups(List.of("a", "c"), List.of("e"), true));
        assertThat(hidden.hides("a")).isTrue();
        assertThat(hidden.hides("e")).isTrue();
        assertThat(hidden.hides("b")).isFalse();
        assertThat(SmallGroups.of(List.of(new Group("a", 3)), 5).totalShown()).isFalse();
        assertThatThrownBy(() -> SmallGroups.of(List.of(new Group("a", 3), new Group("a", 3)), 5))
                .hasMessage("group \"a\" appears more than once");
        assertThatThrownBy(() -> SmallGroups.of(List.of(), 0)).hasMessageContaining("minGroup");
        assertThatThrownBy(() -> new Group("a", -1)).hasMessage("n of group a must be >= 0 but was -1");
    }

    @Property(tries = 300)
    void whatIsHiddenCannotBeWorkedOut(
            @ForAll @Size(max = 8) List<@IntRange(max = 12) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 6) int min) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            groups.add(new Group("g" + i, sizes.get(i)));
        }
        SmallGroups hidden = SmallGroups.of(groups, min);
        List<Group> away = groups.stream().filter(g -> hidden.hides(g.name())).toList();
        long people = away.stream().mapToLong(Group::n).sum();
        if (hidden.totalShown()) {
            assertThat(away.size()).isNotEqualTo(1);
            assertThat(away.isEmpty() || people >= min).isTrue();
        } else {
            assertThat(away)
                    .hasSameSizeAs(groups.stream().filter(g -> g.n() > 0).toList());
        }
        assertThat(Collections.disjoint(hidden.primary(), hidden.secondary())).isTrue();
    }
}
