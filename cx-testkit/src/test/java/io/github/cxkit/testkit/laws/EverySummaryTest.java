package io.github.cxkit.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Changed inputs per form; a long run gives {@code -Dcxkit.fuzz.changes=1000000}. */
    private static final int CHANGES = Integer.getInteger("cxkit.fuzz.changes", 400);

    /** Bytes that were changed are refused, or are a summary whose every figure is a number or says why not. */
    @TestFactory
    Stream<DynamicTest> changedBytesAreRefusedOrASummaryThatAnswers() {
        return LAWS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().getSimpleName(),
                        () -> each.getValue().damaged(CHANGES, EverySummaryTest::answers)));
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
