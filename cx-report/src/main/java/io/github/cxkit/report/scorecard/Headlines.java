package io.github.cxkit.report.scorecard;

import io.github.cxkit.metric.RatingClass;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.scorecard.Contrast;
import io.github.cxkit.scorecard.Findings;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Headings that say what was found, in a few words: beyond chance, or that nothing is. */
final class Headlines {

    private static final int MOST_NAMED = 2;

    private final CardView view;
    private final Findings findings;
    private final Wording wording;

    Headlines(CardView view) {
        this.view = view;
        this.findings = view.findings();
        this.wording = view.wording();
    }

    /** Score of the latest period, its change, and the groups that differ. */
    String question(Question question) {
        Optional<ScorecardRow> row = findings.findLatest()
                .flatMap(period -> view.row(question, Slice.of(period)))
                .or(() -> view.row(question, Slice.ALL));
        if (row.isEmpty() || row.get().suppressed() || !row.get().value().isKnown()) {
            return "";
        }
        List<String> said = new ArrayList<>();
        said.add(wording.metric(row.get().evidence().rule()) + " " + view.score(row.get())
                + CardView.unit(row.get().unit()));
        findings.findChange(question.id()).map(this::change).ifPresent(said::add);
        String groups = differing(
                findings.groups(),
                each -> each.question().id().equals(question.id()),
                each -> view.group(each.slice()));
        if (!groups.equals(wording.text("found.same"))) {
            said.add(groups);
        }
        return String.join("; ", said.stream().filter(each -> !each.isEmpty()).toList());
    }

    private String change(Contrast contrast) {
        return contrast.comparison()
                .difference()
                .value()
                .map(difference -> wording.text(
                        "found.change."
                                + (!contrast.isSignificant(findings.level())
                                        ? "same"
                                        : contrast.isBetter() ? "better" : "worse"),
                        wording.signed(
                                difference, Wording.decimals(contrast.metric().unit())),
                        findings.findBeside()
                                .map(period -> period.text(wording.locale()))
                                .orElseGet(() -> wording.text("found.change.before"))))
                .orElse("");
    }

    /** The shares of the metric's classes, or the answer given most often. */
    String answers(RatingMetric metric, ScorecardRow row) {
        List<String> parts = new ArrayList<>();
        for (RatingClass each : metric.classes()) {
            long count = 0;
            for (int i = 0; i < row.counts().size(); i++) {
                count += each.contains(metric.scale().points().get(i))
                        ? row.counts().get(i)
                        : 0;
            }
            parts.add(wording.className(each.name()) + " " + wording.percent((double) count / row.n()));
        }
        if (parts.isEmpty()) {
            int most = 0;
            for (int i = 1; i < row.counts().size(); i++) {
                most = row.counts().get(i) > row.counts().get(most) ? i : most;
            }
            parts.add(wording.text(
                    "found.mode",
                    metric.scale().points().get(most),
                    wording.percent((double) row.counts().get(most) / row.n())));
        }
        return String.join(", ", parts);
    }

    /** Periods that stand out from all others. */
    String overTime(Question question) {
        return differing(
                findings.periods(),
                each -> each.question().id().equals(question.id()),
                each -> Optional.ofNullable(each.slice().period())
                        .map(period -> period.text(wording.locale()))
                        .orElse(""));
    }

    /** Groups of a dimension that differ from the others. */
    String by(Question question, String dimension) {
        return differing(
                findings.groups(),
                each -> each.question().id().equals(question.id())
                        && each.slice().isBy(dimension),
                each -> view.group(each.slice()));
    }

    /** Those beyond chance, the farthest first, the worse before the better; empty if nothing was looked at. */
    private String differing(List<Contrast> contrasts, Predicate<Contrast> which, Function<Contrast, String> name) {
        List<Contrast> looked = contrasts.stream().filter(which).toList();
        if (looked.isEmpty()) {
            return "";
        }
        List<Contrast> beyond = looked.stream()
                .filter(each -> each.isSignificant(findings.level()))
                .sorted(Comparator.comparingDouble(
                        each -> -Math.abs(each.effect().toOptional().orElse(0.0))))
                .toList();
        List<String> said = new ArrayList<>();
        for (boolean worse : new boolean[] {true, false}) {
            List<String> named = beyond.stream()
                    .filter(each -> each.isWorse() == worse)
                    .map(each -> name.apply(each) + " "
                            + wording.score(each.comparison().a(), each.metric().unit()))
                    .toList();
            if (!named.isEmpty()) {
                String some = String.join(", ", named.subList(0, Math.min(MOST_NAMED, named.size())));
                said.add(wording.text(
                        worse ? "found.worse" : "found.better",
                        named.size() > MOST_NAMED
                                ? wording.text("found.more", some, wording.count(named.size() - MOST_NAMED))
                                : some));
            }
        }
        return said.isEmpty() ? wording.text("found.same") : String.join("; ", said);
    }
}
