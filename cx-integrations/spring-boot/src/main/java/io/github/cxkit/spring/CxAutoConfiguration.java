package io.github.cxkit.spring;

import com.fasterxml.jackson.databind.Module;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.jackson3.CxModule3;
import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.live.LiveSnapshot;
import io.github.cxkit.metric.MetricCatalog;
import io.github.cxkit.survey.Direction;
import io.github.cxkit.survey.Scale;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JacksonModule;

/**
 * JSON of the cxkit types, live ratings, their alerts, meters and health. Jackson 3 finds its module by itself; Jackson 2 in
 * Boot 3 has to be handed it, and without it would write wrong JSON in silence.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
        },
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@EnableConfigurationProperties(CxLiveProperties.class)
@Import({HealthOfBoot3.class, HealthOfBoot4.class})
public class CxAutoConfiguration {

    private static final Pattern SCALE = Pattern.compile("(-?\\d{1,4})\\s*(?:-|\\.\\.)\\s*(-?\\d{1,4})(\\s+reversed)?");

    /** Creates the configuration. */
    public CxAutoConfiguration() {}

    /**
     * The metrics that names stand for; define your own bean to add yours.
     *
     * @return the standard ones
     */
    @Bean
    @ConditionalOnMissingBean
    MetricCatalog cxMetricCatalog() {
        return MetricCatalog.standard();
    }

    /** Jackson 2. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Module.class)
    static class Jackson2 {

        @Bean
        @ConditionalOnMissingBean
        CxModule cxModule(MetricCatalog catalog) {
            return new CxModule(catalog);
        }
    }

    /** Jackson 3 finds the module itself; here it learns the application's own metrics. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JacksonModule.class)
    static class Jackson3 {

        @Bean
        @ConditionalOnMissingBean
        CxModule3 cxModule3(MetricCatalog catalog) {
            return new CxModule3(catalog);
        }
    }

    /** Live ratings. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(prefix = "cxkit.live", name = "enabled", havingValue = "true")
    static class Live {

        @Bean
        @ConditionalOnMissingBean
        LiveRatings cxLiveRatings(CxLiveProperties properties, ObjectProvider<LiveStore> stores) {
            LiveDefinition definition = new LiveDefinition(
                    scales(properties.getQuestions()),
                    properties.getDimensions(),
                    properties.getPane(),
                    properties.getPanes());
            LiveStore store = stores.getIfAvailable();
            return store == null ? new LiveRatings(definition) : restored(definition, store);
        }

        /** What was counted under another definition is not counted on: the questions of the two would be mixed. */
        private static LiveRatings restored(LiveDefinition definition, LiveStore store) {
            return store.load()
                    .map(LiveSnapshot::ofBytes)
                    .map(stored -> LiveRatings.restore(new LiveSnapshot(definition, List.of()).merge(stored)))
                    .orElseGet(() -> new LiveRatings(definition));
        }

        @Bean
        @ConditionalOnBean(LiveStore.class)
        LiveKeeper cxLiveKeeper(LiveRatings live, LiveStore store, ObjectProvider<Clock> clocks) {
            return new LiveKeeper(live, store, clocks.getIfUnique(Clock::systemUTC));
        }

        @Bean
        @ConditionalOnMissingBean
        LiveAlerts cxLiveAlerts(
                LiveRatings live, CxLiveProperties properties, MetricCatalog catalog, ObjectProvider<Clock> clocks) {
            return LiveAlerts.of(live, properties, catalog, clocks.getIfUnique(Clock::systemUTC));
        }
    }

    /** Meters of the live scores. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnProperty(prefix = "cxkit.live", name = "enabled", havingValue = "true")
    static class Meters {

        @Bean
        LiveMeters cxLiveMeters(
                LiveRatings live, CxLiveProperties properties, MetricCatalog catalog, LiveAlerts alerts) {
            return LiveMeters.of(live, properties.getMetrics(), catalog, alerts);
        }
    }

    static Map<String, Scale> scales(Map<String, String> questions) {
        Map<String, Scale> scales = new LinkedHashMap<>();
        questions.forEach((question, text) -> scales.put(question, scale(question, text)));
        return scales;
    }

    private static Scale scale(String question, String text) {
        Matcher form = SCALE.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("cxkit.live.questions." + question
                    + " must be a scale such as 0-10, or 1-5 reversed where a high point is bad, but was \"" + text
                    + "\"");
        }
        return Scale.of(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                form.group(3) == null ? Direction.HIGH_IS_GOOD : Direction.HIGH_IS_BAD);
    }
}
