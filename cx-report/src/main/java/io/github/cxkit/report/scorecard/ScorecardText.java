package io.github.cxkit.report.scorecard;

import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.Scorecard;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A scorecard for a terminal: a digest that fits one screen, and tables of everything. Immutable.
 *
 * <pre>{@code
 * String screen = ScorecardText.of(card).in(Locale.ITALIAN).digest(80);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ScorecardText {

    private final Findings findings;
    private final Locale locale;
    private final List<AnswerSource> sources;
    private final boolean colored;

    private ScorecardText(Findings findings, Locale locale, List<AnswerSource> sources, boolean colored) {
        this.findings = findings;
        this.locale = locale;
        this.sources = sources;
        this.colored = colored;
    }

    /**
     * A scorecard in English, without color.
     *
     * @param card the figures
     * @return the text
     */
    public static ScorecardText of(Scorecard card) {
        return new ScorecardText(Findings.of(card), Locale.ENGLISH, List.of(), false);
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English words
     * @return the changed copy
     */
    public ScorecardText in(Locale language) {
        return new ScorecardText(findings, Objects.requireNonNull(language, "language"), sources, colored);
    }

    /**
     * The same with what became of the rows that were read.
     *
     * @param read the files or feeds
     * @return the changed copy
     */
    public ScorecardText readFrom(List<AnswerSource> read) {
        return new ScorecardText(findings, locale, List.copyOf(read), colored);
    }

    /**
     * The same in the colors of a terminal: scores bold, intervals dim, better and worse colored beside their signs.
     *
     * @return the changed copy
     */
    public ScorecardText colored() {
        return new ScorecardText(findings, locale, sources, true);
    }

    /**
     * One screen of 24 lines or fewer, room left for five more: title, a line a question, what to look at, what was left out.
     *
     * @param width columns of the terminal; 40 is the least that is kept to
     * @return lines, each ended
     */
    public String digest(int width) {
        return new Digest(view(), sources, width, colored).text();
    }

    /**
     * Everything in tables: overall, by each group, over time, frameworks, what was left out.
     *
     * @return heading to table, in order
     */
    public Map<String, Table> tables() {
        return new ScorecardTables(view(), sources).all();
    }

    /**
     * Every row of the scorecard in one tidy table with full precision, the same headers in every language: for other
     * programs.
     *
     * @return the table
     */
    public Table rows() {
        return ScorecardTables.tidy(findings.scorecard());
    }

    private CardView view() {
        return new CardView(findings, Wording.in(locale));
    }
}
