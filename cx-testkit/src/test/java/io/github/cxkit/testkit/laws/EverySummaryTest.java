package io.github.cxkit.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.journey.SessionCuts;
import io.github.cxkit.lifetime.OrderBook;
import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.TermCounts;
import io.github.cxkit.survey.Scale;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EverySummaryTest {

    private static final Map<Class<?>, SummaryLaws<?, ?>> LAWS = Summaries.all();

    @TestFactory
    Stream<DynamicContainer> everySummaryKeepsTheLaws() {
        return LAWS.entrySet().stream()
                .map(each -> DynamicContainer.dynamicContainer(
                        each.getKey().getSimpleName(), each.getValue().dynamicTests()));
    }

    /** Changed inputs per form; {@code -Pfuzz} gives more. */
    private static final int CHANGES = Integer.getInteger("cxkit.fuzz.changes", 400);

    /** Which piece of a long run: the changes of one piece are always the same, those of another are others. */
    private static final long PIECE = Long.getLong("cxkit.fuzz.piece", 0);

    /** Bytes that were changed are refused, or are a summary whose every figure is a number or says why not. */
    @TestFactory
    Stream<DynamicTest> changedBytesAreRefusedOrASummaryThatAnswers() {
        return LAWS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().getSimpleName(),
                        () -> each.getValue()
                                .damaged(PIECE, CHANGES, repairOf(each.getKey()), EverySummaryTest::answers)));
    }

    /** Lists in order of appearance, since they are the rows themselves, or terms that go by their names. */
    private static final Map<Class<?>, List<String>> IN_ORDER = Map.of(
            SessionCuts.class, List.of("sessions"),
            OrderBook.class, List.of("entries"),
            TermCounts.class, List.of("terms"));

    /** Whoever reads a figure does not see how the inputs came: in which order, at once or in parts. */
    @TestFactory
    Stream<DynamicTest> figuresDoNotTellHowTheInputsCame() {
        return LAWS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey().getSimpleName(), () -> {
                    SummaryLaws<?, ?> laws = each.getValue();
                    laws.pairs((one, other) -> sameFigures(each.getKey(), one, other));
                }));
    }

    private static void sameFigures(Class<?> type, Object one, Object other) {
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() > 0
                    || Modifier.isStatic(method.getModifiers())
                    || method.getDeclaringClass() == Object.class
                    || method.getName().equals("hashCode") // of means, which equal up to rounding
                    || IN_ORDER.getOrDefault(type, List.of()).contains(method.getName())) {
                continue;
            }
            Object there = figure(method, one);
            Object back = figure(method, other);
            if (!there.equals(back)) {
                List<Double> numbers = new ArrayList<>();
                List<Double> others = new ArrayList<>();
                gather(there, numbers);
                gather(back, others);
                assertThat(others).as("%s of %s", method.getName(), one).hasSameSizeAs(numbers);
                double size = numbers.stream().mapToDouble(Math::abs).reduce(1, Math::max);
                for (int i = 0; i < numbers.size(); i++) {
                    assertThat(others.get(i))
                            .as("%s of %s", method.getName(), one)
                            .isCloseTo(numbers.get(i), within(1e-12 * size));
                }
            }
        }
    }

    private static Object figure(Method method, Object summary) {
        try {
            return Objects.requireNonNullElse(method.invoke(summary), "nothing");
        } catch (InvocationTargetException refused) {
            return String.valueOf(refused.getCause());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void gather(@Nullable Object value, List<Double> into) {
        if (value instanceof Number number) {
            into.add(number.doubleValue());
        } else if (value instanceof Result<?> result) {
            gather(result.toOptional().orElse(null), into);
        } else if (value instanceof Optional<?> optional) {
            gather(optional.orElse(null), into);
        } else if (value instanceof Iterable<?> entries) {
            entries.forEach(entry -> gather(entry, into));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> gather(part, into));
        } else if (value instanceof Record part) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    gather(component.getAccessor().invoke(part), into);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(component.toString(), e);
                }
            }
        }
    }

    /** Only a state that is kept in a file has a check sum; with it right again, the counts themselves must be refused. */
    private static UnaryOperator<byte[]> repairOf(Class<?> type) {
        return type == LiveSnapshot.class ? EverySummaryTest::withCheckSum : UnaryOperator.identity();
    }

    /** A version, the length of the body, the body, its CRC-32; lengths and sums by seven bits, the low ones first. */
    private static byte[] withCheckSum(byte[] bytes) {
        long length = 0;
        int start = 1;
        for (int shift = 0; start < bytes.length; shift += 7) {
            int next = bytes[start++];
            length |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                break;
            }
        }
        if (length < 0 || length > bytes.length - start) {
            return bytes;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes, start, (int) length);
        ByteArrayOutputStream repaired = new ByteArrayOutputStream();
        repaired.write(bytes, 0, start + (int) length);
        long rest = sum.getValue();
        for (; rest > 0x7f; rest >>>= 7) {
            repaired.write((int) (rest & 0x7f) | 0x80);
        }
        repaired.write((int) rest);
        return repaired.toByteArray();
    }

    @Test
    void anUnchangedStateKeepsItsCheckSum() {
        LiveDefinition definition =
                new LiveDefinition(Map.of("q", Scale.of(1, 5)), List.of("shop"), Duration.ofMinutes(1), 3);
        byte[] bytes = LiveSnapshot.summarizer(definition).empty().toBytes();
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
        assertThatThrownBy(() -> LiveSnapshot.ofBytes(cut)).isInstanceOf(IllegalArgumentException.class);
        assertThat(withCheckSum(cut)).isEqualTo(bytes);
    }

    private static void answers(Object read) {
        for (Method method : read.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class
                    && Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
                try {
                    if (method.invoke(read) instanceof Double number) {
                        assertThat(number)
                                .as("%s of %s", method.getName(), read)
                                .isFinite();
                    }
                } catch (InvocationTargetException e) {
                    // counts of all, each possible, may sum to more than a long holds
                    assertThat(e.getCause())
                            .as("%s of %s", method.getName(), read)
                            .isInstanceOf(ArithmeticException.class);
                } catch (IllegalAccessException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        }
    }

    @Test
    void everyTypeThatMergesHasASummarizerAndIsChecked() {
        List<Class<?>> types = SummaryTypes.all();
        assertThat(types)
                .hasSizeGreaterThan(40)
                .allSatisfy(type -> assertThat(SummaryTypes.hasSummarizer(type))
                        .as(type + " has a public static summarizer")
                        .isTrue());
        assertThat(LAWS.keySet()).containsExactlyInAnyOrderElementsOf(types);
    }
}
