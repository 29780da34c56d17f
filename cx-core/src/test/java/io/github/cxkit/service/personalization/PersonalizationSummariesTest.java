package io.github.cxkit.service.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.service.personalization.Personalization.Degree;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What teams count apart and add up: trials, baskets, contacts, profiles and consents. */
class PersonalizationSummariesTest {

    private static Instant day(long day) {
        return Instant.EPOCH.plus(Duration.ofDays(day));
    }

    @Test
    void aTrialIsTheSameInParts() {
        List<Uplift.Outcome> outcomes = IntStream.range(0, 1000)
                .mapToObj(i -> new Uplift.Outcome(
                        i % 2 == 0 ? Uplift.Group.TREATED : Uplift.Group.CONTROL, i % 2 == 0 ? i < 120 : i < 80))
                .toList();
        Uplift lift = SummaryBytes.merged(Uplift.summarizer(), outcomes);
        assertThat(lift.treated().value().orElseThrow()).isCloseTo(0.12, within(1e-12));
        assertThat(lift.control().value().orElseThrow()).isCloseTo(0.08, within(1e-12));
        assertThat(lift.absolute().orElseThrow()).isCloseTo(0.04, within(1e-12));
        assertThat(lift.relative().orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(Uplift.summarizer().empty().absolute().isKnown()).isFalse();
    }

    @Test
    void avoidedContactsAreTheSameInParts() {
        List<ContactDeflection.Customer> customers = List.of(
                new ContactDeflection.Customer(Uplift.Group.TREATED, 0),
                new ContactDeflection.Customer(Uplift.Group.TREATED, 1),
                new ContactDeflection.Customer(Uplift.Group.CONTROL, 3),
                new ContactDeflection.Customer(Uplift.Group.TREATED, 2),
                new ContactDeflection.Customer(Uplift.Group.CONTROL, 1));
        ContactDeflection all = SummaryBytes.merged(ContactDeflection.summarizer(), customers);
        assertThat(all).isEqualTo(new ContactDeflection(3, 3, 4, 2));
        assertThat(all.perCustomer().orElseThrow()).isEqualTo(1);
        assertThat(all.avoided().orElseThrow()).isEqualTo(3);
        assertThat(new ContactDeflection(1, 10, 0, 0).perCustomer())
                .hasToString("insufficient (avoided inbound: 10 treated and 0 control customers)");
        assertThatThrownBy(() -> new ContactDeflection.Customer(Uplift.Group.CONTROL, -1))
                .hasMessage("inbound must be >= 0 but was -1");
    }

    @Test
    void basketsAreTheSameInParts() {
        List<Collection<String>> baskets = new ArrayList<>();
        baskets.addAll(Collections.nCopies(6, List.of("tea", "pot", "milk")));
        baskets.addAll(Collections.nCopies(14, List.of("rice")));
        CoPurchase all = SummaryBytes.merged(CoPurchase.summarizer(), baskets);
        assertThat(all.baskets()).isEqualTo(20);
        assertThat(all.pairs())
                .containsExactly(
                        new CoPurchase.Pair("milk", "pot", 6),
                        new CoPurchase.Pair("milk", "tea", 6),
                        new CoPurchase.Pair("pot", "tea", 6));
        assertThat(all.with("pot", 0.95))
                .extracting(CoPurchase.Recommended::item)
                .containsExactly("milk", "tea");
        assertThat(CoPurchase.summarizer().empty().coverage(0, 0.95).value().isKnown())
                .isFalse();
        List<String> everything =
                IntStream.range(0, 1_001).mapToObj(i -> "i" + i).toList();
        assertThatThrownBy(() -> CoPurchase.summarizer().summarize(List.of(everything)))
                .hasMessage("items of a basket must lie in [0, 1000] but was 1001");
    }

    @Test
    void contactsOverTheCapAreTheSameInParts() {
        ContactFrequency.Definition weekly = new ContactFrequency.Definition(Duration.ofDays(7), 2);
        Summarizer<Collection<ContactFrequency.Contact>, ContactFrequency> summarizer =
                ContactFrequency.summarizer(weekly);
        List<Collection<ContactFrequency.Contact>> perCustomer = List.of(
                List.of(
                        new ContactFrequency.Contact("a", day(0)),
                        new ContactFrequency.Contact("a", day(3)),
                        new ContactFrequency.Contact("a", day(7)),
                        new ContactFrequency.Contact("a", day(8)),
                        new ContactFrequency.Contact("a", day(9))),
                List.of(new ContactFrequency.Contact("b", day(1))));
        ContactFrequency all = SummaryBytes.merged(summarizer, perCustomer);
        assertThat(all).isEqualTo(new ContactFrequency(weekly, 6, 2, 2, 1));
        assertThat(summarizer.empty().rate().value().isKnown()).isFalse();
        byte[] bytes = summarizer.toBytes(all);
        Summarizer<Collection<ContactFrequency.Contact>, ContactFrequency> other =
                ContactFrequency.summarizer(new ContactFrequency.Definition(Duration.ofDays(7), 3));
        assertThatThrownBy(() -> other.ofBytes(bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.merge(other.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cap");
    }

    @Test
    void anticipatedMattersAreTheSameInParts() {
        List<Collection<ProactiveContact.Contact>> perCustomer = List.of(
                List.of(
                        new ProactiveContact.Contact("a", "delay", false, day(9)),
                        new ProactiveContact.Contact("a", "delay", true, day(3))),
                List.of(new ProactiveContact.Contact("b", "delay", true, day(5))),
                List.of(
                        new ProactiveContact.Contact("c", "bill", true, day(6)),
                        new ProactiveContact.Contact("c", "bill", false, day(5)),
                        new ProactiveContact.Contact("c", "bill", false, day(7))));
        ProactiveContact all = SummaryBytes.merged(ProactiveContact.summarizer(), perCustomer);
        assertThat(all).isEqualTo(new ProactiveContact(3, 2, 1));
        assertThat(all.rate().value().orElseThrow()).isCloseTo(2 / 3.0, within(1e-15));
        assertThatThrownBy(() -> new ProactiveContact(2, 1, 2))
                .hasMessage("withoutInbound must lie in [0, 1] but was 2");
    }

    @Test
    void personalContactsAreTheSameInParts() {
        Personalization all = SummaryBytes.merged(
                Personalization.summarizer(), List.of(Degree.BEYOND_NAME, Degree.NAME_ONLY, Degree.NONE));
        assertThat(all).isEqualTo(new Personalization(3, 1));
        assertThat(Personalization.EMPTY.rate().value().isKnown()).isFalse();
    }

    @Test
    void profilesAreTheSameInParts() {
        ProfileCompleteness.Definition needed =
                new ProfileCompleteness.Definition(Set.of("email", "birthday"), Map.of("email", 180.0));
        Map<String, @Nullable Double> gap = new HashMap<>(Map.of("birthday", 4000.0));
        gap.put("email", null);
        Summarizer<Map<String, ? extends @Nullable Double>, ProfileCompleteness> summarizer =
                ProfileCompleteness.summarizer(needed);
        List<Map<String, ? extends @Nullable Double>> profiles =
                Arrays.asList(Map.of("email", 180.0, "birthday", 4000.0), gap, Map.of("email", 0.0));
        ProfileCompleteness all = SummaryBytes.merged(summarizer, profiles);
        assertThat(all).isEqualTo(new ProfileCompleteness(needed, 6, 4, 3.5));
        assertThatThrownBy(() -> all.merge(ProfileCompleteness.of(Set.of("email"), Map.of(), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("required")
                .hasMessageContaining("birthday");
    }

    @Test
    void whatConsentGivesIsTheSameInParts() {
        List<ConsentBalance.Exchange> exchanges = List.of(
                ConsentBalance.Exchange.of("reminders").giving(2, 1).saving(15, 4),
                ConsentBalance.Exchange.of("offers").giving(12, 4).useful(false),
                ConsentBalance.Exchange.of("reminders")
                        .giving(2, 1)
                        .saving(5, 2)
                        .useful(true),
                ConsentBalance.Exchange.of("alerts").giving(1, 9).saving(0, 3));
        ConsentBalance all = SummaryBytes.merged(ConsentBalance.summarizer(), exchanges);
        assertThat(all.purposes()).containsOnlyKeys("alerts", "offers", "reminders");
        ConsentBalance.Balance reminders = all.of("reminders");
        assertThat(reminders.useful()).isEqualTo(new Rate(ConsentBalance.RULE, 1, 1));
        assertThat(reminders.minutes().mean()).isEqualTo(10);
        assertThat(reminders.money().mean()).isEqualTo(3);
        assertThat(reminders.records()).isEqualTo(4);
        assertThat(reminders.contacts()).isEqualTo(2);
        // alerts saved money, if no time
        assertThat(all.broughtNothing()).containsExactly("offers");
        assertThatThrownBy(() -> ConsentBalance.Exchange.of("x").saving(Double.NaN, 0))
                .hasMessage("minutes must be a finite number but was NaN");
    }

    @Test
    void aConsentEndsWhenItIsWithdrawnOrExpires() {
        Consent both = new Consent("a", "mail", day(0), day(20), day(10));
        ConsentLedger ledger = new ConsentLedger(List.of(both));
        assertThat(ledger.isValid("a", "mail", day(9))).isTrue();
        assertThat(ledger.isValid("a", "mail", day(10))).isFalse();
        assertThat(ledger.isValid("a", "mail", day(20))).isFalse();
    }
}
