package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.service.personalization.Consent;
import io.github.cxkit.service.personalization.ConsentLedger;
import io.github.cxkit.service.personalization.ContactDeflection;
import io.github.cxkit.service.personalization.ContactFrequency;
import io.github.cxkit.service.personalization.IdentityResolution;
import io.github.cxkit.service.personalization.Personalization;
import io.github.cxkit.service.personalization.ProactiveContact;
import io.github.cxkit.service.personalization.ProfileCompleteness;
import io.github.cxkit.service.personalization.RecommendationQuality;
import io.github.cxkit.service.personalization.Uplift;
import io.github.cxkit.stats.ProportionComparison;
import io.github.cxkit.stats.Rate;
import io.github.cxkit.survey.InvitationPolicy;
import io.github.cxkit.survey.QuietHours;
import io.github.cxkit.testkit.conformance.core.ServiceFunctions.Clocks;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of personal treatment: personalisation, anticipation, consent, invitations, the customer's record. */
final class PersonalFunctions {

    private static final int HALF_DAY = 43_200;

    private PersonalFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("personalisation.coverage", PersonalFunctions::personalisation);
        functions.put("personalisation.lift", PersonalFunctions::lift);
        functions.put("recommendation.quality", PersonalFunctions::recommendation);
        functions.put("anticipation.rate", PersonalFunctions::anticipation);
        functions.put("anticipation.avoidedInbound", PersonalFunctions::avoidedInbound);
        functions.put("consent.coverage", PersonalFunctions::consentCoverage);
        functions.put("consent.intrusion", PersonalFunctions::intrusion);
        functions.put("consent.frequencyCap", PersonalFunctions::frequencyCap);
        functions.put("customer360.completeness", PersonalFunctions::completeness);
        functions.put("customer360.identity", PersonalFunctions::identity);
        functions.put("invitation.decide", PersonalFunctions::invitation);
    }

    /** The case gives the hour at the customer apart from its clock: here a zone makes the one of the other. */
    private static Output invitation(Input input) {
        Input quiet = input.get("quietHours");
        Instant now = Clocks.hours(input, "nowHours");
        LocalTime local = LocalTime.MIDNIGHT.plusSeconds(secondOfDay(input, "localHour"));
        int ahead =
                local.toSecondOfDay() - LocalTime.ofInstant(now, ZoneOffset.UTC).toSecondOfDay();
        // within half a day of the clock: zones reach no further than 18 hours
        int offset = Math.floorMod(ahead + HALF_DAY, 2 * HALF_DAY) - HALF_DAY;
        InvitationPolicy policy = InvitationPolicy.transactional("case")
                .withQuietHours(new QuietHours(secondOfDay(quiet, "from"), secondOfDay(quiet, "to")))
                .withQuarantine(Clocks.ofHours(input.number("quarantineHours")))
                .withQuota(input.integer("quotaLimit"));
        InvitationPolicy.Decision decision = policy.decide(new InvitationPolicy.Request(
                "customer",
                "",
                input.flag("consent"),
                now,
                ZoneOffset.ofTotalSeconds(offset),
                Clocks.optionalHours(input, "lastInvitedHours"),
                input.integer("quotaUsed")));
        return new Output()
                .put("invite", decision.invite())
                .put(
                        "reason",
                        switch (decision.reason()) {
                            case OK -> "ok";
                            case NO_CONSENT -> "noConsent";
                            case QUIET_HOURS -> "quietHours";
                            case QUARANTINE -> "quarantine";
                            case QUOTA_REACHED -> "quotaReached";
                            case NOT_SAMPLED -> "notSampled";
                        });
    }

    private static int secondOfDay(Input input, String hour) {
        double hours = input.number(hour);
        if (!(hours >= 0 && hours <= 24)) {
            throw new IllegalArgumentException(hour + " must lie in [0, 24] but was " + hours);
        }
        return (int) Clocks.ofHours(hours).toSeconds();
    }

    private static Output personalisation(Input input) {
        Personalization sum = Personalization.EMPTY;
        for (Input contact : input.get("contacts").list()) {
            String degree = contact.text("personalised");
            sum = sum.add(
                    contact.flag("eligible"),
                    switch (degree) {
                        case "none" -> Personalization.Degree.NONE;
                        case "nameOnly" -> Personalization.Degree.NAME_ONLY;
                        case "beyondName" -> Personalization.Degree.BEYOND_NAME;
                        default -> throw Input.unknown("personalised", degree);
                    });
        }
        return new Output()
                .put("eligible", sum.eligible())
                .put("personalised", sum.personalized())
                .put("rate", sum.rate().value());
    }

    private static Output lift(Input input) {
        Input treated = input.get("treated");
        Input control = input.get("control");
        Uplift lift = Uplift.of(
                new ProportionComparison.Group(treated.integer("successes"), treated.integer("n")),
                new ProportionComparison.Group(control.integer("successes"), control.integer("n")));
        return new Output()
                .put("rateTreated", lift.treated().value())
                .put("rateControl", lift.control().value())
                .put("lift", lift.absolute())
                .put("relativeLift", lift.relative());
    }

    private static Output recommendation(Input input) {
        RecommendationQuality quality = RecommendationQuality.of(
                input.list(
                        "lists",
                        one -> new RecommendationQuality.Recommendation(
                                one.texts("recommended"), new HashSet<>(one.texts("relevant")))),
                input.intValue("k"),
                input.integer("catalogueSize"));
        return new Output()
                .put("evaluated", quality.evaluated())
                .put("hitRate", quality.hitRate().value())
                .put("catalogueCoverage", quality.catalogCoverage().value());
    }

    private static Output anticipation(Input input) {
        ProactiveContact sum = ProactiveContact.of(input.list(
                "contacts",
                one -> new ProactiveContact.Contact(
                        one.text("customer"),
                        one.text("topic"),
                        switch (one.text("kind")) {
                            case "proactive" -> true;
                            case "inbound" -> false;
                            default -> throw Input.unknown("kind", one.text("kind"));
                        },
                        Clocks.hours(one, "atHours"))));
        return new Output()
                .put("matters", sum.matters())
                .put("anticipated", sum.anticipated())
                .put("withoutInbound", sum.withoutInbound())
                .put("rate", sum.rate().value());
    }

    private static Output avoidedInbound(Input input) {
        Input treated = input.get("treated");
        Input control = input.get("control");
        ContactDeflection avoided = new ContactDeflection(
                treated.integer("inbound"),
                treated.integer("customers"),
                control.integer("inbound"),
                control.integer("customers"));
        return new Output().put("perCustomer", avoided.perCustomer()).put("avoided", avoided.avoided());
    }

    private static ConsentLedger ledger(Input input) {
        return new ConsentLedger(input.list(
                "records",
                one -> new Consent(
                        one.text("customer"),
                        one.text("purpose"),
                        Clocks.days(one, "grantedDays"),
                        Clocks.optionalDays(one, "withdrawnDays"),
                        Clocks.optionalDays(one, "expiresDays"))));
    }

    private static Output consentCoverage(Input input) {
        Rate coverage =
                ledger(input).coverage(input.texts("customers"), input.text("purpose"), Clocks.days(input, "atDays"));
        return new Output().put("valid", coverage.part()).put("rate", coverage.value());
    }

    private static Output intrusion(Input input) {
        Rate intrusion = ledger(input)
                .intrusion(input.list(
                        "contacts",
                        one -> new ConsentLedger.Contact(
                                one.text("customer"),
                                one.text("purpose"),
                                Clocks.days(one, "atDays"),
                                one.flag("personalised"))));
        return new Output()
                .put("personalised", intrusion.whole())
                .put("withoutConsent", intrusion.part())
                .put("rate", intrusion.value());
    }

    private static Output frequencyCap(Input input) {
        ContactFrequency frequency = ContactFrequency.of(
                input.list(
                        "contacts",
                        one -> new ContactFrequency.Contact(one.text("customer"), Clocks.days(one, "atDays"))),
                Clocks.ofDays(input.number("periodDays")),
                input.intValue("cap"));
        return new Output()
                .put("overCap", frequency.overCap())
                .put("customersOverCap", frequency.customersOverCap())
                .put("rate", frequency.rate().value());
    }

    private static @Nullable Output completeness(Input input) {
        Map<String, @Nullable Double> ages = new HashMap<>();
        input.map("ages", age -> age).forEach((name, age) -> ages.put(name, age.isNull() ? null : age.number()));
        ProfileCompleteness profile = ProfileCompleteness.of(
                new HashSet<>(input.texts("required")), ages, input.map("halfLifeDays", Input::number));
        if (profile.required() == 0) {
            return null;
        }
        return new Output()
                .put("filled", profile.filled())
                .put("filledRate", profile.filledRate().value())
                .put("freshness", profile.freshness());
    }

    private static Output identity(Input input) {
        List<@Nullable String> keys = new ArrayList<>();
        for (Input key : input.get("recordKeys").list()) {
            keys.add(key.isNull() ? null : key.text());
        }
        IdentityResolution identity = IdentityResolution.of(
                input.list(
                        "profiles",
                        one -> new IdentityResolution.Profile(one.text("profile"), new HashSet<>(one.texts("keys")))),
                keys);
        return new Output()
                .put("people", identity.people())
                .put("duplicateRate", identity.duplicateRate().value())
                .put("matchRate", identity.matchRate().value());
    }
}
