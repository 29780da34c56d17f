package io.github.cxkit.survey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer may be asked now: a pure function of consent, time, history and quota, with the reason.
 *
 * <p>The first reason that applies is named, in the order of {@link Reason}: no consent, quiet hours, quarantine, quota
 * reached, not sampled. Quiet hours are half-open. Exactly the quarantine later a customer may be asked again. A quota is
 * full when used &gt;= limit. Sampling is by {@link StableSample}, so a customer asked at a touchpoint today would have been
 * asked there yesterday.
 *
 * <pre>{@code
 * InvitationPolicy policy = InvitationPolicy.transactional("after-delivery").withSample("delivery", 0.2);
 * ZoneId home = ZoneId.of("Europe/Rome");
 * policy.decide(new InvitationPolicy.Request("c-17", "delivery", true, now, home, null, 3)).reason();
 * }</pre>
 *
 * @param kind what the survey is about
 * @param salt what the sample is for, such as the survey and its wave; another salt draws other customers
 * @param quarantine shortest time between two invitations of one customer, 0 or more
 * @param quietHours hours at the customer when nobody is asked
 * @param quota invitations allowed in the period the caller counts, 0 or more
 * @param samples share of the customers to ask, 0 to 1, by touchpoint; 1 where none is given
 * @since 0.1.0
 */
public record InvitationPolicy(
        SurveyKind kind,
        String salt,
        Duration quarantine,
        QuietHours quietHours,
        long quota,
        Map<String, Double> samples) {

    /** The rule. */
    public static final Rule RULE = Rule.convention(
            "invitation.decide", "Invitation", "consent, quiet hours, quarantine, quota, stable sample, in this order");

    private static final QuietHours NIGHT = QuietHours.of(LocalTime.of(21, 0), LocalTime.of(8, 0));

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the quarantine or the quota is negative, or a share is out of range
     */
    public InvitationPolicy {
        Objects.requireNonNull(quarantine, "quarantine");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(quietHours, "quietHours");
        if (quarantine.isNegative()) {
            throw new IllegalArgumentException("quarantine must be >= 0 but was " + quarantine);
        }
        Arguments.notNegative("quota", quota);
        samples = Copies.map("samples", samples);
        samples.forEach((touchpoint, share) -> Arguments.share("sample of touchpoint " + touchpoint, share));
    }

    /**
     * A relationship survey: 90 days of quarantine, quiet from 21:00 to 8:00, no quota, everybody (this library's choice).
     *
     * @param salt the survey and its wave
     * @return the policy
     */
    public static InvitationPolicy relationship(String salt) {
        return new InvitationPolicy(
                SurveyKind.RELATIONSHIP, salt, Duration.ofDays(90), NIGHT, Long.MAX_VALUE, Map.of());
    }

    /**
     * A transactional survey: 30 days of quarantine, quiet from 21:00 to 8:00, no quota, everybody (this library's choice).
     *
     * @param salt the survey
     * @return the policy
     */
    public static InvitationPolicy transactional(String salt) {
        return new InvitationPolicy(
                SurveyKind.TRANSACTIONAL, salt, Duration.ofDays(30), NIGHT, Long.MAX_VALUE, Map.of());
    }

    /**
     * The same with another quarantine.
     *
     * @param duration shortest time between two invitations, 0 or more
     * @return the changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public InvitationPolicy withQuarantine(Duration duration) {
        return new InvitationPolicy(kind, salt, duration, quietHours, quota, samples);
    }

    /**
     * The same with other quiet hours.
     *
     * @param hours hours at the customer when nobody is asked
     * @return the changed copy
     */
    public InvitationPolicy withQuietHours(QuietHours hours) {
        return new InvitationPolicy(kind, salt, quarantine, hours, quota, samples);
    }

    /**
     * The same with a quota.
     *
     * @param limit invitations allowed, 0 or more
     * @return the changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public InvitationPolicy withQuota(long limit) {
        return new InvitationPolicy(kind, salt, quarantine, quietHours, limit, samples);
    }

    /**
     * The same with one touchpoint's sample.
     *
     * @param touchpoint id of the touchpoint
     * @param share share of the customers to ask there, 0 to 1
     * @return the changed copy
     * @throws IllegalArgumentException if the share is out of range
     */
    public InvitationPolicy withSample(String touchpoint, double share) {
        var more = new HashMap<>(samples);
        more.put(touchpoint, share);
        return new InvitationPolicy(kind, salt, quarantine, quietHours, quota, more);
    }

    /**
     * Decides.
     *
     * @param request who, where and when
     * @return ask or not, and why
     */
    public Decision decide(Request request) {
        Reason reason = reason(request);
        return new Decision(reason == Reason.OK, reason);
    }

    private Reason reason(Request request) {
        if (!request.consent()) {
            return Reason.NO_CONSENT;
        }
        if (quietHours.contains(LocalTime.ofInstant(request.now(), request.zone()))) {
            return Reason.QUIET_HOURS;
        }
        Instant last = request.lastInvited();
        if (last != null && Duration.between(last, request.now()).compareTo(quarantine) < 0) {
            return Reason.QUARANTINE;
        }
        if (request.quotaUsed() >= quota) {
            return Reason.QUOTA_REACHED;
        }
        double share = samples.getOrDefault(request.touchpoint(), 1.0);
        // salt and touchpoint are kept apart, so that "a" + "bc" is not "ab" + "c"
        String sample = salt + '\n' + request.touchpoint();
        return StableSample.contains(request.customer(), sample, share) ? Reason.OK : Reason.NOT_SAMPLED;
    }

    /** Why a customer is asked or not, in the order in which the reasons are tried. */
    public enum Reason {
        /** The customer did not consent to be asked. */
        NO_CONSENT,
        /** It is a quiet hour at the customer. */
        QUIET_HOURS,
        /** The last invitation is too recent. */
        QUARANTINE,
        /** Enough customers have been asked. */
        QUOTA_REACHED,
        /** The customer is not in the sample of this touchpoint. */
        NOT_SAMPLED,
        /** Nothing speaks against it. */
        OK
    }

    /**
     * What was decided.
     *
     * @param invite whether to ask
     * @param reason the first reason against it, or OK
     */
    public record Decision(boolean invite, Reason reason) {
        /**
         * Checks that they agree.
         *
         * @throws IllegalArgumentException if they contradict each other
         */
        public Decision {
            Objects.requireNonNull(reason, "reason");
            if (invite != (reason == Reason.OK)) {
                throw new IllegalArgumentException("invite " + invite + " contradicts the reason " + reason);
            }
        }
    }

    /**
     * What a decision rests on.
     *
     * @param customer who
     * @param touchpoint where the customer just was; empty for a relationship survey
     * @param consent whether the customer agreed to be asked
     * @param now the moment
     * @param zone the customer's zone
     * @param lastInvited when the customer was last invited, null if never; not after now
     * @param quotaUsed invitations already sent in the period of the quota, 0 or more
     */
    public record Request(
            String customer,
            String touchpoint,
            boolean consent,
            Instant now,
            ZoneId zone,
            @Nullable Instant lastInvited,
            long quotaUsed) {
        /**
         * Checks the history.
         *
         * @throws IllegalArgumentException if the last invitation is after now or the quota used is negative
         */
        public Request {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(touchpoint, "touchpoint");
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(zone, "zone");
            if (lastInvited != null && lastInvited.isAfter(now)) {
                throw new IllegalArgumentException(
                        "lastInvited must not be after now at " + now + " but was " + lastInvited);
            }
            Arguments.notNegative("quotaUsed", quotaUsed);
        }
    }
}
