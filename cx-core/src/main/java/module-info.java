/**
 * What customers say and do, turned into scores a business can trust: the domain, mergeable summaries, pure scores.
 *
 * <p>Nothing here opens a file or a socket, reads a clock or draws a random number that was not seeded by the caller.
 */
@SuppressWarnings(
        "module") // the siblings that share the internals and the JSON libraries are not there when this is compiled
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

    // values without a public constructor are made by their factories; a JSON module finds those by reflection
    opens io.github.cxkit.driver to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.framework to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.journey.attribution to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.journey.exchange to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.journey.experience to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.journey.friction to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.journey.funnel to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.journey.graph to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.journey.omnichannel to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.journey to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.lifetime.model to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.lifetime.value to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.lifetime to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.metric to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.score to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.live to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.scorecard to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.service.personalization to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.service to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.stats to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
    opens io.github.cxkit.survey to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
}
