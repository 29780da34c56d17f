package io.github.cxkit.journey.friction;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.score.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a click is a rage click: at least so many clicks of its session on its target, itself included, lie in the time up
 * to it and near it, all ends inclusive, clicks of the same moment counted.
 *
 * <p>So counted, more clicks never give fewer signals (this library's convention; the limits are those of common
 * products). One click may be several signals.
 *
 * @param rageClicks how many clicks make rage
 * @param windowMillis in how many milliseconds
 * @param radiusPixels how near, straight line
 * @since 0.1.0
 */
public record FrustrationRule(int rageClicks, double windowMillis, double radiusPixels) {

    /** Three clicks within a second and 30 pixels. */
    public static final FrustrationRule STANDARD = new FrustrationRule(3, 1000, 30);

    /** The rule that the signals follow. */
    public static final Rule RULE = Rule.adapted(
            "frustration.signals", "Frustration signals", "limits as in PostHog and Datadog; the counting is ours");

    private record Target(String session, String name) {}

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public FrustrationRule {
        if (rageClicks < 1) {
            throw new IllegalArgumentException("rageClicks must be >= 1 but was " + rageClicks);
        }
        Arguments.notNegative("windowMillis", windowMillis);
        Arguments.notNegative("radiusPixels", radiusPixels);
    }

    /**
     * Counts the signals of clicks.
     *
     * @param clicks the clicks, in any order
     * @param sessions all sessions, those without a click included
     * @return the counts
     * @throws IllegalArgumentException if the clicks name more sessions than there are
     */
    public FrustrationSignals signals(Iterable<Click> clicks, long sessions) {
        Map<Target, List<Click>> targets = new HashMap<>();
        Set<String> named = new HashSet<>();
        Set<String> affected = new HashSet<>();
        long dead = 0;
        long error = 0;
        for (Click click : clicks) {
            named.add(click.session());
            targets.computeIfAbsent(new Target(click.session(), click.target()), t -> new ArrayList<>())
                    .add(click);
            if (click.effect() == Click.Effect.NONE) {
                dead++;
                affected.add(click.session());
            } else if (click.effect() == Click.Effect.ERROR) {
                error++;
                affected.add(click.session());
            }
        }
        if (named.size() > sessions) {
            throw new IllegalArgumentException(
                    "the clicks name " + named.size() + " sessions but only " + sessions + " were counted");
        }
        long rage = 0;
        for (Map.Entry<Target, List<Click>> target : targets.entrySet()) {
            long own = rage(target.getValue());
            rage += own;
            if (own > 0) {
                affected.add(target.getKey().session());
            }
        }
        return new FrustrationSignals(this, rage, dead, error, affected.size(), sessions);
    }

    private long rage(List<Click> clicks) {
        clicks.sort(Comparator.comparingDouble(Click::atMillis));
        long rage = 0;
        int from = 0;
        int to = 0;
        for (Click click : clicks) {
            while (click.atMillis() - clicks.get(from).atMillis() > windowMillis) {
                from++;
            }
            while (to < clicks.size() && clicks.get(to).atMillis() <= click.atMillis()) {
                to++;
            }
            long near = clicks.subList(from, to).stream()
                    .filter(other -> Math.hypot(click.x() - other.x(), click.y() - other.y()) <= radiusPixels)
                    .count();
            if (near >= rageClicks) {
                rage++;
            }
        }
        return rage;
    }
}
