package io.github.cxkit.testkit.laws;

import io.github.cxkit.service.personalization.CoPurchase;
import io.github.cxkit.service.personalization.ConsentBalance;
import io.github.cxkit.service.personalization.ContactDeflection;
import io.github.cxkit.service.personalization.ContactFrequency;
import io.github.cxkit.service.personalization.Personalization;
import io.github.cxkit.service.personalization.ProactiveContact;
import io.github.cxkit.service.personalization.ProfileCompleteness;
import io.github.cxkit.service.personalization.Uplift;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** How the company speaks to each customer. */
final class PersonalizationSummaries {

    private PersonalizationSummaries() {}

    private static boolean closeBalances(ConsentBalance a, ConsentBalance b) {
        return a.purposes().keySet().equals(b.purposes().keySet())
                && a.purposes().keySet().stream().allMatch(purpose -> closeBalances(a.of(purpose), b.of(purpose)));
    }

    private static boolean closeBalances(ConsentBalance.Balance a, ConsentBalance.Balance b) {
        return a.useful().equals(b.useful())
                && a.records() == b.records()
                && a.contacts() == b.contacts()
                && Summaries.closeMoments(a.minutes(), b.minutes())
                && Summaries.closeMoments(a.money(), b.money());
    }

    static Map<Class<?>, SummaryLaws<?, ?>> all() {
        Map<Class<?>, SummaryLaws<?, ?>> laws = new LinkedHashMap<>();
        laws.put(
                Uplift.class,
                SummaryLaws.of(
                        Uplift.summarizer(),
                        Combinators.combine(Arbitraries.of(Uplift.Group.class), Arbitraries.of(true, false))
                                .as(Uplift.Outcome::new)));
        laws.put(
                ContactDeflection.class,
                SummaryLaws.of(
                        ContactDeflection.summarizer(),
                        Combinators.combine(Arbitraries.of(Uplift.Group.class), Arbitraries.of(0L, 1L, 300L))
                                .as(ContactDeflection.Customer::new)));
        laws.put(
                Personalization.class,
                SummaryLaws.of(Personalization.summarizer(), Arbitraries.of(Personalization.Degree.class)));
        laws.put(ProactiveContact.class, SummaryLaws.of(ProactiveContact.summarizer(), matters()));
        Duration week = Duration.ofDays(7);
        laws.put(
                ContactFrequency.class,
                SummaryLaws.of(ContactFrequency.summarizer(new ContactFrequency.Definition(week, 2)), contactsOfOne())
                        .refuses(ContactFrequency.summarizer(new ContactFrequency.Definition(week, 3)))
                        .refuses(ContactFrequency.summarizer(new ContactFrequency.Definition(Duration.ofDays(8), 2))));
        laws.put(
                CoPurchase.class,
                SummaryLaws.of(
                        CoPurchase.summarizer(),
                        Arbitraries.of("tea", "pot", "rice").list().ofMaxSize(4).map(basket -> basket)));
        laws.put(
                ConsentBalance.class,
                SummaryLaws.of(
                                ConsentBalance.summarizer(),
                                Combinators.combine(
                                                Arbitraries.of("offers", "reminders"),
                                                Arbitraries.of(true, false).injectNull(0.3),
                                                Arbitraries.of(0.0, 2.5, 30.0).injectNull(0.3),
                                                Arbitraries.of(0.0, 9.99).injectNull(0.3),
                                                Arbitraries.longs().between(0, 5))
                                        .as((purpose, useful, minutes, money, count) -> new ConsentBalance.Exchange(
                                                purpose, useful, minutes, money, count, count)))
                        .sameWhen(PersonalizationSummaries::closeBalances));
        Set<String> required = Set.of("email", "phone");
        laws.put(
                ProfileCompleteness.class,
                SummaryLaws.of(ProfileCompleteness.summarizer(profile(required, 64)), profiles())
                        .refuses(ProfileCompleteness.summarizer(profile(required, 32)))
                        .refuses(ProfileCompleteness.summarizer(profile(Set.of("email"), 64))));
        return laws;
    }

    private static ProfileCompleteness.Definition profile(Set<String> required, double halfLife) {
        return new ProfileCompleteness.Definition(required, Map.of("email", halfLife));
    }

    /** Ages whose freshness is a power of two, so that sums are exact. */
    private static Arbitrary<Map<String, ? extends @Nullable Double>> profiles() {
        return Arbitraries.maps(Arbitraries.of("email", "phone", "shoe"), Arbitraries.of(0.0, 64.0, 128.0))
                .map(ages -> ages);
    }

    private static Arbitrary<Collection<ProactiveContact.Contact>> matters() {
        return Combinators.combine(
                        Arbitraries.of("bill", "login"), Arbitraries.of(true, false), ServiceSummaries.hours())
                .as((topic, proactive, hour) -> new ProactiveContact.Contact(
                        "c", topic, proactive, Summaries.NOON.plus(Duration.ofHours(hour))))
                .list()
                .ofMaxSize(4)
                .map(list -> list);
    }

    private static Arbitrary<Collection<ContactFrequency.Contact>> contactsOfOne() {
        return ServiceSummaries.hours()
                .map(hour -> new ContactFrequency.Contact("c", Summaries.NOON.plus(Duration.ofHours(hour))))
                .list()
                .ofMaxSize(5)
                .map(list -> list);
    }
}
