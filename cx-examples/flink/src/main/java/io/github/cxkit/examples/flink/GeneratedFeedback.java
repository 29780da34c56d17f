package io.github.cxkit.examples.flink;

import java.time.Instant;

/**
 * Made-up answers, each a pure function of its number; most come in order, some late. In the fourth hour deliveries go wrong,
 * and the checkout fails on phones.
 */
final class GeneratedFeedback {

    private static final String[] TOUCHPOINTS = {"search", "checkout", "delivery", "support"};
    private static final String[] DEVICES = {"phone", "phone", "desk"};
    private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
    private static final long STEP_MILLIS = 500;
    private static final long BAD_HOUR = 3;

    private GeneratedFeedback() {}

    /** The mixing function of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long number) {
        long z = number * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * One answer.
     *
     * @param number which one
     * @param latestMillis how late it may be
     * @return the answer
     */
    static Feedback feedback(long number, long latestMillis) {
        long dice = mix(number) >>> 1;
        String touchpoint = TOUCHPOINTS[(int) (dice % TOUCHPOINTS.length)];
        long late = dice % 100 < 90 ? dice % 2_000 : mix(dice) >>> 1;
        long time = START + number * STEP_MILLIS - late % Math.max(1, latestMillis);
        boolean badHour = (time - START) / LiveScores.WINDOW.toMillis() == BAD_HOUR;
        boolean bad = badHour && touchpoint.equals("delivery");
        String device = DEVICES[(int) (dice / 7 % DEVICES.length)];
        int die = (int) (mix(number + 7) >>> 40) % 11;
        int recommend = bad ? die * 7 / 10 : 10 - die * die / 12;
        int satisfaction = dice / 31 % 5 == 0 ? -1 : 1 + (bad ? recommend / 3 : (recommend + 2) / 3);
        boolean brokenOnPhones = badHour && touchpoint.equals("checkout") && device.equals("phone");
        int ease = 1 + (int) (dice / 53 % 4) + (brokenOnPhones ? 0 : 3);
        return new Feedback(touchpoint, device, recommend, satisfaction, Math.min(7, ease), time);
    }
}
