package io.github.cxkit.readers;

import io.github.cxkit.experiment.Experiment;
import io.github.cxkit.experiment.ExperimentMetric;
import io.github.cxkit.experiment.ExperimentSummary;
import io.github.cxkit.experiment.ExperimentSummary.Cell;
import io.github.cxkit.readers.definition.ExperimentMapping;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row per unit, into the sums of its arm and stratum. */
final class UnitRows {

    private final ExperimentMapping mapping;
    private final Experiment experiment;
    private final List<String> texts = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final int[][] positions;
    private final List<Map<Integer, BigDecimal>> points = new ArrayList<>();
    private final Map<String, Map<String, UnitCell>> arms = new LinkedHashMap<>();
    private final Map<String, Long> otherArms = new TreeMap<>();
    private final Map<String, Long> invalid = new LinkedHashMap<>();
    private final Map<String, String> armOfUnit = new HashMap<>();
    private long withoutArm;
    private long repeated;
    private long inAnotherArm;

    UnitRows(ExperimentMapping mapping) {
        this.mapping = mapping;
        this.experiment = mapping.experiment();
        texts.add(mapping.armColumn());
        mapping.stratumColumn().ifPresent(texts::add);
        mapping.unitColumn().ifPresent(texts::add);
        positions = new int[experiment.metrics().size()][];
        for (int m = 0; m < positions.length; m++) {
            ExperimentMetric metric = experiment.metrics().get(m);
            List<String> columns = mapping.columns(metric.name());
            positions[m] = new int[columns.size()];
            for (int i = 0; i < columns.size(); i++) {
                List<String> of = isWord(metric, i) ? texts : numbers;
                positions[m][i] = of.size();
                of.add(columns.get(i));
            }
            points.add(metric.rating() == null ? Map.of() : UnitWorth.points(metric));
        }
        experiment.arms().forEach(arm -> arms.put(arm.name(), new TreeMap<>()));
    }

    /** Whether a column holds yes or no instead of a number. */
    private static boolean isWord(ExperimentMetric metric, int column) {
        return metric.kind() == ExperimentMetric.Kind.SHARE && column == 0;
    }

    RowReader<MeasureRow> reader() {
        return MeasureReader.of(texts, numbers);
    }

    ExperimentRead result(ReadReport report) {
        ExperimentRead.requireOnce(repeated, inAnotherArm, mapping.unitColumn().orElse(""));
        List<Cell> cells = new ArrayList<>();
        arms.values().forEach(strata -> strata.values().forEach(sums -> cells.add(sums.cell())));
        return new ExperimentRead(new ExperimentSummary(experiment, cells), otherArms, withoutArm, invalid, report);
    }

    void add(MeasureRow row) {
        int at = 0;
        String arm = row.texts().get(at++);
        String stratum = mapping.stratumColumn().isEmpty()
                ? ExperimentSummary.NO_STRATUM
                : row.texts().get(at++);
        Map<String, UnitCell> strata = arms.get(arm);
        if (strata == null) {
            if (arm.isEmpty()) {
                withoutArm++;
            } else {
                otherArms.merge(arm, 1L, Long::sum);
            }
            return;
        }
        String before = mapping.unitColumn().isEmpty()
                ? null
                : armOfUnit.putIfAbsent(row.texts().get(at), arm);
        if (before != null) {
            if (Rows.isRoundedId(row.texts().get(at))) {
                throw new IllegalArgumentException(
                        "column \"" + SameText.visible(mapping.unitColumn().get())
                                + "\": a spreadsheet has rounded its ids, such as "
                                + Shown.quoted(row.texts().get(at))
                                + ": export them again as text");
            }
            repeated++;
            inAnotherArm += before.equals(arm) ? 0 : 1;
        }
        UnitCell sums = strata.computeIfAbsent(stratum, name -> new UnitCell(arm, name, experiment.metrics()));
        sums.addUnit();
        for (int m = 0; m < positions.length; m++) {
            sums.add(m, values(m, row));
        }
    }

    private List<@Nullable BigDecimal> values(int m, MeasureRow row) {
        ExperimentMetric metric = experiment.metrics().get(m);
        List<@Nullable BigDecimal> values = new ArrayList<>(positions[m].length);
        for (int i = 0; i < positions[m].length; i++) {
            if (isWord(metric, i)) {
                String word = row.texts().get(positions[m][i]);
                values.add(word.isEmpty() ? null : known(metric, UnitWorth.share(word)));
            } else {
                BigDecimal number = row.numbers().get(positions[m][i]);
                boolean rating = i == 0 && metric.kind() == ExperimentMetric.Kind.RATING;
                values.add(number == null || !rating ? number : known(metric, point(m, number)));
            }
        }
        return values;
    }

    private @Nullable BigDecimal point(int m, BigDecimal number) {
        for (Map.Entry<Integer, BigDecimal> point : points.get(m).entrySet()) {
            if (number.compareTo(BigDecimal.valueOf(point.getKey())) == 0) {
                return point.getValue();
            }
        }
        return null;
    }

    private @Nullable BigDecimal known(ExperimentMetric metric, @Nullable BigDecimal worth) {
        if (worth == null) {
            invalid.merge(metric.name(), 1L, Long::sum);
        }
        return worth;
    }
}
