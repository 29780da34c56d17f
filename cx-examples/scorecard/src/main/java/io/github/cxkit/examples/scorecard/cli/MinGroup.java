package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRow;
import io.github.cxkit.score.Disclosure;
import java.util.List;
import picocli.CommandLine.Option;

/** The smallest group that is told of, the same option everywhere. Below it no figure is shown, and nothing that one wrote. */
public final class MinGroup {

    @Option(
            names = "--min-group",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Hide groups of fewer, and all that single rows hold (default: ${DEFAULT-VALUE}, hide nothing).")
    private long size = 1;

    /**
     * The smallest group.
     *
     * @return 1 or more; 1 hides nothing
     * @throws IllegalArgumentException if it is less
     */
    public long size() {
        if (size < 1) {
            throw new IllegalArgumentException("--min-group must be 1 or more but was " + size);
        }
        return size;
    }

    /**
     * Whether anything is hidden.
     *
     * @return true from 2
     */
    public boolean hides() {
        return size() > 1;
    }

    /**
     * Which counts are few, and the words where a figure is hidden.
     *
     * @param of what is counted
     * @return the rule
     */
    public Disclosure least(Disclosure.Of of) {
        return Disclosure.from(size(), of);
    }

    /**
     * Whether a group is too small to be told of.
     *
     * @param n how many there are
     * @return true for 1 to less than the smallest group
     */
    public boolean isFew(long n) {
        return Disclosure.isFew(n, size());
    }

    /**
     * What may be told of an input.
     *
     * @param report what became of its rows
     * @return the same, without values where groups are hidden
     */
    public ReadReport told(ReadReport report) {
        return hides() ? report.withoutValues() : report;
    }

    /**
     * What may be told of rejected rows.
     *
     * @param rows the rows
     * @return the same, without values where groups are hidden
     */
    public List<RejectedRow> told(List<RejectedRow> rows) {
        return hides() ? rows.stream().map(RejectedRow::withoutValue).toList() : rows;
    }
}
