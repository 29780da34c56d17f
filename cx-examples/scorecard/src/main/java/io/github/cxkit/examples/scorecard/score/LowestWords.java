package io.github.cxkit.examples.scorecard.score;

import io.github.cxkit.examples.scorecard.remark.Remarks;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.report.scorecard.LowRaters;
import io.github.cxkit.stats.Keyness;
import io.github.cxkit.stats.Keyness.KeyTerm;
import io.github.cxkit.stats.TermCounts;
import io.github.cxkit.stats.TermCounts.Uses;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.text.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the lowest raters of each question write more often than the others. Two passes over the responses: one counts terms, one
 * picks remarks; what is kept between them grows with the words of the language and not with the responses. Of one person the
 * first remark counts.
 */
final class LowestWords {

    private static final double FALSE_DISCOVERIES = 0.05;
    private static final int MOST_TERMS = 12;
    private static final int MOST_TOLD = 4;
    private static final int MOST_REMARKS = 2;

    private final Terms terms = Remarks.terms(Locale.ENGLISH, Locale.ITALIAN).withPairs();
    private final List<Counts> questions = new ArrayList<>();
    private final Set<String> heard = new HashSet<>();
    private final long minimum;

    /** Remarks of one question. */
    private static final class Counts {
        private final String question;
        private final RatingMetric metric;
        private final Map<String, long[]> people = new HashMap<>();
        private final long[] uses = new long[2];
        private final long[] wrote = new long[2];
        private final Map<String, Set<String>> remarks = new LinkedHashMap<>();

        Counts(String question, RatingMetric metric) {
            this.question = question;
            this.metric = metric;
        }

        /** 0 for the lowest raters, 1 for the others, -1 for those who did not rate. */
        int side(SurveyResponse response) {
            Answer answer = response.answers().get(question);
            return Remarks.isLow(metric, answer) ? 0 : answer instanceof Answer.Rating ? 1 : -1;
        }

        void add(int side, Set<String> used) {
            wrote[side]++;
            uses[side] += used.size();
            used.forEach(term -> people.computeIfAbsent(term, t -> new long[2])[side]++);
        }

        long people(String term, int side) {
            return people.getOrDefault(term, new long[2])[side];
        }
    }

    LowestWords(Map<String, RatingMetric> metrics, long minGroup) {
        metrics.forEach((question, metric) -> questions.add(new Counts(question, metric)));
        this.minimum = Math.max(minGroup, Remarks.FEWEST);
    }

    /** Whether a remark is the first of its person. */
    private boolean isNew(SurveyResponse response) {
        return response.respondent() == null || heard.add(response.respondent());
    }

    /** The first pass. A person counts once for a term, however often it is repeated. */
    void count(SurveyResponse response) {
        String remark = Remarks.masked(response.comment());
        if (!remark.isEmpty() && isNew(response)) {
            Set<String> used = new HashSet<>(Remarks.in(terms, remark));
            for (Counts counts : questions) {
                int side = counts.side(response);
                if (side >= 0) {
                    counts.add(side, used);
                }
            }
        }
    }

    /** Between the passes. */
    void choose() {
        heard.clear();
        for (Counts counts : questions) {
            marks(counts).forEach(term -> counts.remarks.put(term, new LinkedHashSet<>()));
        }
    }

    /** Terms beyond chance and used by enough, none of which shares a word with a stronger one. */
    private List<String> marks(Counts counts) {
        if (counts.wrote[0] < minimum) {
            return List.of();
        }
        List<TermCounts.Term> all = new ArrayList<>();
        counts.people.forEach((term, sides) ->
                all.add(new TermCounts.Term(term, new Uses(sides[0], sides[0]), new Uses(sides[1], sides[1]))));
        List<String> marks = new ArrayList<>();
        Set<String> words = new HashSet<>();
        Keyness.logOdds(
                        new TermCounts(all, counts.uses[0], counts.uses[1]),
                        Keyness.USUAL_PRIOR,
                        new Keyness.Minimum(minimum, minimum))
                .ifKnown(keyness -> {
                    for (KeyTerm each : keyness.terms()) {
                        List<String> parts = List.of(each.term().split(" ", -1));
                        if (marks.size() < MOST_TERMS
                                && each.isMark(FALSE_DISCOVERIES)
                                && each.statistic().map(z -> z > 0).orElse(false)
                                && counts.people(each.term(), 0) >= minimum
                                && Collections.disjoint(words, parts)) {
                            marks.add(each.term());
                            words.addAll(parts);
                        }
                    }
                });
        return marks;
    }

    /** The second pass. */
    void pick(SurveyResponse response) {
        String comment = response.comment();
        if (comment == null || comment.isBlank() || !isNew(response)) {
            return;
        }
        Set<String> used = Set.of();
        String masked = "";
        for (Counts counts : questions) {
            if (counts.remarks.values().stream().allMatch(kept -> kept.size() >= MOST_REMARKS)
                    || counts.side(response) != 0) {
                continue;
            }
            if (masked.isEmpty()) {
                masked = Remarks.masked(comment);
                used = new HashSet<>(Remarks.in(terms, masked));
            }
            for (Map.Entry<String, Set<String>> each : counts.remarks.entrySet()) {
                if (used.contains(each.getKey()) && each.getValue().size() < MOST_REMARKS) {
                    each.getValue().add(Remarks.cut(masked));
                }
            }
        }
    }

    /** Terms that the same people use in the same remarks are one. */
    private static List<LowRaters.Term> told(Counts counts) {
        Map<List<Object>, LowRaters.Term> told = new LinkedHashMap<>();
        counts.remarks.forEach((term, remarks) -> {
            long used = counts.people(term, 0);
            long others = counts.people(term, 1);
            told.merge(
                    List.of(used, others, remarks),
                    new LowRaters.Term(term, used, others, List.copyOf(remarks)),
                    (a, b) -> new LowRaters.Term(a.term() + ", " + b.term(), used, others, a.remarks()));
        });
        return told.values().stream().limit(MOST_TOLD).toList();
    }

    /** Question to what was found; without questions whose lowest raters wrote nothing. */
    Map<String, LowRaters> found() {
        Map<String, LowRaters> found = new LinkedHashMap<>();
        for (Counts counts : questions) {
            if (counts.wrote[0] > 0) {
                found.put(counts.question, new LowRaters(counts.wrote[0], counts.wrote[1], minimum, told(counts)));
            }
        }
        return found;
    }
}
