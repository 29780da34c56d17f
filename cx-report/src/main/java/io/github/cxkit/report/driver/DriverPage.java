package io.github.cxkit.report.driver;

import io.github.cxkit.driver.DriverAnalysis;
import io.github.cxkit.driver.DriverImportance;
import io.github.cxkit.driver.DriverIntervals;
import io.github.cxkit.driver.WhatIf;
import io.github.cxkit.report.markup.Given;
import io.github.cxkit.report.page.Page;
import io.github.cxkit.report.page.Report;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.CoMoments;
import io.github.cxkit.survey.Survey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes with an outcome, as one page: where to work first, then importance with intervals, importance beside performance,
 * the methods side by side, what to be careful about. Questions are called by their texts where the survey is given.
 *
 * <p>A driver is named as one to work on only where one point more of it goes with a difference that is beyond chance, all
 * drivers looked at together (Bonferroni). Immutable.
 *
 * <pre>{@code
 * CoMoments moments = CoMoments.builder("recommend", "ease", "trust")
 *         .add(9, 5, 4).add(3, 2, 2).add(7, 4, 3).add(8, 4, 5).add(2, 1, 2).build();
 * DriverAnalysis analysis = KeyDrivers.analyze(moments, "recommend").orElseThrow();
 * String page = DriverPage.of(analysis).rated(moments).in(Locale.ITALIAN).html();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DriverPage implements Report {

    private final Parts parts;

    /** What was given; changed only while a copy is made. */
    static final class Parts extends Given<Parts> {
        final DriverAnalysis analysis;

        @Nullable Survey survey;

        @Nullable DriverIntervals intervals;

        @Nullable CoMoments moments;

        Map<String, Result<WhatIf>> onePointMore = Map.of();
        List<String> outcomes = List.of();

        private Parts(DriverAnalysis analysis) {
            this.analysis = Objects.requireNonNull(analysis, "analysis");
        }

        List<DriverImportance> ranked() {
            return analysis.ranked();
        }

        boolean isHidden() {
            return Disclosure.isFew(analysis.evidence().n(), minGroup);
        }
    }

    private DriverPage(Parts parts) {
        this.parts = parts;
    }

    /**
     * A page in English.
     *
     * @param analysis importance by every method
     * @return the page
     */
    public static DriverPage of(DriverAnalysis analysis) {
        return new DriverPage(new Parts(analysis));
    }

    /**
     * The same in another language.
     *
     * @param language Italian, or any other for English words with its own marks in figures
     * @return the changed copy
     */
    public DriverPage in(Locale language) {
        return new DriverPage(parts.in(language));
    }

    /**
     * The same with the texts and scales of the questions.
     *
     * @param survey the survey that asked them
     * @return the changed copy
     */
    public DriverPage asked(Survey survey) {
        return new DriverPage(parts.with(copy -> copy.survey = Objects.requireNonNull(survey, "survey")));
    }

    /**
     * The same with intervals of the shares.
     *
     * @param intervals from resamples
     * @return the changed copy
     */
    public DriverPage intervals(DriverIntervals intervals) {
        return new DriverPage(parts.with(copy -> copy.intervals = Objects.requireNonNull(intervals, "intervals")));
    }

    /**
     * The same with how the drivers are rated, which with their scales in the survey gives importance beside performance.
     *
     * @param moments with a column per driver
     * @return the changed copy
     */
    public DriverPage rated(CoMoments moments) {
        return new DriverPage(parts.with(copy -> copy.moments = Objects.requireNonNull(moments, "moments")));
    }

    /**
     * The same with what one point more of each driver goes with.
     *
     * @param effects driver to effect
     * @return the changed copy
     */
    public DriverPage onePointMore(Map<String, Result<WhatIf>> effects) {
        return new DriverPage(
                parts.with(copy -> copy.onePointMore = Collections.unmodifiableMap(new LinkedHashMap<>(effects))));
    }

    /**
     * The same with questions that were left out because they ask about the whole, as the outcome does.
     *
     * @param questions their ids
     * @return the changed copy
     */
    public DriverPage leavingOut(List<String> questions) {
        return new DriverPage(parts.with(copy -> copy.outcomes = List.copyOf(questions)));
    }

    /**
     * The same that tells nothing if it stands on fewer responses.
     *
     * @param responses the least number, 1 or more
     * @return the changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public DriverPage hidingBelow(long responses) {
        return new DriverPage(parts.hidingBelow("responses", responses));
    }

    @Override
    public Page page() {
        Wording wording = Wording.in(parts.locale);
        DriverSections sections = new DriverSections(parts, wording);
        Page page = Page.of(wording.text("driver.title", sections.label(parts.analysis.outcome())))
                .in(parts.locale)
                .subtitled(sections.subtitle());
        if (parts.isHidden()) {
            return page.warning(wording.few(parts.least(Disclosure.Of.RESPONSES)));
        }
        page = page.warning(sections.kept());
        return page.with(sections.leads(), sections.sections());
    }
}
