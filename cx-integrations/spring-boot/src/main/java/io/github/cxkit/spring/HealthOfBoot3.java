package io.github.cxkit.spring;

import io.github.cxkit.live.LiveRatings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health of the live ratings, as Spring Boot 3 asks for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnProperty(prefix = "cxkit.live", name = "enabled", havingValue = "true")
class HealthOfBoot3 {

    @Bean
    @ConditionalOnProperty(prefix = "management.health.cx-live", name = "enabled", matchIfMissing = true)
    @ConditionalOnMissingBean(name = "cxLiveHealthIndicator")
    HealthIndicator cxLiveHealthIndicator(LiveRatings live, LiveAlerts alerts, ObjectProvider<LiveKeeper> keepers) {
        LiveHealth health = new LiveHealth(live, alerts, keepers.getIfAvailable());
        return () -> {
            RuntimeException failure = health.failure();
            return (failure == null ? Health.up() : Health.down(failure))
                    .withDetails(health.details())
                    .build();
        };
    }
}
