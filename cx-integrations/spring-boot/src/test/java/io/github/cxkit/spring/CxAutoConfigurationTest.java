package io.github.cxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.survey.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CxAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CxAutoConfiguration.class, JacksonAutoConfiguration.class));

    private final ApplicationContextRunner live = runner.withPropertyValues(
            "cxkit.live.enabled=true",
            "cxkit.live.questions.recommend=0-10",
            "cxkit.live.dimensions=touchpoint",
            "cxkit.live.metrics.recommend=nps");

    @Test
    void theApplicationsMapperWritesCxkitTypes() {
        runner.run(context -> {
            ObjectMapper mapper = context.getBean(ObjectMapper.class);
            String json = mapper.writeValueAsString(new Answer.Rating(9));
            assertThat(json).contains("\"is\"");
            assertThat(mapper.readValue(json, Answer.class)).isEqualTo(new Answer.Rating(9));
        });
    }

    @Test
    void withoutPropertiesNothingIsCounted() {
        runner.run(context -> assertThat(context).doesNotHaveBean(LiveRatings.class));
    }

    @Test
    void liveScoresHaveMeters() {
        live.run(context -> {
            context.getBean(LiveRatings.class).cell("recommend", "checkout").record(10, 0);
            MeterRegistry meters = new SimpleMeterRegistry();
            context.getBean(LiveMeters.class).bindTo(meters);
            assertThat(meters.get("cx.score").tag("metric", "nps/1").gauge().value())
                    .isEqualTo(100);
            assertThat(meters.get("cx.answers").gauge().value()).isEqualTo(1);
        });
    }

    @Test
    void whatWasCountedSurvivesARestart() {
        Memory memory = new Memory();
        live.withBean(LiveStore.class, () -> memory)
                .run(context -> context.getBean(LiveRatings.class)
                        .cell("recommend", "checkout")
                        .record(3, 0));
        live.withBean(LiveStore.class, () -> memory)
                .run(context -> assertThat(context.getBean(LiveRatings.class)
                                .snapshot()
                                .total("recommend")
                                .total()
                                .n())
                        .isEqualTo(1));
    }

    @Test
    void aScaleThatIsNoneIsRefusedWithItsProperty() {
        live.withPropertyValues("cxkit.live.questions.recommend=ten")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("cxkit.live.questions.recommend must be a scale such as 0-10"));
    }

    @Test
    void aMetricThatDoesNotFitIsRefusedWithItsProperty() {
        live.withPropertyValues("cxkit.live.metrics.recommend=csat.zendesk")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("csat.zendesk"));
    }

    /** Keeps the state in memory. */
    private static final class Memory implements LiveStore {
        private byte @Nullable [] state;

        @Override
        public Optional<byte[]> load() {
            return Optional.ofNullable(state);
        }

        @Override
        public void save(byte[] newState) {
            state = newState;
        }
    }
}
