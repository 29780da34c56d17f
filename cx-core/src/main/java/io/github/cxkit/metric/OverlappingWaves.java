package io.github.cxkit.metric;

import io.github.cxkit.internal.Bytes;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Scale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two waves of a survey of which some people answered both: a panel that is partly renewed.
 *
 * <p>Using only the pairs throws answers away; ignoring them takes the waves for independent. A summary: {@link #merge} adds.
 *
 * @param pairs people in both waves
 * @param onlyBefore answers of those who were asked before only
 * @param onlyAfter answers of those who were asked after only
 * @since 0.1.0
 */
public record OverlappingWaves(PairedTally pairs, RatingTally onlyBefore, RatingTally onlyAfter) {

    /**
     * Checks that all are of one scale.
     *
     * @throws IllegalArgumentException if the scales differ
     */
    public OverlappingWaves {
        Objects.requireNonNull(pairs, "pairs");
        Objects.requireNonNull(onlyBefore, "onlyBefore");
        Objects.requireNonNull(onlyAfter, "onlyAfter");
        if (!onlyBefore.scale().equals(pairs.scale()) || !onlyAfter.scale().equals(pairs.scale())) {
            throw new IllegalArgumentException("waves must be on one scale but are on " + pairs.scale() + ", "
                    + onlyBefore.scale() + " and " + onlyAfter.scale());
        }
    }

    /**
     * One person's answers.
     *
     * @param before the rating before, null if not asked then
     * @param after the rating after, null if not asked then
     */
    public record Person(@Nullable Integer before, @Nullable Integer after) {}

    /**
     * Adds up people.
     *
     * @param scale of both waves
     * @return a summarizer, with bytes, that refuses ratings off the scale and people of neither wave with an
     *     {@link IllegalArgumentException}
     */
    public static Summarizer<Person, OverlappingWaves> summarizer(Scale scale) {
        return Summarizer.<Person, Builder, OverlappingWaves>building(
                        () -> new Builder(scale), Builder::add, Builder::build, OverlappingWaves::merge)
                .withBytes(
                        waves -> Bytes.write(
                                waves.pairs.scale(),
                                out -> out.block(PairedTally.summarizer(waves.pairs.scale())
                                                .toBytes(waves.pairs))
                                        .block(waves.onlyBefore.toBytes())
                                        .block(waves.onlyAfter.toBytes())),
                        bytes -> Bytes.read(
                                "summary of overlapping waves",
                                scale,
                                bytes,
                                in -> new OverlappingWaves(
                                        PairedTally.summarizer(scale).ofBytes(in.block()),
                                        RatingTally.ofBytes(in.block()),
                                        RatingTally.ofBytes(in.block()))));
    }

    private static final class Builder {
        private final PairedTally.Builder pairs;
        private final RatingTally.Builder onlyBefore;
        private final RatingTally.Builder onlyAfter;

        Builder(Scale scale) {
            pairs = PairedTally.builder(scale);
            onlyBefore = RatingTally.builder(scale);
            onlyAfter = RatingTally.builder(scale);
        }

        void add(Person person) {
            Integer before = person.before();
            Integer after = person.after();
            if (before != null && after != null) {
                pairs.add(before, after);
            } else if (before != null) {
                onlyBefore.add(before);
            } else if (after != null) {
                onlyAfter.add(after);
            } else {
                throw new IllegalArgumentException("a person answered in at least one wave but has no rating");
            }
        }

        OverlappingWaves build() {
            return new OverlappingWaves(pairs.build(), onlyBefore.build(), onlyAfter.build());
        }
    }

    /**
     * All answers before.
     *
     * @return of the pairs and the others
     */
    public RatingTally before() {
        return pairs.before().merge(onlyBefore);
    }

    /**
     * All answers after.
     *
     * @return of the pairs and the others
     */
    public RatingTally after() {
        return pairs.after().merge(onlyAfter);
    }

    /**
     * These waves and others together.
     *
     * @param other on the same scale
     * @return the sums
     * @throws IllegalArgumentException if the scales differ
     */
    public OverlappingWaves merge(OverlappingWaves other) {
        return new OverlappingWaves(
                pairs.merge(other.pairs), onlyBefore.merge(other.onlyBefore), onlyAfter.merge(other.onlyAfter));
    }

    /**
     * The change of a score: with v the variance of a wave's mean, v0 + v1 - 2 r s0 s1 c/(n0 n1), r over the c pairs; degrees
     * between those of the paired and of Welch's test. No pairs: Welch. Only pairs: the paired t test.
     *
     * @param metric of this scale
     * @param confidence of the interval, from 0.5 to below 1
     * @return the change, after - before; insufficient without answers in a wave
     * @throws IllegalArgumentException if the metric is of another scale or the level is out of range
     */
    public Result<WaveChange> compare(RatingMetric metric, double confidence) {
        pairs.requireScale(metric);
        return WaveChange.overlapping(this, metric, confidence);
    }
}
