package io.github.cxkit.metric;

import io.github.cxkit.internal.Names;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Metrics by name, for the border where they come as text: a survey definition in JSON, a command line, a table of
 * settings. Inside a program a metric is an object and needs no name.
 *
 * <pre>{@code
 * RatingMetric delight = RatingMetric.share(
 *         Rule.convention("shop.delight", "Delight", "our board, 2026"), Scale.of(1, 5), 5, 5);
 * MetricCatalog catalog = MetricCatalog.standard().with(delight);
 * catalog.get("shop.delight", Scale.of(1, 5)).rule().title();  // "Delight"
 * catalog.get("nps/1", Scale.of(0, 10)).rule().title();        // "NPS"
 * }</pre>
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class MetricCatalog {

    private static final MetricCatalog STANDARD =
            new MetricCatalog(byId(Map.of(), Metrics.fixed()), Metrics.familiesByName());

    /** What people write when they mean the usual one. */
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "ces",
            Metrics.CES.rule().id().name(),
            "csat",
            Metrics.CSAT.rule().id().name());

    private final Map<RuleId, List<RatingMetric>> metrics;
    private final Map<String, Function<Scale, RatingMetric>> families;

    private MetricCatalog(
            Map<RuleId, List<RatingMetric>> metrics, Map<String, Function<Scale, RatingMetric>> families) {
        this.metrics = metrics;
        this.families = families;
    }

    /**
     * Every metric of {@link Metrics}: those with a scale of their own, and those that fit any scale.
     *
     * @return the catalog
     */
    public static MetricCatalog standard() {
        return STANDARD;
    }

    /**
     * This catalog and the caller's own metrics. One name may have several scales, each with a metric of its own.
     *
     * @param mine metrics to add
     * @return the larger catalog
     * @throws IllegalArgumentException if one has the id and scale of another metric that is not the same: one name never
     *     means two rules
     */
    public MetricCatalog with(RatingMetric... mine) {
        return with(List.of(mine));
    }

    /**
     * This catalog and the caller's own metrics.
     *
     * @param mine metrics to add
     * @return the larger catalog
     * @throws IllegalArgumentException if one has the id and scale of another metric that is not the same
     */
    public MetricCatalog with(List<RatingMetric> mine) {
        for (RatingMetric metric : mine) {
            Function<Scale, RatingMetric> family = metric.rule().id().version() == 1
                    ? families.get(metric.rule().id().name())
                    : null;
            if (family != null) {
                refuseOther(family.apply(metric.scale()), metric);
            }
        }
        return new MetricCatalog(byId(metrics, mine), families);
    }

    private static Map<RuleId, List<RatingMetric>> byId(
            Map<RuleId, List<RatingMetric>> known, List<RatingMetric> added) {
        Map<RuleId, List<RatingMetric>> all = new LinkedHashMap<>(known);
        for (RatingMetric metric : added) {
            List<RatingMetric> ofName =
                    new ArrayList<>(all.getOrDefault(metric.rule().id(), List.of()));
            for (RatingMetric other : ofName) {
                if (other.scale().equals(metric.scale())) {
                    refuseOther(other, metric);
                }
            }
            if (!ofName.contains(metric)) {
                ofName.add(metric);
            }
            all.put(metric.rule().id(), List.copyOf(ofName));
        }
        return all;
    }

    private static void refuseOther(RatingMetric known, RatingMetric added) {
        if (!known.equals(added)) {
            throw new IllegalArgumentException("metric " + added.rule().id() + " on " + added.scale()
                    + " is in the catalog already, with weights " + known.weights() + ", and cannot mean "
                    + added.weights() + " too; give it another name or version");
        }
    }

    /**
     * The metric of a name, if there is one for the scale.
     *
     * @param name such as {@code nps} or {@code csat.top-2-box}, or with its version {@code nps/1}; {@code csat} and {@code
     *     ces} mean those of {@link Metrics#CSAT} and {@link Metrics#CES}
     * @param scale the scale of the question that it is asked of
     * @return the metric; empty if there is none of that name, or none of it for the scale
     */
    public Optional<RatingMetric> find(String name, Scale scale) {
        return id(name).flatMap(id -> find(id, scale));
    }

    private Optional<RatingMetric> find(RuleId id, Scale scale) {
        Optional<RatingMetric> own = metrics.getOrDefault(id, List.of()).stream()
                .filter(metric -> metric.scale().equals(scale))
                .findFirst();
        Function<Scale, RatingMetric> family = id.version() == 1 ? families.get(id.name()) : null;
        if (own.isPresent() || family == null) {
            return own;
        }
        try {
            return Optional.of(family.apply(scale));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The metric of a name.
     *
     * @param name such as {@code nps} or {@code csat.top-2-box}, or with its version {@code nps/1}
     * @param scale the scale of the question that it is asked of
     * @return the metric
     * @throws IllegalArgumentException if there is none of that name, and then the message says which known name is
     *     nearest; or if it is defined on other scales only
     */
    public RatingMetric get(String name, Scale scale) {
        RuleId id = id(name).orElseThrow(() -> Names.unknown("metric", name, names()));
        Optional<RatingMetric> found = find(id, scale);
        if (found.isPresent()) {
            return found.get();
        }
        if (id.version() == 1 && families.containsKey(id.name())) {
            return families.get(id.name()).apply(scale); // refuses the scale in its own words
        }
        List<RatingMetric> ofName = metrics.getOrDefault(id, List.of());
        if (ofName.isEmpty()) {
            throw Names.unknown("metric", name, names());
        }
        throw new IllegalArgumentException("metric " + name + " is defined on the scale "
                + ofName.stream().map(metric -> metric.scale().toString()).collect(Collectors.joining(" and "))
                + " and cannot be asked of a question on " + scale);
    }

    /**
     * The metric that a text alone names, where no question says the scale: in a query, on a command line.
     *
     * @param text a name that is defined on one scale, such as {@code nps}; or a name and a scale, such as {@code
     *     csat.top-2-box 1..7}. {@code ces} is {@link Metrics#CES}, {@code csat} {@link Metrics#CSAT}.
     * @return the metric
     * @throws IllegalArgumentException if there is none of that name, and then the message says which known name is
     *     nearest; or if the scale is missing or another than the metric's
     */
    public RatingMetric get(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        String name = parts[0];
        if (parts.length > 1) {
            return get(name, Scale.parse(parts[1]));
        }
        RuleId id = id(name).orElseThrow(() -> Names.unknown("metric", name, names()));
        if (name.equals("csat") && id.equals(Metrics.CSAT.rule().id())) {
            return Metrics.CSAT;
        }
        List<RatingMetric> own = metrics.getOrDefault(id, List.of());
        if (own.size() == 1) {
            return own.get(0);
        }
        if (own.isEmpty() && !(id.version() == 1 && families.containsKey(id.name()))) {
            throw Names.unknown("metric", name, names());
        }
        throw new IllegalArgumentException("metric " + name + " fits "
                + (own.isEmpty() ? "any scale" : own.size() + " scales") + ": say which, as in \"" + name + " 1..5\"");
    }

    /** A name alone means its first version, or the only one that there is; a short one what people mean by it. */
    private Optional<RuleId> id(String text) {
        String stripped = text.strip();
        boolean own = metrics.keySet().stream().anyMatch(known -> known.name().equals(stripped));
        String name = own ? stripped : SHORT_NAMES.getOrDefault(stripped, stripped);
        RuleId id;
        try {
            id = RuleId.parse(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (name.indexOf('/') >= 0 || metrics.containsKey(id) || families.containsKey(id.name())) {
            return Optional.of(id);
        }
        List<RuleId> versions = metrics.keySet().stream()
                .filter(known -> known.name().equals(id.name()))
                .toList();
        return Optional.of(versions.size() == 1 ? versions.get(0) : id);
    }

    /**
     * Every name there is.
     *
     * @return names without version, in alphabetical order
     */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(families.keySet());
        metrics.keySet().forEach(id -> names.add(id.name()));
        return names;
    }

    @Override
    public String toString() {
        return "metrics " + names();
    }
}
