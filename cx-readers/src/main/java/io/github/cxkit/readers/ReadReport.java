package io.github.cxkit.readers;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.score.Result;
import io.github.cxkit.scorecard.Scorecard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of an input: how it was read, and its rows, all of them. Rows after the heading = kept + rejected + set aside;
 * money of all = kept + rejected. The same bytes give the same report, whatever the rows are read for. Immutable.
 *
 * @since 0.1.0
 */
public final class ReadReport {

    private static final int CAUTION_TIMES = 20;

    private final SourceFacts source;
    private final long kept;
    private final long rejectedRows;
    private final long rejectedCells;
    private final Map<AsideKind, Long> aside;
    private final List<Reason> reasons;
    private final long weightZero;
    private final long unanswered;
    private final TimeNotes times;
    private final @Nullable Money money;
    private final @Nullable Respondents respondents;
    private final List<String> remarks;

    ReadReport(
            SourceFacts source,
            long kept,
            long rejectedRows,
            long rejectedCells,
            Map<AsideKind, Long> aside,
            List<Reason> reasons,
            long weightZero,
            long unanswered,
            TimeNotes times,
            @Nullable Money money,
            @Nullable Respondents respondents,
            List<String> remarks) {
        this.source = source;
        this.kept = kept;
        this.rejectedRows = rejectedRows;
        this.rejectedCells = rejectedCells;
        Map<AsideKind, Long> copy = new EnumMap<>(AsideKind.class);
        copy.putAll(aside);
        this.aside = Collections.unmodifiableMap(copy);
        this.reasons = List.copyOf(reasons);
        this.weightZero = weightZero;
        this.unanswered = unanswered;
        this.times = times;
        this.money = money;
        this.respondents = respondents;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * How the input was read.
     *
     * @param file name of the input, empty if it has none
     * @param container such as {@code text}, {@code gzip/text}, {@code json}, {@code workbook}, {@code xes}, {@code database}
     * @param encoding name of the encoding, null where there is none
     * @param encodingBy {@code declared}, {@code mark}, {@code zeros}, {@code content} or {@code guess}; null with the encoding
     * @param separator what parts the cells, null where nothing does
     * @param separatorBy {@code declared}, {@code line}, {@code columns} or {@code content}; null with the separator
     * @param decimal decimal mark, null if no cell shows one
     * @param sheet name of the sheet, null if there is none
     * @param hiddenRows rows that the workbook hides
     * @param headerRows rows of the heading, 0 if there is none
     * @param firstDataLine line of the first row of data, 0 if there is none
     */
    public record SourceFacts(
            String file,
            String container,
            @Nullable String encoding,
            @Nullable String encodingBy,
            @Nullable String separator,
            @Nullable String separatorBy,
            @Nullable String decimal,
            @Nullable String sheet,
            long hiddenRows,
            int headerRows,
            long firstDataLine) {}

    /**
     * Rows or cells left out for one reason in one column.
     *
     * @param kind the reason
     * @param scope whether rows were left out or cells became invalid answers
     * @param column the column, null if no single one is at fault
     * @param count how many
     * @param lines the first lines, at most five
     * @param values the most frequent values with their counts, at most five; cleaned and short
     * @param money what the rows held, null if that is not known
     * @param reason what is wrong and what is allowed, for people
     * @param hint what would read them, null if nothing is known
     */
    public record Reason(
            RejectionKind kind,
            RejectedRow.Scope scope,
            @Nullable String column,
            long count,
            List<Long> lines,
            Map<String, Long> values,
            @Nullable BigDecimal money,
            String reason,
            @Nullable String hint) {

        private static final int TELLING = 4;

        /** What was written is not told, nor a hint that may repeat it. */
        Reason withoutValues() {
            String told = reason;
            for (String value : values.keySet()) {
                told = told.replace("\"" + value + "\"", "\"…\"");
                told = value.length() >= TELLING ? told.replace(value, "…") : told;
            }
            return new Reason(kind, scope, column, count, lines, Map.of(), null, told, null);
        }
    }

    /**
     * Times that need a word.
     *
     * @param inGap local times that the clocks skipped, moved on by the gap
     * @param inOverlap local times that came twice, read as the earlier
     * @param equal events that share a moment with another step of their journey
     */
    public record TimeNotes(long inGap, long inOverlap, long equal) {
        static final TimeNotes NONE = new TimeNotes(0, 0, 0);
    }

    /**
     * Money of rows whose amount can be read.
     *
     * @param kept of the rows kept, without what was given back
     * @param rejected of the rows rejected
     * @param givenBack of the rows kept, by a column that says so
     */
    public record Money(BigDecimal kept, BigDecimal rejected, BigDecimal givenBack) {

        /**
         * All money.
         *
         * @return kept + rejected + given back
         */
        public BigDecimal all() {
            return kept.add(rejected).add(givenBack);
        }
    }

    /**
     * How often persons answered.
     *
     * @param most answers of the most frequent person
     * @param answers answers of all persons that are known
     */
    public record Respondents(long most, long answers) {}

    /**
     * How the input was read.
     *
     * @return the facts
     */
    public SourceFacts source() {
        return source;
    }

    /**
     * Rows that became what was read: a response, an event, an order.
     *
     * @return their number
     */
    public long kept() {
        return kept;
    }

    /**
     * Rows left out because of a fault.
     *
     * @return their number
     */
    public long rejectedRows() {
        return rejectedRows;
    }

    /**
     * Cells that became an invalid answer, in rows that were kept.
     *
     * @return their number
     */
    public long rejectedCells() {
        return rejectedCells;
    }

    /**
     * Rows of data that were judged.
     *
     * @return kept + rejected rows
     */
    public long rows() {
        return Math.addExact(kept, rejectedRows);
    }

    /**
     * Rows that are none of the data.
     *
     * @return their number by kind, unmodifiable
     */
    public Map<AsideKind, Long> aside() {
        return aside;
    }

    /**
     * What was left out and why, most frequent first.
     *
     * @return one entry per reason and column, unmodifiable
     */
    public List<Reason> reasons() {
        return reasons;
    }

    /**
     * How many rows or cells were left out for a reason.
     *
     * @param kind the reason
     * @return their number, of all columns
     */
    public long count(RejectionKind kind) {
        return reasons.stream()
                .filter(r -> r.kind() == kind)
                .mapToLong(Reason::count)
                .sum();
    }

    /**
     * Rows of weight 0, which add nothing to any weighted figure.
     *
     * @return their number
     */
    public long weightZero() {
        return weightZero;
    }

    /**
     * Rows of answers that are kept though all of their questions are blank, such as a row of separators only. They are
     * responses, and answer nothing.
     *
     * @return their number
     */
    public long unanswered() {
        return unanswered;
    }

    /**
     * Times that need a word.
     *
     * @return the counts
     */
    public TimeNotes times() {
        return times;
    }

    /**
     * The money of orders.
     *
     * @return empty where no money is read
     */
    public Optional<Money> money() {
        return Optional.ofNullable(money);
    }

    /**
     * How often persons answered, where the survey names them.
     *
     * @return empty if nobody answered twice
     */
    public Optional<Respondents> respondents() {
        return Optional.ofNullable(respondents);
    }

    /**
     * What else a reader of the figures should know, such as a guessed encoding or hidden rows.
     *
     * @return sentences, unmodifiable
     */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * Warnings that belong beside every figure made of this input.
     *
     * @return {@link Caution#ROWS_LEFT_OUT} above 5 % of rejected rows, {@link Caution#REPEATED_RESPONDENTS} where a person
     *     answered more than once
     */
    public Set<Caution> cautions() {
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (rejectedRows * CAUTION_TIMES > rows()) {
            cautions.add(Caution.ROWS_LEFT_OUT);
        }
        if (respondents != null) {
            cautions.add(Caution.REPEATED_RESPONDENTS);
        }
        return Collections.unmodifiableSet(cautions);
    }

    /**
     * Whether more than half of the rows could not be read, so that the rest is no sample of anything.
     *
     * @return true if no score should be made of it
     */
    public boolean isMostlyRejected() {
        return 2 * rejectedRows > rows();
    }

    /**
     * A scorecard of this input with what the input says of it: its cautions, and no score where most rows could not be read.
     *
     * @param card made of the rows that were kept
     * @return the changed copy
     */
    public Scorecard judge(Scorecard card) {
        Scorecard careful = card.withCautions(cautions());
        return isMostlyRejected()
                ? careful.withoutScores(
                        Result.Reason.MOSTLY_LEFT_OUT, rejectedRows + " of " + rows() + " rows could not be read")
                : careful;
    }

    /**
     * The same without what depends on persons, for who keeps only one answer of each.
     *
     * @return the changed copy
     */
    public ReadReport withoutRespondents() {
        return new ReadReport(
                source,
                kept,
                rejectedRows,
                rejectedCells,
                aside,
                reasons,
                weightZero,
                unanswered,
                times,
                money,
                null,
                remarks);
    }

    /**
     * The same without what stood in the file, for who may not show what single persons wrote: counts, places and reasons stay.
     *
     * @return the changed copy
     */
    public ReadReport withoutValues() {
        List<Reason> told = reasons.stream().map(Reason::withoutValues).toList();
        return new ReadReport(
                source,
                kept,
                rejectedRows,
                rejectedCells,
                aside,
                told,
                weightZero,
                unanswered,
                times,
                null,
                respondents,
                remarks);
    }

    /**
     * The same with events that share a moment.
     *
     * @param equal their number
     * @return the changed copy
     */
    public ReadReport withEqualTimes(long equal) {
        List<String> more = new ArrayList<>(remarks);
        if (equal > 0) {
            more.add(equal + (equal == 1 ? " event shares" : " events share")
                    + " a moment with another step of their journey; their order is the file's");
        }
        return new ReadReport(
                source,
                kept,
                rejectedRows,
                rejectedCells,
                aside,
                reasons,
                weightZero,
                unanswered,
                new TimeNotes(times.inGap(), times.inOverlap(), equal),
                money,
                respondents,
                more);
    }

    @Override
    public String toString() {
        return kept + " kept, " + rejectedRows + (rejectedRows == 1 ? " row" : " rows") + " and " + rejectedCells
                + (rejectedCells == 1 ? " cell" : " cells") + " rejected";
    }
}
