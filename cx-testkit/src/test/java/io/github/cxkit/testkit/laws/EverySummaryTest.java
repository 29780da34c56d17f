package io.github.cxkit.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.survey.Scale;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
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
