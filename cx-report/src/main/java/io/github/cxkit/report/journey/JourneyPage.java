package io.github.cxkit.report.journey;

import io.github.cxkit.internal.Significance;
import io.github.cxkit.journey.EventPolicy;
import io.github.cxkit.journey.JourneyMap;
import io.github.cxkit.journey.experience.EmotionCurve;
import io.github.cxkit.journey.experience.MomentsOfTruth;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.journey.graph.JourneySummary;
import io.github.cxkit.report.markup.Given;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.wording.Wording;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Customers' journeys as one page: what to mend first and what it costs, the map of all touchpoints seen with how they feel,
 * flow, funnel, frictions, moments of truth. Only the summary is needed; every other part is shown where it is given. Immutable.
 *
 * <pre>{@code
 * JourneySummary.Builder summary = JourneySummary.builder(Set.of("order"), asOf, Duration.ofMinutes(30));
 * journeys.forEach(summary::add);
 * String page = JourneyPage.of(summary.build()).worth("EUR").in(Locale.ITALIAN).html();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class JourneyPage implements Report {

    private final Parts parts;

    /** What was given; changed only while a copy is made. */
    static final class Parts extends Given<Parts> {
        final JourneySummary summary;
        String title = "";

        @Nullable JourneyMap map;

        @Nullable DirectlyFollowsGraph graph;

        @Nullable FunnelSummary funnel;

        Map<String, FunnelSummary> segments = Map.of();
        Map<String, FrictionLoss> frictions = Map.of();

        @Nullable MomentsOfTruth moments;

        @Nullable EmotionCurve curve;

        EventPolicy.@Nullable Prepared prepared;
        String currency = "";
        String lifecycle = "";
        double confidence = 0.95;

        private Parts(JourneySummary summary) {
            this.summary = Objects.requireNonNull(summary, "summary");
        }
    }

    private JourneyPage(Parts parts) {
        this.parts = parts;
    }

    /**
     * A page in English.
     *
     * @param summary what was counted
     * @return the page
     */
    public static JourneyPage of(JourneySummary summary) {
        return new JourneyPage(new Parts(summary));
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English words with its own marks in figures
     * @return the changed copy
     */
    public JourneyPage in(Locale language) {
        return new JourneyPage(parts.in(language));
    }

    /**
     * The same under another heading.
     *
     * @param title the heading
     * @return the changed copy
     */
    public JourneyPage titled(String title) {
        return new JourneyPage(parts.with(copy -> copy.title = Objects.requireNonNull(title, "title")));
    }

    /**
     * The same on a map, which names the touchpoints, their phases and how they are meant to feel. Touchpoints that were seen and
     * are not on it stand at its end.
     *
     * @param map the map
     * @return the changed copy
     */
    public JourneyPage on(JourneyMap map) {
        return new JourneyPage(parts.with(copy -> copy.map = Objects.requireNonNull(map, "map")));
    }

    /**
     * The same with the ways customers went.
     *
     * @param graph the ways
     * @return the changed copy
     */
    public JourneyPage ways(DirectlyFollowsGraph graph) {
        return new JourneyPage(parts.with(copy -> copy.graph = Objects.requireNonNull(graph, "graph")));
    }

    /**
     * The same with how far they got.
     *
     * @param funnel the funnel
     * @return the changed copy
     */
    public JourneyPage funnel(FunnelSummary funnel) {
        return new JourneyPage(parts.with(copy -> copy.funnel = Objects.requireNonNull(funnel, "funnel")));
    }

    /**
     * The same with the funnel of each segment.
     *
     * @param segments name to funnel
     * @return the changed copy
     */
    public JourneyPage bySegment(Map<String, FunnelSummary> segments) {
        return new JourneyPage(
                parts.with(copy -> copy.segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments))));
    }

    /**
     * The same with what stands in the way.
     *
     * @param losses touchpoint to what it costs, costliest first
     * @return the changed copy
     */
    public JourneyPage frictions(Map<String, FrictionLoss> losses) {
        return new JourneyPage(
                parts.with(copy -> copy.frictions = Collections.unmodifiableMap(new LinkedHashMap<>(losses))));
    }

    /**
     * The same with the currency of the losses; without one, and with a value of 1, they are counted in journeys.
     *
     * @param currency such as {@code EUR}
     * @return the changed copy
     */
    public JourneyPage worth(String currency) {
        return new JourneyPage(parts.with(copy -> copy.currency = Objects.requireNonNull(currency, "currency")));
    }

    /**
     * The same with moments of truth.
     *
     * @param moments what was assessed
     * @return the changed copy
     */
    public JourneyPage moments(MomentsOfTruth moments) {
        return new JourneyPage(parts.with(copy -> copy.moments = Objects.requireNonNull(moments, "moments")));
    }

    /**
     * The same with measured feelings, which are shown instead of those the map assumes.
     *
     * @param curve the feelings
     * @return the changed copy
     */
    public JourneyPage feelings(EmotionCurve curve) {
        return new JourneyPage(parts.with(copy -> copy.curve = Objects.requireNonNull(curve, "curve")));
    }

    /**
     * The same with what was done to the events before they were counted.
     *
     * @param prepared what went, and why
     * @return the changed copy
     */
    public JourneyPage prepared(EventPolicy.Prepared prepared) {
        return new JourneyPage(parts.with(copy -> copy.prepared = Objects.requireNonNull(prepared, "prepared")));
    }

    /**
     * The same without what fewer journeys than this tell.
     *
     * @param journeys the least number, 1 or more; 1 hides nothing
     * @return the changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public JourneyPage hidingBelow(long journeys) {
        return new JourneyPage(parts.hidingBelow("journeys", journeys));
    }

    /**
     * The same with a warning: the log has rows where something began and others where it was over, and all of them are drawn
     * as events.
     *
     * @param column the column that says which
     * @return the changed copy
     */
    public JourneyPage withLifecycleColumn(String column) {
        return new JourneyPage(parts.with(copy -> copy.lifecycle = Objects.requireNonNull(column, "column")));
    }

    /**
     * The same with other intervals.
     *
     * @param confidence from 0.5 to below 1; 0.95 if nothing is said
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public JourneyPage withConfidence(double confidence) {
        Significance.required(confidence);
        return new JourneyPage(parts.with(copy -> copy.confidence = confidence));
    }

    /**
     * The edges between touchpoints that may be told beside this page: all, or with {@link #hidingBelow} those that neither are of few
     * nor tell what the page hides.
     *
     * @return from, to, count; alphabetical
     */
    public Map<String, Map<String, Long>> edgesTold() {
        return new JourneySections(parts, new JourneyView(parts, Wording.in(parts.locale))).edgesTold();
    }

    @Override
    public Page page() {
        Wording wording = Wording.in(parts.locale);
        JourneySections sections = new JourneySections(parts, new JourneyView(parts, wording));
        Page page = Page.of(parts.title.isEmpty() ? wording.text("journey.title") : parts.title)
                .in(parts.locale)
                .subtitled(sections.subtitle())
                .warning(parts.lifecycle.isEmpty() ? "" : wording.text("journey.lifecycle", parts.lifecycle));
        return page.with(sections.leads(), sections.all());
    }
}
