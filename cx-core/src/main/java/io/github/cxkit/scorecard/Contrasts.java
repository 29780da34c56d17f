package io.github.cxkit.scorecard;

import io.github.cxkit.metric.Caution;
import io.github.cxkit.metric.Comparison;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.RatingScore;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.scorecard.Contrast.Against;
import io.github.cxkit.scorecard.Contrast.Earlier;
import io.github.cxkit.stats.PValueAdjustment;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.PeriodLength;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.RatingTally;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every look that findings take at a scorecard, by its heading metrics. What is hidden, small or without spread is not looked
 * at, and so is a rest too small to be shown.
 */
final class Contrasts {

    private static final int WEEKS_A_YEAR = 52;

    private final Scorecard card;
    private final Map<String, Map<Slice, RatingTally>> shown = new HashMap<>();

    Contrasts(Scorecard card) {
        this.card = card;
        Map<String, Question> questions = new HashMap<>();
        card.questions().forEach(question -> questions.put(question.id(), question));
        for (ScorecardRow row : card.rows()) {
            Question question = questions.get(row.question());
            if (question != null && isHeading(question, row) && row.cautions().isEmpty()) {
                if (!row.suppressed() && row.n() > 0) {
                    shown.computeIfAbsent(question.id(), q -> new HashMap<>()).put(row.slice(), tally(question, row));
                }
            }
        }
    }

    private static RatingTally tally(Question question, ScorecardRow row) {
        return RatingTally.ofCounts(
                question.scale(),
                row.counts().stream().mapToLong(Long::longValue).toArray());
    }

    /** The last period that anybody answered in. */
    Optional<CalendarPeriod> latest() {
        List<CalendarPeriod> periods = card.periods();
        return periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1));
    }

    /** The same period of the year before if the scorecard has it, else the last one before. */
    Optional<CalendarPeriod> beside(CalendarPeriod latest) {
        return besides(card, latest).stream().findFirst();
    }

    /** Both, where the scorecard has them, each once. */
    static List<CalendarPeriod> besides(Scorecard card, CalendarPeriod period) {
        List<CalendarPeriod> periods = card.periods();
        return Stream.concat(
                        Stream.of(yearBefore(period)).filter(periods::contains),
                        periods.stream().filter(each -> each.compareTo(period) < 0).reduce((a, b) -> b).stream())
                .distinct()
                .toList();
    }

    private static CalendarPeriod yearBefore(CalendarPeriod period) {
        PeriodLength length = period.length();
        boolean byWeekday = length == PeriodLength.WEEK || length == PeriodLength.DAY;
        return length.periodOf(
                byWeekday
                        ? period.start().minusWeeks(WEEKS_A_YEAR)
                        : period.start().minusYears(1));
    }

    /** Each question's latest period beside an earlier one. */
    List<Contrast> changes(CalendarPeriod latest, CalendarPeriod beside) {
        List<Contrast> found = new ArrayList<>();
        for (Question question : card.questions()) {
            RatingTally now = find(question, Slice.of(latest));
            RatingTally then = find(question, Slice.of(beside));
            if (now != null && then != null) {
                RatingMetric metric = metric(question);
                Earlier earlier = new Earlier(beside, metric.score(then).value());
                found.add(contrast(question, Slice.of(latest), Against.EARLIER_PERIOD, now, then, earlier));
            }
        }
        return adjusted(found, PValueAdjustment.HOLM);
    }

    /** Each question of all time beside the same question of an earlier scorecard. */
    List<Contrast> changes(Contrasts previous) {
        List<Contrast> found = new ArrayList<>();
        for (Question question : card.questions()) {
            RatingTally now = find(question, Slice.ALL);
            RatingTally then = previous.find(question, Slice.ALL);
            if (now != null && then != null && now.scale().equals(then.scale())) {
                found.add(contrast(question, Slice.ALL, Against.EARLIER_SCORECARD, now, then, null));
            }
        }
        return adjusted(found, PValueAdjustment.HOLM);
    }

    /** Each group of each dimension against everybody else, all time. */
    List<Contrast> groups() {
        List<Contrast> found = new ArrayList<>();
        for (Question question : card.questions()) {
            RatingTally all = find(question, Slice.ALL);
            for (ScorecardRow row : card.rows()) {
                Slice slice = row.slice();
                boolean group = slice.groups().size() == 1 && slice.period() == null;
                RatingTally own = group && isHeading(question, row) ? find(question, slice) : null;
                RatingTally rest = all == null || own == null ? null : without(all, own);
                if (own != null && rest != null) {
                    found.add(contrast(question, slice, Against.OTHERS, own, rest, null));
                }
            }
        }
        return adjusted(found, PValueAdjustment.HOLM);
    }

    private boolean isHeading(Question question, ScorecardRow row) {
        List<RatingMetric> metrics = card.definition().metrics(question.id());
        return row.question().equals(question.id())
                && !metrics.isEmpty()
                && row.metric().equals(metrics.get(0).rule().id().name());
    }

    /** Each period of each question against all its other periods. */
    List<Contrast> periods() {
        List<Contrast> found = new ArrayList<>();
        for (Question question : card.questions()) {
            NavigableMap<CalendarPeriod, RatingTally> periods = new TreeMap<>();
            for (CalendarPeriod period : card.periods()) {
                RatingTally tally = find(question, Slice.of(period));
                if (tally != null) {
                    periods.put(period, tally);
                }
            }
            RatingTally sum =
                    periods.values().stream().reduce(RatingTally::merge).orElse(null);
            if (sum == null || periods.size() < 3) {
                continue; // of two periods each is the other's rest: that is a change
            }
            RatingMetric metric = metric(question);
            periods.forEach((period, own) -> {
                RatingTally rest = without(sum, own);
                Map.Entry<CalendarPeriod, RatingTally> before = periods.lowerEntry(period);
                Earlier earlier = before == null
                        ? null
                        : new Earlier(
                                before.getKey(), metric.score(before.getValue()).value());
                if (rest != null) {
                    found.add(contrast(question, Slice.of(period), Against.OTHER_PERIODS, own, rest, earlier));
                }
            });
        }
        return adjusted(found, PValueAdjustment.BENJAMINI_HOCHBERG);
    }

    private @Nullable RatingTally find(Question question, Slice slice) {
        return shown.getOrDefault(question.id(), Map.of()).get(slice);
    }

    private RatingMetric metric(Question question) {
        return card.definition().metrics(question.id()).get(0);
    }

    /** The rest of a whole; null where too few are left to be shown. */
    private @Nullable RatingTally without(RatingTally whole, RatingTally part) {
        long[] counts = whole.counts();
        long[] own = part.counts();
        long left = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] -= own[i];
            if (counts[i] < 0) {
                return null; // answers that are in the part only: no such whole
            }
            left += counts[i];
        }
        return left < Math.max(1, card.minGroup()) ? null : RatingTally.ofCounts(whole.scale(), counts);
    }

    private Contrast contrast(
            Question question,
            Slice slice,
            Against against,
            RatingTally own,
            RatingTally other,
            @Nullable Earlier earlier) {
        RatingMetric metric = metric(question);
        RatingScore score = metric.score(own);
        Comparison comparison = score.compare(metric.score(other));
        Result<Double> deviation = metric.score(own.merge(other)).variance().map(Math::sqrt);
        double spread = deviation.toOptional().orElse(0.0);
        Result<Double> effect = spread > 0
                ? comparison.difference().value().map(difference -> difference / spread)
                : Result.insufficient(Reason.NO_SPREAD, "all answers weigh alike");
        return new Contrast(
                question, slice, against, comparison, comparison.difference().pValue(), effect, earlier);
    }

    private static List<Contrast> adjusted(List<Contrast> all, PValueAdjustment adjustment) {
        List<Contrast> raw = all.stream()
                .filter(each -> each.comparison().evidenceB().n() >= Caution.SMALL_SAMPLE_BELOW)
                .toList();
        List<Result<Double>> adjusted = adjustment.adjust(raw.stream()
                .map(each -> each.comparison().difference().pValue())
                .toList());
        List<Contrast> found = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            Contrast each = raw.get(i);
            found.add(new Contrast(
                    each.question(),
                    each.slice(),
                    each.against(),
                    each.comparison(),
                    adjusted.get(i),
                    each.effect(),
                    each.earlier()));
        }
        return List.copyOf(found);
    }
}
