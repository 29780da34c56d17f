package io.github.cxkit.report.advice;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Names;
import io.github.cxkit.report.wording.Wording;
import io.github.cxkit.score.Disclosure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers that fit no touchpoint of the sketch: they are named, with counts, before anything else is said.
 *
 * @param answers touchpoint as written to answers, 0 where their number is hidden; an empty name stands for none; unmodifiable
 * @param sketch ids of the sketch's touchpoints
 * @since 0.1.0
 */
public record Outside(Map<String, Long> answers, List<String> sketch) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public Outside {
        answers = Copies.ordered("answers", answers);
        answers.values().forEach(each -> Arguments.notNegative("answers", each));
        sketch = Copies.list("sketch", sketch);
    }

    /**
     * Counts answers by the touchpoint they name.
     *
     * @param named the touchpoint of each answer, empty for none
     * @param sketch ids of the sketch's touchpoints
     * @return those outside, the most frequent first
     */
    public static Outside of(Collection<String> named, Collection<String> sketch) {
        Map<String, Long> counts = new LinkedHashMap<>();
        named.forEach(name -> counts.merge(name, 1L, Long::sum));
        return of(counts, sketch);
    }

    /**
     * Those of counted answers that fit no touchpoint.
     *
     * @param counts touchpoint as written to answers, empty for none
     * @param sketch ids of the sketch's touchpoints
     * @return those outside, the most frequent first
     */
    public static Outside of(Map<String, Long> counts, Collection<String> sketch) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .filter(each -> !sketch.contains(each.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return new Outside(sorted, List.copyOf(sketch));
    }

    /**
     * The same where nothing may be told of few: the names stay, for who mends the sketch, without the number of few.
     *
     * @param least what is few
     * @return the changed copy
     */
    public Outside told(Disclosure least) {
        Map<String, Long> told = new LinkedHashMap<>(answers);
        told.replaceAll((name, count) -> least.isFew(count) ? 0 : count);
        return new Outside(told, sketch);
    }

    /**
     * All of it in one sentence.
     *
     * @param wording language
     * @return counts and names, with the nearest touchpoint of the sketch; empty if every answer fits
     */
    public String sentence(Wording wording) {
        if (answers.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        answers.forEach((name, count) -> {
            String many = count == 0 ? wording.text("advice.outside.few") : wording.count(count);
            parts.add(
                    name.isEmpty()
                            ? wording.text("advice.outside.none", many)
                            : Names.nearest(name, sketch)
                                    .map(near -> wording.text("advice.outside.one", name, many, near))
                                    .orElse(wording.text("advice.outside.other", name, many)));
        });
        long all = answers.values().stream().mapToLong(Long::longValue).sum();
        // a sum would tell the one number that is hidden
        String whole = answers.containsValue(0L)
                ? wording.text("advice.outside.answers.some")
                : wording.counted("advice.outside.answers", all);
        return wording.text("advice.outside", whole, String.join(", ", parts));
    }
}
