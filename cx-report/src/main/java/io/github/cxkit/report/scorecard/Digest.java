package io.github.cxkit.report.scorecard;

import io.github.cxkit.report.chart.Mark;
import io.github.cxkit.report.table.ConsoleTable;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.scorecard.Contrast;
import io.github.cxkit.scorecard.Finding;
import io.github.cxkit.scorecard.ScorecardRow;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A scorecard on one screen of a terminal. */
final class Digest {

    private static final int NARROWEST = 40;
    private static final int MOST_QUESTIONS = 10;
    private static final int MOST_FINDINGS = 3;
    private static final int MOST_PERIODS = 18;
    private static final int FEWEST_PERIODS = 6;
    private static final int NARROWEST_NAME = 12;
    private static final int SHORTEST_NAME = 24;
    private static final int LONGEST_METRIC = 7;
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private final CardView view;
    private final Wording wording;
    private final List<AnswerSource> sources;
    private final int width;
    private final boolean colored;

    Digest(CardView view, List<AnswerSource> sources, int width, boolean colored) {
        this.view = view;
        this.wording = view.wording();
        this.sources = sources;
        this.width = Math.max(NARROWEST, width);
        this.colored = colored;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, ConsoleTable.cut(view.card().title(), width), "1");
        line(text, ConsoleTable.cut(subtitle(), width), "");
        text.append('\n');
        questions(text);
        text.append('\n');
        String head = wording.text("digest.look");
        List<Finding> findings = view.findings().list();
        for (int i = 0; i < Math.min(MOST_FINDINGS, findings.size()); i++) {
            wrapped(text, i == 0 ? head : "", findings.get(i).sentence(wording.locale()));
        }
        List<String> came = view.came(sources);
        for (int i = 0; i < came.size(); i++) {
            wrapped(text, i == 0 ? wording.text("digest.left") : "", came.get(i));
        }
        return text.toString();
    }

    private String subtitle() {
        List<String> parts = new ArrayList<>();
        view.findings()
                .findLatest()
                .ifPresent(latest -> parts.add(view.findings()
                        .findBeside()
                        .map(beside -> wording.text(
                                "page.beside", latest.text(wording.locale()), beside.text(wording.locale())))
                        .orElse(latest.text(wording.locale()))));
        parts.add(wording.counted("page.responses", view.card().responses()));
        if (view.card().minGroup() > 1) {
            parts.add(wording.text("page.hidden", wording.count(view.card().minGroup())));
        }
        return String.join(" · ", parts);
    }

    private record Line(Question question, String metric, String score, String interval, String change, String style) {}

    private void questions(StringBuilder text) {
        List<Question> asked = view.asked();
        if (asked.isEmpty() || view.card().responses() == 0) {
            line(text, wording.text("page.no-answers"), "");
            return;
        }
        List<Line> lines = shown(asked).stream().map(this::line).toList();
        int score = widest(lines.stream().map(Line::score).toList());
        int interval = widest(lines.stream().map(Line::interval).toList());
        int change = widest(lines.stream().map(Line::change).toList());
        int longest = widest(lines.stream().map(each -> each.question().text()).toList());
        int trend = view.calendar().size() < 2
                ? 0
                : Math.min(MOST_PERIODS, view.calendar().size()) + 2;
        int metric = widest(lines.stream().map(Line::metric).toList());
        int room = width - (metric + score + interval + change + 8);
        if (room < longest + trend && metric > LONGEST_METRIC) {
            room += metric - LONGEST_METRIC;
            metric = LONGEST_METRIC;
        }
        boolean withMetric = room >= NARROWEST_NAME;
        room += withMetric ? 0 : metric + 2;
        // the trend gives way before a name is cut to nothing
        int periods =
                Math.min(Math.min(MOST_PERIODS, view.calendar().size()), room - 2 - Math.min(longest, SHORTEST_NAME));
        if (periods < Math.min(FEWEST_PERIODS, view.calendar().size()) || periods < 2) {
            periods = 0;
        }
        int name = Math.min(room - (periods > 0 ? periods + 2 : 0), longest);
        for (Line each : lines) {
            cell(text, each.question().text(), name, "");
            if (withMetric) {
                cell(text, words(each.metric(), metric), metric, "2");
            }
            text.append(" ".repeat(score - length(each.score())));
            cell(text, each.score(), length(each.score()), "1");
            cell(text, each.interval(), interval, "2");
            cell(text, each.change(), change, each.style());
            text.append(periods > 0 ? spark(each.question(), periods) : "");
            int end = text.length();
            while (text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
            text.append('\n');
        }
        if (lines.size() < asked.size()) {
            line(text, wording.counted("digest.more", asked.size() - lines.size()), "2");
        }
    }

    /** The first words that fit; a single one that does not is cut. */
    private static String words(String text, int width) {
        if (length(text) <= width) {
            return text;
        }
        int end = text.lastIndexOf(' ', width);
        return end < 1 ? text : text.substring(0, end).replaceFirst(",$", "");
    }

    /** Text cut and filled to a width, and the gap after it. */
    private void cell(StringBuilder text, String words, int width, String style) {
        String cut = ConsoleTable.cut(words, width);
        text.append(styled(cut, style)).append(" ".repeat(width - length(cut) + 2));
    }

    /** All of them, or those that moved farthest, in their own order. */
    private List<Question> shown(List<Question> asked) {
        if (asked.size() <= MOST_QUESTIONS) {
            return asked;
        }
        List<Question> chosen = asked.stream()
                .sorted(Comparator.comparingDouble(this::moved).reversed())
                .limit(MOST_QUESTIONS - 1L)
                .toList();
        return asked.stream().filter(chosen::contains).toList();
    }

    private double moved(Question question) {
        double most = 0;
        for (Contrast each : view.findings().groups()) {
            if (each.question().id().equals(question.id())
                    && each.isSignificant(view.findings().level())) {
                most = Math.max(most, Math.abs(each.effect().toOptional().orElse(0.0)));
            }
        }
        boolean changed = view.findings()
                .findChange(question.id())
                .filter(c -> c.isSignificant(view.findings().level()))
                .isPresent();
        return most + (changed ? 1 : 0);
    }

    private Line line(Question question) {
        ScorecardRow row = view.findings()
                .findLatest()
                .flatMap(period -> view.row(question, Slice.of(period)))
                .or(() -> view.row(question, Slice.ALL))
                .orElseThrow();
        boolean known = row.value().isKnown() && !row.suppressed();
        Optional<Contrast> change = view.findings().findChange(question.id());
        String sign = "";
        String style = "";
        if (change.isPresent()) {
            Contrast contrast = change.get();
            boolean significant = contrast.isSignificant(view.findings().level());
            String difference = contrast.comparison()
                    .difference()
                    .value()
                    .toOptional()
                    .map(v ->
                            wording.signed(v, Wording.decimals(contrast.metric().unit())))
                    .orElse(Wording.NONE);
            sign = (!significant ? "≈ " : contrast.isBetter() ? "▲ " : "▼ ") + difference;
            style = !significant ? "2" : contrast.isBetter() ? "34" : "31";
        }
        return new Line(
                question,
                wording.metric(row.evidence().rule()),
                known ? view.score(row) : Wording.NONE,
                known ? "(" + view.interval(row) + ")" : view.note(row),
                sign,
                style);
    }

    private String spark(Question question, int periods) {
        List<Mark> marks = view.trend(question, Slice.ALL);
        List<Mark> last = marks.subList(Math.max(0, marks.size() - periods), marks.size());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Mark mark : last) {
            if (mark.value() != null) {
                low = Math.min(low, mark.value());
                high = Math.max(high, mark.value());
            }
        }
        StringBuilder spark = new StringBuilder();
        for (Mark mark : last) {
            Double value = mark.value();
            spark.append(
                    value == null
                            ? ' '
                            : BLOCKS.charAt(high > low ? (int) Math.round((value - low) / (high - low) * 7) : 3));
        }
        return spark.toString();
    }

    /** Words behind a heading, wrapped under themselves. */
    private void wrapped(StringBuilder text, String head, String words) {
        int indent = Math.max(
                        wording.text("digest.look").length(),
                        wording.text("digest.left").length())
                + 2;
        ConsoleTable.wrapped(head + " ".repeat(indent - head.length()), ConsoleTable.cut(words, 10_000), width)
                .forEach(line -> line(text, line, ""));
    }

    private void line(StringBuilder text, String line, String style) {
        text.append(styled(line, style)).append('\n');
    }

    private String styled(String text, String style) {
        return colored && !style.isEmpty() && !text.isEmpty() ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Digest::length).max().orElse(0);
    }
}
