/**
 * cxkit in Spring Boot 3 and 4: put the jar on the class path.
 *
 * <p>JSON of every cxkit type works in controllers. With {@code cxkit.live.enabled=true} there is a
 * {@link io.github.cxkit.live.LiveRatings} bean for the questions of the properties, which survives a restart where a
 * {@link io.github.cxkit.spring.LiveStore} bean says where its state is kept; with Micrometer there are meters of its scores,
 * answers and alerts; with the actuator its health.
 *
 * <pre>{@code
 * cxkit.live.enabled=true
 * cxkit.live.questions.recommend=0-10
 * cxkit.live.dimensions=touchpoint
 * cxkit.live.metrics.recommend=nps
 * cxkit.live.alerts.unhappy.question=recommend
 * cxkit.live.alerts.unhappy.below=0
 * }</pre>
 */
@NullMarked
package io.github.cxkit.spring;

import org.jspecify.annotations.NullMarked;
