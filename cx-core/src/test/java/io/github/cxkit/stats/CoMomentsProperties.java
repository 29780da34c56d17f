package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Merging moments is adding rows. */
class CoMomentsProperties {

    private static final List<String> COLUMNS = List.of("a", "b", "c");

    @Provide
    Arbitrary<List<double[]>> rows() {
        return Arbitraries.doubles()
                .between(-1000, 1000)
                .array(double[].class)
                .ofSize(3)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 200)
    void anySplitGivesTheSameMoments(@ForAll("rows") List<double[]> first, @ForAll("rows") List<double[]> second) {
        List<double[]> all = new ArrayList<>(first);
        all.addAll(second);
        assertSame(of(first).merge(of(second)), of(all));
    }

    @Property(tries = 200)
    void mergingIsCommutativeToTheLastBit(@ForAll("rows") List<double[]> first, @ForAll("rows") List<double[]> second) {
        assertThat(of(first).merge(of(second))).isEqualTo(of(second).merge(of(first)));
    }

    @Property(tries = 200)
    void mergingIsAssociativeAndEmptyIsNeutral(
            @ForAll("rows") List<double[]> first,
            @ForAll("rows") List<double[]> second,
            @ForAll("rows") List<double[]> third) {
        assertSame(
                of(first).merge(of(second)).merge(of(third)),
                of(first).merge(of(second).merge(of(third))));
        assertThat(of(first).merge(CoMoments.empty(COLUMNS))).isEqualTo(of(first));
    }

    @Property(tries = 200)
    void chosenRowsOfColumnsAreThoseRows(
            @ForAll("rows") List<double[]> rows, @ForAll @IntRange(min = 1, max = 3) int width, @ForAll boolean far) {
        List<String> names = COLUMNS.subList(0, width);
        double[][] columns = new double[width][2 * rows.size()];
        int[] chosen = new int[rows.size()];
        CoMomentsBuilder one = new CoMomentsBuilder(names);
        CoMomentsBuilder all = new CoMomentsBuilder(names);
        for (int row = 0; row < chosen.length; row++) {
            chosen[row] = 2 * row;
            for (int k = 0; k < width; k++) {
                columns[k][2 * row] = rows.get(row)[k] + (far ? 10_000 : 0);
                columns[k][2 * row + 1] = Double.NaN;
            }
            one.add(value(columns, 2 * row));
        }
        for (int from = 0; from < chosen.length; from += 7) {
            int[] part = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + 7));
            assertThat(all.addChosen(columns, part, part.length)).isTrue();
        }
        CoMoments before = all.build();
        assertSame(before, one.build());
        if (chosen.length > 0) {
            assertThat(all.addChosen(columns, new int[] {0, 1}, 2)).isFalse();
            columns[0][0] = 1e101;
            assertThat(all.addChosen(columns, new int[] {0}, 1)).isFalse();
            assertThat(all.build()).isEqualTo(before);
        }
    }

    private static double[] value(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }

    @Property(tries = 200)
    void bytesKeepEveryDigit(@ForAll("rows") List<double[]> rows) {
        assertThat(CoMoments.ofBytes(of(rows).toBytes())).isEqualTo(of(rows));
    }

    @Property(tries = 200)
    void damagedBytesAreRefusedOrRead(
            @ForAll("rows") List<double[]> rows, @ForAll int place, @ForAll byte value, @ForAll boolean cut) {
        byte[] bytes = of(rows).toBytes();
        bytes[Math.floorMod(place, bytes.length)] = value;
        byte[] damaged = cut ? Arrays.copyOf(bytes, Math.floorMod(place, bytes.length)) : bytes;
        Throwable thrown = catchThrowable(() -> CoMoments.ofBytes(damaged));
        assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                .as("%s", thrown)
                .isTrue();
        assertThat(cut && thrown == null).isFalse();
    }

    @Property(tries = 200)
    void correlationsStayInTheirRange(@ForAll("rows") List<double[]> rows) {
        of(rows).correlations()
                .toOptional()
                .ifPresent(matrix ->
                        matrix.rows().forEach(row -> assertThat(row).allMatch(r -> Math.abs(r) <= 1)));
    }

    private static CoMoments of(List<double[]> rows) {
        CoMomentsBuilder builder = CoMoments.builder("a", "b", "c");
        rows.forEach(builder::add);
        return builder.build();
    }

    private static void assertSame(CoMoments actual, CoMoments expected) {
        assertThat(actual.n()).isEqualTo(expected.n());
        for (int i = 0; i < expected.means().size(); i++) {
            assertThat(actual.means().get(i)).isEqualTo(expected.means().get(i), within(1e-9));
            for (int j = 0; j <= i; j++) {
                double size = Math.sqrt(expected.crossProduct(i, i) * expected.crossProduct(j, j));
                assertThat(actual.crossProduct(i, j))
                        .isEqualTo(expected.crossProduct(i, j), within(1e-12 * Math.max(1e6, size)));
            }
        }
    }
}
