package io.github.cxkit.driver;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ratings overall and per theme that the comment mentions: enough for the impact of each theme on any rating metric.
 *
 * <p>A summary: {@link #empty}, {@link Builder#add} and {@link #merge} form a commutative monoid with exact counts.
 * Immutable.
 *
 * <pre>{@code
 * ThemeTally tally = ThemeTally.builder(Metrics.NPS.scale())
 *         .add(9, List.of("staff")).add(2, List.of("queue", "staff")).add(8, List.of()).build();
 * tally.impacts(Metrics.NPS).get("queue").impact();  // what the queue costs, in points
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ThemeTally {

    private final RatingTally all;
    private final Map<String, RatingTally> mentions;

    private ThemeTally(RatingTally all, Map<String, RatingTally> mentions) {
        this.all = all;
        this.mentions = Copies.sorted("mentions", mentions);
    }

    /**
     * No answers yet.
     *
     * @param scale the scale of the ratings
     * @return the neutral element of {@link #merge}
     */
    public static ThemeTally empty(Scale scale) {
        return new ThemeTally(RatingTally.empty(scale), Map.of());
    }

    /**
     * Starts to count.
     *
     * @param scale the scale of the ratings
     * @return an empty builder
     */
    public static Builder builder(Scale scale) {
        return new Builder(scale);
    }

    /**
     * One remark.
     *
     * @param rating the rating that came with it
     * @param themes what it is about; a theme named twice counts once
     */
    public record Remark(int rating, Collection<String> themes) {
        /** Copies the themes. */
        public Remark {
            themes = Copies.list("themes", themes);
        }
    }

    /**
     * Counts remarks.
     *
     * @param scale the scale of the ratings
     * @return a summarizer with bytes, which refuses ratings off the scale with an {@link IllegalArgumentException}
     */
    public static Summarizer<Remark, ThemeTally> summarizer(Scale scale) {
        return Summarizer.<Remark, Builder, ThemeTally>building(
                        () -> builder(scale),
                        (builder, remark) -> builder.add(remark.rating, remark.themes),
                        Builder::build,
                        ThemeTally::merge)
                .withBytes(
                        all -> Bytes.write(all.all.scale(), out -> {
                            out.block(all.all.toBytes()).count(all.mentions.size());
                            all.mentions.forEach(
                                    (theme, tally) -> out.text(theme).block(tally.toBytes()));
                        }),
                        bytes -> Bytes.read("theme tally", scale, bytes, in -> {
                            RatingTally all = RatingTally.ofBytes(in.block());
                            Map<String, RatingTally> mentions = new TreeMap<>();
                            for (int left = in.length(); left > 0; left--) {
                                mentions.put(in.text(), RatingTally.ofBytes(in.block()));
                            }
                            ThemeTally read = new ThemeTally(all, mentions);
                            // refuses another scale, and more mentions than remarks
                            mentions.values().forEach(read::remaining);
                            return empty(scale).merge(read);
                        }));
    }

    /**
     * All ratings.
     *
     * @return the tally
     */
    public RatingTally all() {
        return all;
    }

    /**
     * The ratings that came with each theme, in alphabetical order.
     *
     * @return theme to tally
     */
    public Map<String, RatingTally> mentions() {
        return mentions;
    }

    /**
     * These answers and others together.
     *
     * @param other on the same scale
     * @return the sums
     * @throws IllegalArgumentException if the scales differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ThemeTally merge(ThemeTally other) {
        Map<String, RatingTally> merged = new TreeMap<>(mentions);
        other.mentions.forEach((theme, tally) -> merged.merge(theme, tally, RatingTally::merge));
        return new ThemeTally(all.merge(other.all), merged);
    }

    /**
     * The impact of every theme.
     *
     * @param metric the score to explain, on the scale of the ratings
     * @return theme to impact, in alphabetical order
     * @throws IllegalArgumentException if the metric has another scale
     */
    public Map<String, ThemeImpact> impacts(RatingMetric metric) {
        Result<Double> overall = metric.score(all).value();
        Map<String, ThemeImpact> impacts = new TreeMap<>();
        mentions.forEach((theme, tally) -> {
            RatingScore with = metric.score(tally);
            Result<Double> without = metric.score(remaining(tally)).value();
            impacts.put(
                    theme,
                    new ThemeImpact(
                            theme,
                            with,
                            overall.flatMap(o -> without.map(w -> o - w)),
                            overall.flatMap(o -> with.value().map(w -> w - o))));
        });
        return impacts;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof ThemeTally other && all.equals(other.all) && mentions.equals(other.mentions);
    }

    @Override
    public int hashCode() {
        return 31 * all.hashCode() + mentions.hashCode();
    }

    @Override
    public String toString() {
        return all + ", themes " + mentions.keySet();
    }

    private RatingTally remaining(RatingTally tally) {
        long[] counts = new long[tally.scale().size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = all.countAt(i) - tally.countAt(i);
        }
        return RatingTally.ofCounts(all.scale(), counts);
    }

    /**
     * Counts ratings and themes. Mutable, not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final Scale scale;
        private final RatingTally.Builder all;
        private final Map<String, RatingTally.Builder> mentions = new TreeMap<>();

        private Builder(Scale scale) {
            this.scale = scale;
            all = RatingTally.builder(scale);
        }

        /**
         * Adds an answer.
         *
         * @param rating a point of the scale
         * @param themes what its comment mentions; a theme named twice counts once
         * @return this
         * @throws IllegalArgumentException if the rating is off the scale
         */
        public Builder add(int rating, Collection<String> themes) {
            all.add(rating);
            for (String theme : new LinkedHashSet<>(themes)) {
                mentions.computeIfAbsent(theme, t -> RatingTally.builder(scale)).add(rating);
            }
            return this;
        }

        /**
         * The tally so far.
         *
         * @return the tally
         */
        public ThemeTally build() {
            Map<String, RatingTally> built = new TreeMap<>();
            mentions.forEach((theme, tally) -> built.put(theme, tally.build()));
            return new ThemeTally(all.build(), built);
        }
    }
}
