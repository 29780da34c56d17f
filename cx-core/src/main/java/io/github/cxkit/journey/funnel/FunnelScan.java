package io.github.cxkit.journey.funnel;

import io.github.cxkit.internal.Counts;
import io.github.cxkit.journey.TiePolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a funnel for many journeys at once, fed event by event in time order. Per journey: one long per step and
 * two more. Mutable, not thread-safe.
 */
final class FunnelScan {

    /** Code of a touchpoint that is neither a step nor an exclusion. */
    static final int OTHER = -1;

    private static final int EXCLUDED = -2;
    private static final long NEVER = Long.MIN_VALUE;

    private final Funnel funnel;
    private final int steps;
    private final long window;
    private final Map<String, Integer> codes = new HashMap<>();
    /** Step numbers of a code, last first, so that one event never counts for two steps. */
    private final int[][] stepsOf;

    private final int[] before;
    private final boolean[] isOptional;
    private final long[] times;
    private final long[] reached;
    private final long[] fastest;

    FunnelScan(Funnel funnel, int journeys) {
        this(funnel, journeys, windowInMicros(funnel));
    }

    FunnelScan(Funnel funnel, int journeys, long window) {
        this.funnel = funnel;
        this.window = window;
        List<String> names = funnel.steps();
        steps = names.size();
        Map<Integer, int[]> numbers = new HashMap<>();
        before = new int[steps];
        isOptional = new boolean[steps];
        for (int k = steps - 1; k >= 0; k--) {
            int code = codes.computeIfAbsent(names.get(k), name -> codes.size());
            int[] known = numbers.getOrDefault(code, new int[0]);
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = k;
            numbers.put(code, more);
            before[k] = k == 0 ? -1 : funnel.requiredBefore(k);
            isOptional[k] = funnel.optional().contains(names.get(k));
        }
        stepsOf = new int[codes.size()][];
        numbers.forEach((code, own) -> stepsOf[code] = own);
        funnel.exclusions().forEach(name -> codes.put(name, EXCLUDED));
        times = new long[Counts.asInt(Counts.product(journeys, steps))];
        reached = new long[journeys];
        fastest = new long[steps];
        Arrays.fill(times, NEVER);
    }

    private static long windowInMicros(Funnel funnel) {
        Duration limit = funnel.window();
        return limit == null ? Long.MAX_VALUE : JourneyScan.micros(limit);
    }

    int code(String touchpoint) {
        return codes.getOrDefault(touchpoint, OTHER);
    }

    /** Bit k is set if step k was reached. */
    long reached(int journey) {
        return reached[journey];
    }

    /** How many journeys reached each step. */
    List<Long> counts() {
        long[] counts = new long[steps];
        for (long each : reached) {
            for (int k = 0; k < steps; k++) {
                counts[k] += each >> k & 1;
            }
        }
        return Arrays.stream(counts).boxed().toList();
    }

    /** Time from the start of the chain that first reached a step, for the journey fed last. */
    long elapsed(int step) {
        return fastest[step];
    }

    /** Forgets the journey of a scan of one. */
    void reset() {
        Arrays.fill(times, NEVER);
        reached[0] = 0;
    }

    void accept(int journey, int code, long time) {
        switch (funnel.mode()) {
            case ORDERED -> ordered(journey, code, time);
            case STRICT -> strict(journey, code, time);
            case UNORDERED -> unordered(journey, code, time);
            case FIRST_OCCURRENCE -> firstOccurrence(journey, code, time);
        }
    }

    /** Whether events of one time must come together. */
    boolean byTime() {
        return funnel.ties() != TiePolicy.FILE_ORDER && funnel.mode() == FunnelMode.ORDERED;
    }

    /**
     * All events of one time in no order, in a scan of one journey. With the starts before it, step k gets that of step i if the steps after i up to k are
     * all among the events, each event serving one step; with strict ties only k itself may be.
     */
    void acceptAll(int[] codes, long time) {
        long[] old = times.clone();
        int[] have = new int[stepsOf.length];
        for (int code : codes) {
            if (code >= 0) {
                have[code]++;
            }
        }
        boolean strictly = funnel.ties() == TiePolicy.STRICTLY_AFTER;
        for (int k = 0; k < steps; k++) {
            int[] used = new int[have.length];
            for (int i = k; i >= 0; i--) {
                int code = code(funnel.steps().get(i));
                if (code < 0 || ++used[code] > have[code]) {
                    break;
                }
                long start = i == 0 ? time : old[i - 1];
                if (start != NEVER && time - start <= window) {
                    times[k] = Math.max(times[k], start);
                    reach(0, k, time - start);
                }
                if (strictly) {
                    break;
                }
            }
        }
    }

    private void ordered(int journey, int code, long time) {
        int base = journey * steps;
        if (code < 0) {
            if (code == EXCLUDED) {
                Arrays.fill(times, base, base + steps, NEVER);
            }
            return;
        }
        for (int k : stepsOf[code]) {
            if (k == 0) {
                times[base] = time;
                reach(journey, 0, 0);
            } else {
                long start = times[base + before[k]];
                if (start != NEVER && time - start <= window) {
                    reach(journey, k, time - start);
                    if (!isOptional[k]) {
                        times[base + k] = Math.max(times[base + k], start);
                    }
                }
            }
        }
    }

    private void strict(int journey, int code, long time) {
        int base = journey * steps;
        for (int k = steps - 1; k >= 0; k--) {
            long start = k == 0 ? time : times[base + k - 1];
            boolean matches = code >= 0 && contains(stepsOf[code], k);
            if (matches && start != NEVER && time - start <= window) {
                times[base + k] = start;
                reach(journey, k, time - start);
            } else {
                times[base + k] = NEVER;
            }
        }
    }

    private static boolean contains(int[] numbers, int number) {
        for (int each : numbers) {
            if (each == number) {
                return true;
            }
        }
        return false;
    }

    private void unordered(int journey, int code, long time) {
        if (code < 0) {
            return;
        }
        int base = journey * steps;
        times[base + stepsOf[code][0]] = time;
        int inside = 0;
        long first = time;
        for (int k = 0; k < steps; k++) {
            long last = times[base + k];
            if (last != NEVER && time - last <= window) {
                inside++;
                first = Math.min(first, last);
            }
        }
        for (int k = Long.bitCount(reached[journey]); k < inside; k++) {
            reach(journey, k, time - first);
        }
    }

    private void firstOccurrence(int journey, int code, long time) {
        if (code < 0) {
            return;
        }
        int base = journey * steps;
        int k = stepsOf[code][0];
        if (times[base + k] != NEVER) {
            return;
        }
        times[base + k] = time;
        if (k == 0) {
            reach(journey, 0, 0);
        } else if ((reached[journey] >> (k - 1) & 1) == 1 && time - times[base] <= window) {
            reach(journey, k, time - times[base]);
        }
    }

    private void reach(int journey, int step, long elapsed) {
        long bit = 1L << step;
        if ((reached[journey] & bit) == 0) {
            reached[journey] |= bit;
            fastest[step] = elapsed;
        }
    }
}
