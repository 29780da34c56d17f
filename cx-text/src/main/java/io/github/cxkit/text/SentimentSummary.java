package io.github.cxkit.text;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.util.Arrays;
import java.util.function.Function;

/**
 * How many remarks of a group say what, and whether that may be shown.
 *
 * <p>A summary: remarks counted by label; any split adds up. Coverage = decided / remarks, where decided are all but
 * {@link SentimentLabel#NONE}. Below a coverage of 0.5 ({@link #withCoverageFrom}) the sentiment of the group is not shown, since the words that were
 * not understood are not like the ones that were; the coverage itself always is.
 *
 * @since 0.1.0
 */
@SuppressWarnings("EnumOrdinal") // counts by label, never written down by position
public final class SentimentSummary {

    /** Share of the remarks with a word that carry sentiment. */
    public static final Rule COVERAGE = Rule.convention(
            "sentiment.coverage",
            "Sentiment coverage",
            "decided remarks over remarks with a word; below half not shown");

    /** Share of the decided remarks that praise. */
    public static final Rule POSITIVE =
            Rule.convention("sentiment.positive", "Positive remarks", "share of the decided remarks");

    /** Share of the decided remarks that blame. */
    public static final Rule NEGATIVE =
            Rule.convention("sentiment.negative", "Negative remarks", "share of the decided remarks");

    /** No remark yet. */
    public static final SentimentSummary EMPTY =
            new SentimentSummary(new long[SentimentLabel.values().length], 0.5, "");

    private final long[] counts;
    private final double coverageFrom;
    private final String version;

    private SentimentSummary(long[] counts, double coverageFrom, String version) {
        this.counts = counts;
        this.coverageFrom = coverageFrom;
        this.version = version;
    }

    /**
     * The summary of labels.
     *
     * @param labels one per remark with at least one word
     * @return the counts
     */
    public static SentimentSummary of(Iterable<SentimentLabel> labels) {
        long[] counts = new long[SentimentLabel.values().length];
        labels.forEach(label -> counts[label.ordinal()]++);
        return new SentimentSummary(counts, EMPTY.coverageFrom, EMPTY.version);
    }

    /**
     * Counts remarks, shown from a coverage of 0.5.
     *
     * @return a summarizer, with bytes, of one label per remark with at least one word
     */
    public static Summarizer<SentimentLabel, SentimentSummary> summarizer() {
        return summarizer(EMPTY.coverageFrom);
    }

    /**
     * Counts remarks.
     *
     * @param coverage share of remarks that must be understood before the sentiment is shown, 0 to 1
     * @return a summarizer, with bytes, of one label per remark with at least one word
     * @throws IllegalArgumentException if the share is out of range
     */
    public static Summarizer<SentimentLabel, SentimentSummary> summarizer(double coverage) {
        return summarizer(EMPTY.withCoverageFrom(coverage), label -> label);
    }

    /**
     * Reads and counts remarks.
     *
     * @param analyzer what reads them; summaries of another version are refused
     * @return a summarizer, with bytes, of one remark with at least one word, shown from a coverage of 0.5
     */
    public static Summarizer<String, SentimentSummary> summarizer(CommentAnalyzer analyzer) {
        return summarizer(
                EMPTY.readBy(analyzer), remark -> analyzer.analyze(remark).label());
    }

    private static <T> Summarizer<T, SentimentSummary> summarizer(
            SentimentSummary empty, Function<T, SentimentLabel> label) {
        return Summarizer.<T, SentimentSummary>folding(
                        empty, (all, next) -> all.plus(label.apply(next)), SentimentSummary::merge)
                .withBytes(
                        all -> Bytes.write(all.definition(), out -> {
                            for (long count : all.counts) {
                                out.count(count);
                            }
                        }),
                        bytes -> Bytes.read("summary of sentiment", empty.definition(), bytes, in -> {
                            long[] counts = new long[SentimentLabel.values().length];
                            for (int i = 0; i < counts.length; i++) {
                                counts[i] = in.count();
                            }
                            return empty.with(counts);
                        }));
    }

    private String definition() {
        return version.isEmpty() ? String.valueOf(coverageFrom) : coverageFrom + " " + version;
    }

    private SentimentSummary with(long[] changed) {
        return new SentimentSummary(changed, coverageFrom, version);
    }

    /**
     * The same, its labels found by an analyzer.
     *
     * @param analyzer what read the remarks
     * @return the changed copy, which merges only with those of the same version
     */
    public SentimentSummary readBy(CommentAnalyzer analyzer) {
        return new SentimentSummary(counts, coverageFrom, analyzer.version());
    }

    /**
     * What the labels come from.
     *
     * @return the {@linkplain CommentAnalyzer#version() version} of the analyzer, blank if it is not told
     */
    public String version() {
        return version;
    }

    /**
     * The same shown from another coverage.
     *
     * @param coverage share of remarks that must be understood, 0 to 1
     * @return the changed copy
     * @throws IllegalArgumentException if the share is out of range
     */
    public SentimentSummary withCoverageFrom(double coverage) {
        return new SentimentSummary(counts, Arguments.within("coverage", coverage, 0, 1), version);
    }

    /**
     * This summary and one more remark.
     *
     * @param label what it says
     * @return the sums
     */
    public SentimentSummary plus(SentimentLabel label) {
        long[] sums = counts.clone();
        sums[label.ordinal()]++;
        return with(sums);
    }

    /**
     * This and another summary together.
     *
     * @param other the other
     * @return the sums
     * @throws IllegalArgumentException if they are shown from different coverages, or their labels come from different versions
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public SentimentSummary merge(SentimentSummary other) {
        Definitions.of("summaries of sentiment")
                .same("coverage", coverageFrom, other.coverageFrom)
                .same("version", version, other.version);
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], other.counts[i]);
        }
        return with(sums);
    }

    /**
     * How many remarks have a label.
     *
     * @param label the label
     * @return their number
     */
    public long count(SentimentLabel label) {
        return counts[label.ordinal()];
    }

    /**
     * Remarks with at least one word.
     *
     * @return their number
     */
    public long remarks() {
        return Arrays.stream(counts).reduce(0, Math::addExact);
    }

    /**
     * Remarks that carry sentiment.
     *
     * @return their number
     */
    public long decided() {
        return remarks() - count(SentimentLabel.NONE);
    }

    /**
     * decided / remarks.
     *
     * @return the rate, insufficient without a remark
     */
    public Rate coverage() {
        return new Rate(COVERAGE, decided(), remarks());
    }

    /**
     * Whether the sentiment of the group may be shown: enough of the remarks were understood.
     *
     * @return true if something is decided and the coverage is reached
     */
    public boolean isShown() {
        return decided() > 0 && decided() >= coverageFrom * remarks();
    }

    /**
     * Positive remarks over decided ones; say beside it that the undecided are missing.
     *
     * @return the rate, or insufficient where the sentiment may not be shown
     */
    public Result<Rate> positive() {
        return shown(new Rate(POSITIVE, count(SentimentLabel.POSITIVE), decided()));
    }

    /**
     * Negative remarks over decided ones; say beside it that the undecided are missing.
     *
     * @return the rate, or insufficient where the sentiment may not be shown
     */
    public Result<Rate> negative() {
        return shown(new Rate(NEGATIVE, count(SentimentLabel.NEGATIVE), decided()));
    }

    /**
     * Share of positive minus share of negative remarks.
     *
     * @return -100 to 100 points, or insufficient where the sentiment may not be shown
     */
    public Result<Double> net() {
        return shown(
                100.0 * (count(SentimentLabel.POSITIVE) - count(SentimentLabel.NEGATIVE)) / Math.max(1, decided()));
    }

    private <T> Result<T> shown(T value) {
        if (remarks() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no remark with a word");
        }
        return isShown()
                ? Result.of(value)
                : Result.insufficient(
                        Reason.TOO_FEW,
                        "only " + decided() + " of " + remarks() + " remarks were understood, less than a share of "
                                + coverageFrom);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SentimentSummary that
                && coverageFrom == that.coverageFrom
                && version.equals(that.version)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(counts) + Double.hashCode(coverageFrom)) + version.hashCode();
    }

    @Override
    public String toString() {
        return decided() + " of " + remarks() + " remarks understood: " + count(SentimentLabel.POSITIVE) + " positive, "
                + count(SentimentLabel.NEGATIVE) + " negative, " + count(SentimentLabel.MIXED) + " mixed, "
                + count(SentimentLabel.NEUTRAL) + " neutral";
    }
}
