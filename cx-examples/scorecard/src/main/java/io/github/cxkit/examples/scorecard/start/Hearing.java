package io.github.cxkit.examples.scorecard.start;

import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.remark.Remarks;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.report.advice.Voices;
import io.github.cxkit.scorecard.GainPlan;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.text.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What unhappy customers wrote about the most critical point. */
final class Hearing {

    private static final int MOST_REMARKS = 6;
    private static final int MOST_TERMS = 8;

    private final RatingMetric metric;
    private final String question;
    private final List<SurveyResponse> responses;

    Hearing(GainPlan plan, List<SurveyResponse> responses) {
        this.metric = plan.metric();
        this.question = plan.question().id();
        this.responses = responses;
    }

    Voices about(String touchpoint, long minimum, MinGroup least, Locale locale) {
        List<String> remarks = responses.stream()
                .filter(each -> touchpoint.equals(each.segments().get(Starter.TOUCHPOINT)) && isUnhappy(each))
                .map(SurveyResponse::comment)
                .map(Remarks::masked)
                .filter(remark -> !remark.isEmpty())
                .toList();
        if (remarks.size() < minimum) {
            return new Voices(remarks.size(), minimum, List.of(), Map.of());
        }
        Terms terms = Remarks.terms(locale);
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, Set<String>> of = new LinkedHashMap<>();
        for (String remark : remarks) {
            Set<String> used = new HashSet<>(Remarks.in(terms, remark));
            of.put(remark, used);
            used.forEach(term -> counts.merge(term, 1L, Long::sum));
        }
        Map<String, Long> shared = counts.entrySet().stream()
                .filter(each -> each.getValue() > 1 && !least.isFew(each.getValue()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TERMS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        List<String> told = new ArrayList<>(of.keySet());
        told.sort(Comparator.comparingLong((String remark) -> -weight(of.getOrDefault(remark, Set.of()), shared)));
        return new Voices(
                remarks.size(),
                minimum,
                told.stream().limit(MOST_REMARKS).map(Remarks::cut).toList(),
                shared);
    }

    /** Those who use the words of many say what many mean. */
    private static long weight(Set<String> used, Map<String, Long> shared) {
        return used.stream().mapToLong(term -> shared.getOrDefault(term, 0L)).sum();
    }

    private boolean isUnhappy(SurveyResponse response) {
        return Remarks.isLow(metric, response.answers().get(question));
    }
}
