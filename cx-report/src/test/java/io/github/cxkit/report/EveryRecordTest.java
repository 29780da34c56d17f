package io.github.cxkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.lifetime.RowsAndSum;
import io.github.cxkit.report.advice.Outside;
import io.github.cxkit.report.advice.Voices;
import io.github.cxkit.report.chart.Axis;
import io.github.cxkit.report.chart.Charts;
import io.github.cxkit.report.chart.Distribution;
import io.github.cxkit.report.chart.Flow;
import io.github.cxkit.report.chart.HeatMap;
import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.chart.Occasion;
import io.github.cxkit.report.chart.Quadrants;
import io.github.cxkit.report.chart.TwoLines;
import io.github.cxkit.report.page.Figure;
import io.github.cxkit.report.page.Lead;
import io.github.cxkit.report.page.RowsRead;
import io.github.cxkit.report.page.Section;
import io.github.cxkit.report.scorecard.AnswerSource;
import io.github.cxkit.report.scorecard.DatedEvent;
import io.github.cxkit.report.scorecard.LowRaters;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.value.OrderAccount;
import io.github.cxkit.report.value.ValuePage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a page is made of is there, is a number, and does not contradict itself; what is refused is named. */
class EveryRecordTest {

    private static final RowsAndSum ONE = new RowsAndSum(1, BigDecimal.TEN);
    private static final Table TABLE = new Table(List.of(Table.Column.text("shop")), List.of(List.of("Rome")));
    private static final HeatMap.Row ROW = new HeatMap.Row("Jan", List.of(1.0, 0.5), 1);
    private static final Quadrants.Point POINT = new Quadrants.Point("price", 1, 2, true, "of all");
    private static final LowRaters.Term TERM = new LowRaters.Term("late", 3, 1, List.of("it was late"));
    private static final AnswerSource.Rejection REJECTED = new AnswerSource.Rejection(3, "q", "12", "off scale", false);

    private static final List<Record> SAMPLES = List.of(
            new Lead("Rome", "is better", "n=3", "rome"),
            new DatedEvent(LocalDate.of(2026, 3, 1), "new courier"),
            new Occasion(0.5, "1", "1 March 2026: new courier"),
            new RowsRead(3, Map.of("late", 1L), Map.of("test", 1L), 1, Map.of("q", 1L)),
            new Section("id", "title", "found", "intro", "", List.of(new Figure("title", "note", "<svg/>", TABLE))),
            new Figure("title", "note", "<svg/>", TABLE),
            TABLE,
            Table.Column.number("n"),
            new OrderAccount(
                    RefundPolicy.IGNORE, new RowsAndSum(2, BigDecimal.valueOf(20)), ONE, Map.of("late", ONE), 0),
            new ValuePage.Quiet(3, List.of(0, 1), List.of(ROW)),
            new AnswerSource("answers.csv", "stay", RowsRead.NONE, 0, List.of(REJECTED)),
            REJECTED,
            new LowRaters(5, 5, 1, List.of(TERM)),
            TERM,
            new Voices(3, 1, List.of("late"), Map.of("late", 2L)),
            new Outside(Map.of("shop", 2L), List.of("site")),
            POINT,
            new Quadrants.Corners("a", "b", "c", "d"),
            new Quadrants.Plane(List.of(POINT), 1, 2, new Quadrants.Corners("a", "b", "c", "d"), List.of("x", "y")),
            new Flow(List.of(Map.of("site", 2L)), List.of(new Flow.Ribbon(0, "site", "shop", 2))),
            new Flow.Ribbon(0, "site", "shop", 2),
            Flow.Extent.USUAL,
            new TwoLines.Point(1, 2, 3),
            new Distribution.Bar("9", 3, "good"),
            new Mark("Rome", 3.0, 1.0, 4.0, "3", false),
            ROW,
            new Axis(0, 1, 10, 20),
            new Charts.Range(0, 10),
            new Charts.Limits(1, 0, 2));

    /** Records without a sample here, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "Action", "holds a measure of an advisor, which its tests take through every page",
            "Forecast", "holds the report of a fit, which ValuePage's tests give");

    /** Components that may be what others may not, and why. */
    private static final Map<String, String> TAKEN =
            Map.of("Range.highest Infinity", "money and counts have no highest value");

    @Test
    void everyPublicRecordHasASample() throws IOException, URISyntaxException {
        Path root = Path.of(
                Lead.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            List<String> without = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).toString().replace(java.io.File.separatorChar, '.'))
                    .filter(name -> !name.contains("-info"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .map(EveryRecordTest::type)
                    .filter(type -> type.isRecord() && isPublic(type))
                    .filter(type -> SAMPLES.stream().noneMatch(type::isInstance))
                    .map(Class::getSimpleName)
                    .filter(name -> !ELSEWHERE.containsKey(name))
                    .toList();
            assertThat(without).isEmpty();
        }
    }

    @Test
    void whatIsMissingOrContradictsItselfIsRefusedByItsName() throws ReflectiveOperationException {
        TreeSet<String> wrong = new TreeSet<>();
        int tried = 0;
        for (Record sample : SAMPLES) {
            RecordComponent[] components = sample.getClass().getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                for (Object bad : bad(components[i], components[i].getAccessor().invoke(sample))) {
                    tried++;
                    String name = components[i].getName();
                    String said = refusal(sample, i, bad);
                    String what = sample.getClass().getSimpleName() + "." + name + " " + bad;
                    if (!said.contains(name) && !TAKEN.containsKey(what)) {
                        wrong.add(what + ": " + said);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(120);
    }

    /** Null, nulls within, NaN, infinity, and counts below 0. */
    private static List<@Nullable Object> bad(RecordComponent component, @Nullable Object value) {
        List<@Nullable Object> bad = new ArrayList<>();
        boolean mayMiss = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (!component.getType().isPrimitive() && !mayMiss) {
            bad.add(null);
        }
        if (value instanceof Double) {
            bad.addAll(List.of(Double.NaN, Double.POSITIVE_INFINITY));
        } else if (value instanceof Long) {
            bad.add(-1L);
        } else if (value instanceof Integer) {
            bad.add(-1);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            List<@Nullable Object> more = new ArrayList<>(list);
            more.add(null);
            bad.add(more);
            if (list.get(0) instanceof Double) {
                bad.add(Arrays.asList(Double.NaN, 1.0));
            } else if (list.get(0) instanceof Integer) {
                bad.add(List.of(-1));
            }
        } else if (value instanceof Map<?, ?> map) {
            Object key = map.keySet().iterator().next();
            Map<@Nullable Object, @Nullable Object> nobody = new LinkedHashMap<>(map);
            nobody.put(null, map.get(key));
            bad.add(nobody);
            Map<@Nullable Object, @Nullable Object> nothing = new LinkedHashMap<>(map);
            nothing.put(key, null);
            bad.add(nothing);
        }
        return bad;
    }

    private static String refusal(Record sample, int place, @Nullable Object bad) throws ReflectiveOperationException {
        RecordComponent[] components = sample.getClass().getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == place ? bad : components[i].getAccessor().invoke(sample);
        }
        try {
            sample.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(arguments);
            return "taken";
        } catch (InvocationTargetException refused) {
            Throwable why = Objects.requireNonNull(refused.getCause());
            return why.getClass().getSimpleName() + ": " + why.getMessage();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, EveryRecordTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new LinkageError(name, impossible);
        }
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return true;
    }
}
