package io.github.cxkit.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which answers of one person count (this library's convention). Anonymous answers are never merged and all count.
 *
 * <p>Order is by time, equal times in list order.
 *
 * <pre>{@code
 * RepeatPolicy.LAST.apply(responses);
 * RepeatPolicy.onePerWindow(Duration.ofDays(90)).apply(responses);
 * }</pre>
 *
 * @param kind which answers of one person count
 * @param window for {@link Kind#ONE_PER_WINDOW}: how long after a kept answer the next one may be kept; else null
 * @since 0.1.0
 */
public record RepeatPolicy(Kind kind, @Nullable Duration window) {

    /** Every answer counts: the unit of analysis is the answer. */
    public static final RepeatPolicy ALL = new RepeatPolicy(Kind.ALL, null);

    /** The first answer of each person counts: the unit of analysis is the person. */
    public static final RepeatPolicy FIRST = new RepeatPolicy(Kind.FIRST, null);

    /** The last answer of each person counts: the unit of analysis is the person. */
    public static final RepeatPolicy LAST = new RepeatPolicy(Kind.LAST, null);

    /** Which answers of one person count. */
    public enum Kind {
        /** All. */
        ALL,
        /** The first. */
        FIRST,
        /** The last. */
        LAST,
        /** One per window of time. */
        ONE_PER_WINDOW
    }

    /**
     * Who answered when.
     *
     * @param respondent null if anonymous
     * @param time when
     */
    public record Stamp(@Nullable String respondent, Instant time) {
        /** Checks that the parts are there. */
        public Stamp {
            Objects.requireNonNull(time, "time");
        }
    }

    /**
     * Checks that kind and window fit.
     *
     * @throws IllegalArgumentException if the window is missing, not positive, or given to a policy without one
     */
    public RepeatPolicy {
        Objects.requireNonNull(kind, "kind");
        if (kind == Kind.ONE_PER_WINDOW ? window == null || window.isZero() || window.isNegative() : window != null) {
            throw new IllegalArgumentException("the policy " + kind + " takes "
                    + (kind == Kind.ONE_PER_WINDOW ? "a positive window" : "no window") + " but was given " + window);
        }
    }

    /**
     * One answer per person and window: an answer is kept when at least the window has passed since the last kept one of
     * that person. Dropped answers do not move the window.
     *
     * @param window more than zero
     * @return the policy
     * @throws IllegalArgumentException if the window is not positive
     */
    public static RepeatPolicy onePerWindow(Duration window) {
        return new RepeatPolicy(Kind.ONE_PER_WINDOW, window);
    }

    /**
     * The answers that count.
     *
     * @param stamps who answered when, in any order
     * @return 0-based positions, ascending
     */
    public List<Integer> kept(List<Stamp> stamps) {
        List<Integer> kept = new ArrayList<>();
        Map<String, List<Integer>> byRespondent = new TreeMap<>();
        List<Integer> order = IntStream.range(0, stamps.size())
                .boxed()
                .sorted(Comparator.comparing(i -> stamps.get(i).time()))
                .toList();
        for (int i : order) {
            String respondent = stamps.get(i).respondent();
            if (respondent == null) {
                kept.add(i);
            } else {
                byRespondent.computeIfAbsent(respondent, r -> new ArrayList<>()).add(i);
            }
        }
        for (List<Integer> answers : byRespondent.values()) {
            switch (kind) {
                case ALL -> kept.addAll(answers);
                case FIRST -> kept.add(answers.get(0));
                case LAST -> kept.add(answers.get(answers.size() - 1));
                case ONE_PER_WINDOW -> onePerWindow(answers, stamps, kept);
            }
        }
        return kept.stream().sorted().toList();
    }

    private void onePerWindow(List<Integer> answers, List<Stamp> stamps, List<Integer> kept) {
        Duration length = Objects.requireNonNull(window, "window");
        Instant last = null;
        for (int i : answers) {
            Instant time = stamps.get(i).time();
            if (last == null || Duration.between(last, time).compareTo(length) >= 0) {
                kept.add(i);
                last = time;
            }
        }
    }

    /**
     * The responses that count.
     *
     * @param responses in any order; a response with a respondent must have a time unless all count
     * @return those that count, in the given order
     * @throws IllegalArgumentException if a response with a respondent has no time
     */
    public List<SurveyResponse> apply(List<SurveyResponse> responses) {
        if (kind == Kind.ALL) {
            return List.copyOf(responses);
        }
        Map<Integer, SurveyResponse> byPosition = new HashMap<>();
        List<Stamp> stamps = new ArrayList<>();
        for (SurveyResponse response : responses) {
            if (response.respondent() != null && response.time() == null) {
                throw new IllegalArgumentException("response " + stamps.size() + " of respondent \""
                        + response.respondent() + "\" has no time, which the policy " + kind + " needs");
            }
            byPosition.put(stamps.size(), response);
            stamps.add(new Stamp(response.respondent(), Objects.requireNonNullElse(response.time(), Instant.EPOCH)));
        }
        return kept(stamps).stream()
                .map(byPosition::get)
                .map(Objects::requireNonNull)
                .toList();
    }
}
