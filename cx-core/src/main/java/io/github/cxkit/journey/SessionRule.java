package io.github.cxkit.journey;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where one visit ends and the next begins.
 *
 * <p>A new session begins at an event which is, and the first that applies is its cause: more than the gap after the one
 * before; on another local date; with a campaign that is not null and not that of the session; more than the longest length
 * after the session's first event. Exactly a limit is inside. The campaign of a session is the last not-null one in it, so
 * from a campaign to none is no change, and from none to a campaign is. (After Google Analytics, Matomo and PostHog; order and
 * edges are a convention of this library.)
 *
 * @param gap the longest pause inside a session
 * @param campaigns whether another campaign begins a session
 * @param midnight the zone whose midnight begins a session, or null if none does
 * @param longest the greatest time from first to last event, or null for no limit
 * @since 0.1.0
 */
public record SessionRule(
        Duration gap,
        Campaigns campaigns,
        @Nullable ZoneId midnight,
        @Nullable Duration longest) {

    /** Half an hour's pause, and nothing else. */
    public static final SessionRule HALF_HOUR = of(Duration.ofMinutes(30));

    /** As Matomo cuts: half an hour's pause, or another campaign. */
    public static final SessionRule MATOMO = HALF_HOUR.withCampaigns(Campaigns.CUT);

    /** As PostHog cuts: half an hour's pause, or 24 hours. */
    public static final SessionRule POSTHOG = HALF_HOUR.withLongest(Duration.ofHours(24));

    /** What another campaign does. */
    public enum Campaigns {
        /** It begins a session. */
        CUT,
        /** It changes nothing. */
        IGNORED
    }

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is negative
     */
    public SessionRule {
        Objects.requireNonNull(gap, "gap");
        Objects.requireNonNull(campaigns, "campaigns");
        if (gap.isNegative()) {
            throw new IllegalArgumentException("gap must be >= 0 but was " + gap);
        }
        if (longest != null && longest.isNegative()) {
            throw new IllegalArgumentException("longest must be >= 0 but was " + longest);
        }
    }

    /**
     * Sessions cut by pauses only.
     *
     * @param gap the longest pause inside a session, not negative
     * @return the rule
     * @throws IllegalArgumentException if it is negative
     */
    public static SessionRule of(Duration gap) {
        return new SessionRule(gap, Campaigns.IGNORED, null, null);
    }

    /**
     * As Google Analytics (Universal) cuts: half an hour's pause, midnight, or another campaign.
     *
     * @param zone the zone of the property
     * @return the rule
     */
    public static SessionRule googleUniversal(ZoneId zone) {
        return MATOMO.withMidnight(zone);
    }

    /**
     * The same rule with another meaning of campaigns.
     *
     * @param newCampaigns what another campaign does
     * @return the changed rule
     */
    public SessionRule withCampaigns(Campaigns newCampaigns) {
        return new SessionRule(gap, newCampaigns, midnight, longest);
    }

    /**
     * The same rule with a midnight that begins a session.
     *
     * @param zone whose midnight, or null for none
     * @return the changed rule
     */
    public SessionRule withMidnight(@Nullable ZoneId zone) {
        return new SessionRule(gap, campaigns, zone, longest);
    }

    /**
     * The same rule with another greatest length.
     *
     * @param limit the greatest time from first to last event, or null for none
     * @return the changed rule
     * @throws IllegalArgumentException if it is negative
     */
    public SessionRule withLongest(@Nullable Duration limit) {
        return new SessionRule(gap, campaigns, midnight, limit);
    }
}
