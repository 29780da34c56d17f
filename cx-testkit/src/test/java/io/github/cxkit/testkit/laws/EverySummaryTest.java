package io.github.cxkit.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
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
