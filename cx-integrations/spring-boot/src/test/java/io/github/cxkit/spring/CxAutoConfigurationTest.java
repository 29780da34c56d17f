package io.github.cxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.survey.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
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

    @Test
    void alertsHaveAMeterAndAHealthThatStaysUp() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T08:30:00Z"), ZoneOffset.UTC);
        live.withPropertyValues(
                        "cxkit.live.alerts.unhappy.question=recommend",
                        "cxkit.live.alerts.unhappy.below=0",
                        "cxkit.live.alerts.unhappy.falls-by=10",
                        "cxkit.live.alerts.unhappy.window=5m")
                .withBean(Clock.class, () -> clock)
                .run(context -> {
                    LiveAlerts alerts = context.getBean(LiveAlerts.class);
                    MeterRegistry meters = new SimpleMeterRegistry();
                    context.getBean(LiveMeters.class).bindTo(meters);
                    assertThat(alerts.raised()).isEmpty();
                    for (int i = 0; i < 40; i++) {
                        context.getBean(LiveRatings.class)
                                .cell("recommend", "checkout")
                                .record(i % 10, clock.millis());
                    }
                    assertThat(alerts.raised("unhappy"))
                            .singleElement()
                            .satisfies(alert -> assertThat(alert.rule()).isEqualTo("unhappy"));
                    assertThat(meters.get("cx.alerts")
                                    .tag("alert", "unhappy")
                                    .tag("question", "recommend")
                                    .gauge()
                                    .value())
                            .isEqualTo(1);
                    Health health = context.getBean(HealthIndicator.class).health();
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails())
                            .containsEntry("alerts", 1)
                            .containsEntry("answers", Map.of("recommend", 40L));
                    assertThatThrownBy(() -> alerts.raised("happy"))
                            .hasMessageContaining("nothing called \"happy\" is watched; known are [unhappy]");
                });
    }

    @Test
    void whatIsWatchedMustBeCountedAndSaid() {
        for (String[] wrong : new String[][] {
            {"question=satisfaction", "cxkit.live.alerts.unhappy: metric must say how satisfaction is scored"},
            {"question=recommend", "cxkit.live.alerts.unhappy: below or falls-by must say what to watch for"},
            {
                "question=recommend,cxkit.live.alerts.unhappy.above=5",
                "below or falls-by must say what to watch for, since a high score of nps/1 is good"
            },
            {
                "question=effort,cxkit.live.alerts.unhappy.metric=ces-1.mean,cxkit.live.alerts.unhappy.below=2,"
                        + "cxkit.live.questions.effort=1-5 reversed",
                "above or rises-by must say what to watch for, since a low score of ces-1.mean/1 is good"
            },
            {"below=3", "cxkit.live.alerts.unhappy: question must say what is watched"},
        }) {
            live.withPropertyValues(("cxkit.live.alerts.unhappy." + wrong[0]).split(",", -1))
                    .run(context -> assertThat(context).getFailure().hasStackTraceContaining(wrong[1]));
        }
        live.withPropertyValues(
                        "cxkit.live.alerts.unhappy.question=recommend",
                        "cxkit.live.alerts.unhappy.below=0",
                        "cxkit.live.alerts.unhappy.window=90m")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("cxkit.live.alerts.unhappy: "));
    }

    @Test
    void itsHealthIsDownWhileItCannotBeStored() {
        LiveStore full = new LiveStore() {
            @Override
            public Optional<byte[]> load() {
                return Optional.empty();
            }

            @Override
            public void save(byte[] state) {
                throw new IllegalStateException("the disk is full");
            }
        };
        live.withBean(LiveStore.class, () -> full).run(context -> {
            HealthIndicator indicator = context.getBean(HealthIndicator.class);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            assertThatThrownBy(() -> context.getBean(LiveKeeper.class).store()).hasMessage("the disk is full");
            assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(indicator.health().getDetails().get("error")).asString().contains("the disk is full");
        });
        live.withPropertyValues("management.health.cx-live.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void aFileIsReplacedInOneStep(@TempDir Path folder) {
        Path file = folder.resolve("state").resolve("live.bin");
        LiveStore store = LiveStore.ofFile(file);
        assertThat(store.load()).isEmpty();
        store.save(new byte[] {1, 2, 3});
        store.save(new byte[] {4});
        assertThat(store.load()).hasValueSatisfying(state -> assertThat(state).containsExactly(4));
        assertThat(file.resolveSibling("")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void editorsKnowEveryProperty() throws IOException {
        JsonNode properties;
        try (InputStream in =
                CxAutoConfiguration.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            properties = new ObjectMapper().readTree(in).get("properties");
        }
        assertThat(properties)
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).isNotBlank())
                .extracting(property -> property.get("name").asText())
                .contains(
                        "cxkit.live.enabled",
                        "cxkit.live.questions",
                        "cxkit.live.dimensions",
                        "cxkit.live.pane",
                        "cxkit.live.panes",
                        "cxkit.live.metrics",
                        "cxkit.live.alerts");
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
