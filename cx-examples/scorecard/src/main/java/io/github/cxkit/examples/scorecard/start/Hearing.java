package io.github.cxkit.examples.scorecard.start;

import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.report.advice.Voices;
import io.github.cxkit.scorecard.GainPlan;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.SurveyResponse;
import io.github.cxkit.text.PersonalDataMask;
import io.github.cxkit.text.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What unhappy customers wrote about the most critical point. */
final class Hearing {

    private static final int MOST_REMARKS = 6;
    private static final int MOST_TERMS = 8;
    private static final int LONGEST = 300;

    /** What the mask leaves is no word of a customer. */
    private static final Pattern MARK = Pattern.compile("\\[[a-z -]+\\]");

    private final RatingMetric metric;
    private final String question;
    private final List<SurveyResponse> responses;

    Hearing(GainPlan plan, List<SurveyResponse> responses) {
        this.metric = plan.metric();
        this.question = plan.question().id();
        this.responses = responses;
    }

    Voices about(String touchpoint, long minimum, Locale locale) {
        List<String> remarks = responses.stream()
                .filter(each -> touchpoint.equals(each.segments().get(Starter.TOUCHPOINT)) && isUnhappy(each))
                .map(SurveyResponse::comment)
                .filter(comment -> comment != null && !comment.isBlank())
                .map(comment -> PersonalDataMask.mask(String.valueOf(comment)).text())
                .toList();
        if (remarks.size() < minimum) {
            return new Voices(remarks.size(), minimum, List.of(), Map.of());
        }
        Terms terms = Terms.of(locale).withStopWords(stopWords(locale)).withLeastLetters(3);
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, Set<String>> of = new LinkedHashMap<>();
        for (String remark : remarks) {
            Set<String> used = new HashSet<>(terms.in(MARK.matcher(remark).replaceAll(" ")));
            of.put(remark, used);
            used.forEach(term -> counts.merge(term, 1L, Long::sum));
        }
        Map<String, Long> shared = counts.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TERMS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        List<String> told = new ArrayList<>(of.keySet());
        told.sort(Comparator.comparingLong((String remark) -> -weight(of.getOrDefault(remark, Set.of()), shared)));
        return new Voices(
                remarks.size(),
                minimum,
                told.stream().limit(MOST_REMARKS).map(Hearing::cut).toList(),
                shared);
    }

    /** Those who use the words of many say what many mean. */
    private static long weight(Set<String> used, Map<String, Long> shared) {
        return used.stream().mapToLong(term -> shared.getOrDefault(term, 0L)).sum();
    }

    private static String cut(String remark) {
        return remark.length() <= LONGEST
                ? remark
                : remark.substring(0, remark.offsetByCodePoints(0, remark.codePointCount(0, LONGEST) - 1)) + "…";
    }

    /** In the lowest class of the score, or in the lower half of a scale without classes. */
    private boolean isUnhappy(SurveyResponse response) {
        if (!(response.answers().get(question) instanceof Answer.Rating rating)) {
            return false;
        }
        return metric.classes().isEmpty()
                ? 2 * rating.value() < metric.scale().min() + metric.scale().max()
                : metric.classOf(rating.value()).orElse(-1) == 0;
    }

    private static Set<String> stopWords(Locale locale) {
        String name = locale.getLanguage().equals("it") ? "stop_it.txt" : "stop_en.txt";
        try (InputStream in = Hearing.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
