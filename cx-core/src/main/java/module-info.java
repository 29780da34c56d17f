/**
 * What customers say and do, turned into scores a business can trust: the domain, mergeable summaries, pure scores.
 *
 * <p>Nothing here opens a file or a socket, reads a clock or draws a random number that was not seeded by the caller.
 */
@SuppressWarnings("module") // the siblings that share the internals are not there when this is compiled
module io.github.cxkit.core {
    requires static transitive org.jspecify;
    requires static jakarta.validation;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.numbers.gamma;

    exports io.github.cxkit.driver;
    exports io.github.cxkit.experiment;
    exports io.github.cxkit.framework;
    exports io.github.cxkit.internal to
            io.github.cxkit.text,
            io.github.cxkit.readers,
            io.github.cxkit.report,
            io.github.cxkit.testkit;
    exports io.github.cxkit.journey.attribution;
    exports io.github.cxkit.journey.exchange;
    exports io.github.cxkit.journey.experience;
    exports io.github.cxkit.journey.friction;
    exports io.github.cxkit.journey.funnel;
    exports io.github.cxkit.journey.graph;
    exports io.github.cxkit.journey.omnichannel;
    exports io.github.cxkit.journey;
    exports io.github.cxkit.lifetime.model;
    exports io.github.cxkit.lifetime.value;
    exports io.github.cxkit.lifetime;
    exports io.github.cxkit.metric;
    exports io.github.cxkit.score;
    exports io.github.cxkit.live;
    exports io.github.cxkit.scorecard;
    exports io.github.cxkit.service.personalization;
    exports io.github.cxkit.service;
    exports io.github.cxkit.stats;
    exports io.github.cxkit.survey;
    exports io.github.cxkit.validation;
}
