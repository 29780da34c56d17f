package io.github.cxkit.service.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.service.personalization.IdentityResolution.Profile;
import io.github.cxkit.service.personalization.Personalization.Degree;
import io.github.cxkit.service.personalization.RecommendationQuality.Recommendation;
import io.github.cxkit.stats.ProportionComparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonalTest {

    private static Instant day(double day) {
        return Instant.EPOCH.plusSeconds(Math.round(day * 86_400));
    }

    private static Consent mail(String customer, double granted, @Nullable Double withdrawn, @Nullable Double expires) {
        return new Consent(
                customer,
                "mail",
                day(granted),
                withdrawn == null ? null : day(withdrawn),
                expires == null ? null : day(expires));
    }

    @Test
    void theLatestGrantDecides() {
        ConsentLedger ledger = new ConsentLedger(
                List.of(mail("b", 80, null, null), mail("b", 0, 50.0, null), mail("a", 0, null, 100.0)));
        assertThat(ledger.isValid("b", "mail", day(0))).isTrue();
        assertThat(ledger.isValid("b", "mail", day(50))).isFalse();
        assertThat(ledger.isValid("b", "mail", day(80))).isTrue();
        assertThat(ledger.isValid("a", "mail", day(-1))).isFalse();
        assertThat(ledger.isValid("a", "mail", day(99))).isTrue();
        assertThat(ledger.isValid("a", "mail", day(100))).isFalse();
        assertThat(ledger.isValid("a", "ads", day(5))).isFalse();
        assertThat(ledger.coverage(List.of("a", "b", "a", "c"), "mail", day(90))
                        .value()
                        .orElseThrow())
                .isEqualTo(2 / 3.0);
        assertThat(ledger.coverage(List.of(), "mail", day(90)).value().isKnown())
                .isFalse();
    }

    @Test
    void equalGrantsKeepTheirOrder() {
        ConsentLedger ledger = new ConsentLedger(List.of(mail("a", 0, null, null), mail("a", 0, 1.0, null)));
        assertThat(ledger.isValid("a", "mail", day(2))).isFalse();
    }

    @Test
    void intrusionIsJudgedAtEachContact() {
        ConsentLedger ledger = new ConsentLedger(List.of(mail("a", 10, 20.0, null)));
        assertThat(ledger.intrusion(List.of(
                                new ConsentLedger.Contact("a", "mail", day(15), true),
                                new ConsentLedger.Contact("a", "mail", day(25), true),
                                new ConsentLedger.Contact("a", "mail", day(25), false)))
                        .value()
                        .orElseThrow())
                .isEqualTo(0.5);
        assertThatThrownBy(() -> mail("a", 10, 9.0, null))
                .hasMessageContaining("withdrawn must not be before the grant");
        assertThatThrownBy(() -> mail("a", 10, null, 9.0)).hasMessageContaining("expires must not be before the grant");
    }

    @Test
    void aContactExactlyAPeriodOldNoLongerCounts() {
        var contacts = List.of(
                new ContactFrequency.Contact("a", day(9)),
                new ContactFrequency.Contact("a", day(0)),
                new ContactFrequency.Contact("a", day(3)),
                new ContactFrequency.Contact("a", day(7)),
                new ContactFrequency.Contact("a", day(8)),
                new ContactFrequency.Contact("b", day(1)));
        ContactFrequency frequency = ContactFrequency.of(contacts, Duration.ofDays(7), 2);
        assertThat(frequency)
                .isEqualTo(new ContactFrequency(new ContactFrequency.Definition(Duration.ofDays(7), 2), 6, 2, 2, 1));
        assertThat(frequency.rate().value().orElseThrow()).isEqualTo(1 / 3.0);
        assertThat(frequency.merge(frequency)).isEqualTo(new ContactFrequency(frequency.definition(), 12, 4, 4, 2));
        assertThatThrownBy(() -> ContactFrequency.of(contacts, Duration.ZERO, 2))
                .hasMessage("period must be > 0 but was PT0S");
        assertThatThrownBy(() -> ContactFrequency.of(contacts, Duration.ofDays(-1), 2))
                .hasMessageContaining("period");
        assertThatThrownBy(() -> ContactFrequency.of(contacts, Duration.ofDays(1), -1))
                .hasMessage("cap must be >= 0 but was -1");
    }

    @Test
    void aNameAloneIsNotPersonal() {
        Personalization sum = Personalization.EMPTY
                .add(true, Degree.BEYOND_NAME)
                .add(true, Degree.NAME_ONLY)
                .add(false, Degree.BEYOND_NAME);
        assertThat(sum.rate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(sum.merge(sum)).isEqualTo(new Personalization(4, 2));
        assertThatThrownBy(() -> new Personalization(1, 2)).hasMessage("personalized must lie in [0, 1] but was 2");
    }

    @Test
    void liftNeedsAControlGroup() {
        Uplift lift = Uplift.of(new ProportionComparison.Group(60, 500), new ProportionComparison.Group(40, 500));
        assertThat(lift.absolute().orElseThrow()).isCloseTo(0.04, within(1e-15));
        assertThat(lift.relative().orElseThrow()).isCloseTo(0.5, within(1e-14));
        assertThat(lift.difference(0.95).interval().orElseThrow().lower()).isBetween(0.0, 0.04);
        assertThat(lift.merge(lift).treated().whole()).isEqualTo(1000);
        assertThat(Uplift.of(new ProportionComparison.Group(1, 2), new ProportionComparison.Group(0, 2))
                        .relative())
                .hasToString("insufficient (relative lift: the control rate is 0)");
        assertThat(Uplift.of(new ProportionComparison.Group(1, 2), new ProportionComparison.Group(0, 0))
                        .absolute()
                        .isKnown())
                .isFalse();
        assertThat(Uplift.of(new ProportionComparison.Group(0, 0), new ProportionComparison.Group(1, 2))
                        .relative()
                        .isKnown())
                .isFalse();
    }

    @Test
    void repeatedRecommendationsTakeTheirPlace() {
        var lists = List.of(
                new Recommendation(List.of("a", "a", "b"), Set.of("b")),
                new Recommendation(List.of("c"), Set.of("c")),
                new Recommendation(List.of("d"), Set.of()));
        RecommendationQuality quality = RecommendationQuality.of(lists, 2, 6);
        assertThat(quality).isEqualTo(new RecommendationQuality(3, 2, 1, 3, 6));
        assertThat(quality.hitRate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(quality.catalogCoverage().value().orElseThrow()).isEqualTo(0.5);
        assertThatThrownBy(() -> RecommendationQuality.of(lists, 0, 6)).hasMessageContaining("k must lie in [1,");
        assertThatThrownBy(() -> RecommendationQuality.of(lists, 2, 2))
                .hasMessage("distinct items shown must lie in [0, 2] but was 3");
    }

    @Test
    void theCompanyMustSpeakStrictlyFirst() {
        ProactiveContact sum = ProactiveContact.of(List.of(
                new ProactiveContact.Contact("a", "delay", false, day(9)),
                new ProactiveContact.Contact("a", "delay", true, day(3)),
                new ProactiveContact.Contact("a", "delay", true, day(8)),
                new ProactiveContact.Contact("b", "delay", true, day(5)),
                new ProactiveContact.Contact("c", "delay", true, day(5)),
                new ProactiveContact.Contact("c", "delay", false, day(5)),
                new ProactiveContact.Contact("d", "bill", false, day(5))));
        assertThat(sum).isEqualTo(new ProactiveContact(4, 2, 1));
        assertThat(sum.rate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(sum.merge(ProactiveContact.EMPTY)).isEqualTo(sum);
    }

    @Test
    void avoidedContactsAreAgainstAControlGroup() {
        ContactDeflection avoided = new ContactDeflection(120, 1000, 90, 400);
        assertThat(avoided.perCustomer().orElseThrow()).isCloseTo(0.105, within(1e-15));
        assertThat(avoided.avoided().orElseThrow()).isCloseTo(105, within(1e-12));
        assertThat(avoided.merge(avoided).avoided().orElseThrow()).isCloseTo(210, within(1e-12));
        assertThat(new ContactDeflection(1, 10, 0, 0).avoided().isKnown()).isFalse();
        assertThat(new ContactDeflection(0, 0, 1, 10).avoided().isKnown()).isFalse();
        assertThatThrownBy(() -> new ContactDeflection(-1, 10, 0, 0)).hasMessageContaining("treatedInbound");
    }

    @Test
    void aBirthdayDoesNotAge() {
        Map<String, @Nullable Double> ages = new HashMap<>(Map.of("email", 180.0, "birthday", 4000.0, "shoe", 1.0));
        ages.put("phone", null);
        ProfileCompleteness profile = ProfileCompleteness.of(
                Set.of("email", "phone", "birthday", "size"), ages, Map.of("email", 180.0, "phone", 90.0));
        assertThat(profile).isEqualTo(new ProfileCompleteness(profile.definition(), 4, 2, 1.5));
        assertThat(profile.filledRate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(profile.freshness().orElseThrow()).isEqualTo(0.375);
        assertThat(profile.merge(
                        ProfileCompleteness.summarizer(profile.definition()).empty()))
                .isEqualTo(profile);
        assertThat(ProfileCompleteness.of(Set.of(), Map.of(), Map.of())
                        .freshness()
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> ProfileCompleteness.of(Set.of(), Map.of("a", -1.0), Map.of()))
                .hasMessageContaining("age of a");
        assertThatThrownBy(() -> ProfileCompleteness.of(Set.of(), Map.of(), Map.of("a", 0.0)))
                .hasMessageContaining("half-life of a");
    }

    @Test
    void profilesJoinByWayOfOthers() {
        var profiles = List.of(
                new Profile("p1", Set.of("mail:a")),
                new Profile("p2", Set.of("mail:b")),
                new Profile("p3", Set.of("mail:a", "mail:b")),
                new Profile("p4", Set.of()));
        assertThat(IdentityResolution.people(profiles)).containsExactly(List.of("p1", "p2", "p3"), List.of("p4"));
        IdentityResolution identity = IdentityResolution.of(profiles, Arrays.asList("mail:a", null, "tel:9"));
        assertThat(identity.duplicateRate().value().orElseThrow()).isEqualTo(0.5);
        assertThat(identity.matchRate().value().orElseThrow()).isEqualTo(1 / 3.0);
        assertThat(IdentityResolution.of(List.of(), List.of())
                        .duplicateRate()
                        .value()
                        .isKnown())
                .isFalse();
        assertThatThrownBy(() -> IdentityResolution.people(List.of(profiles.get(0), profiles.get(0))))
                .hasMessage("profile \"p1\" appears more than once");
        assertThatThrownBy(() -> new IdentityResolution(2, 0, 0, 0)).hasMessageContaining("people");
    }

    @Property(tries = 200)
    void theOrderOfProfilesDoesNotMatter(
            @ForAll @Size(max = 12) List<@Size(max = 3) Set<@IntRange(max = 8) Integer>> keys) {
        List<Profile> profiles = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            profiles.add(new Profile(
                    "p" + i, keys.get(i).stream().map(String::valueOf).collect(Collectors.toSet())));
        }
        int people = IdentityResolution.people(profiles).size();
        Collections.reverse(profiles);
        assertThat(IdentityResolution.people(profiles)).hasSize(people);
    }
}
