package io.github.cxkit.journey.omnichannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.journey.omnichannel.ContextCarry.Contact;
import io.github.cxkit.journey.omnichannel.ValueAgreement.Perceived;
import io.github.cxkit.journey.omnichannel.ValueAgreement.Perception;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Summarizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What respondents perceive at each touchpoint and what channels pass on, counted in parts. */
class OmnichannelSummariesTest {

    private static Map<String, String> intended() {
        Map<String, String> intended = new LinkedHashMap<>();
        intended.put("site", "friendly");
        intended.put("phone", "quick");
        intended.put("post", "careful");
        return intended;
    }

    private static final List<Perception> SAID = List.of(
            new Perception("site", "friendly"),
            new Perception("phone", "quick"),
            new Perception("site", "formal"),
            new Perception("phone", "quick"),
            new Perception("phone", "slow"),
            new Perception("site", "friendly"),
            new Perception("phone", "quick"));

    @Test
    void eachTouchpointIsHeldAgainstItsOwnIntention() {
        ValueAgreement all = SummaryBytes.merged(ValueAgreement.summarizer(intended()), SAID);
        assertThat(all.of("site").value().orElseThrow()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(all.of("phone").value().orElseThrow()).isEqualTo(0.75);
        assertThat(all.of("post").value().isKnown()).isFalse();
        assertThat(all.index().orElseThrow()).isCloseTo(17 / 24.0, within(1e-15));
        assertThat(all.weakest().orElseThrow()).isEqualTo("site");
        assertThat(all.unmeasured()).containsExactly("post");
        assertThat(all.touchpoints().keySet()).containsExactly("site", "phone", "post");
    }

    @Test
    void agreeingOnTheWrongThingIsNoAgreement() {
        Summarizer<Perception, ValueAgreement> summarizer =
                ValueAgreement.summarizer(Map.of("site", "friendly", "mail", "friendly"));
        ValueAgreement formal =
                summarizer.summarize(List.of(new Perception("site", "formal"), new Perception("mail", "formal")));
        assertThat(formal.index().orElseThrow()).isZero();
        assertThat(ContentAgreement.of(Map.of("tone", List.of("formal", "formal")))
                        .index()
                        .orElseThrow())
                .isEqualTo(1);
    }

    @Test
    void onATieTheFirstListedIsTheWeakest() {
        Map<String, Perceived> tied = new LinkedHashMap<>();
        tied.put("shop", new Perceived("calm", 2, 3));
        tied.put("app", new Perceived("quick", 1, 3));
        tied.put("chat", new Perceived("quick", 2, 6));
        assertThat(new ValueAgreement(tied).weakest().orElseThrow()).isEqualTo("app");
    }

    @Test
    void nobodyAskedIsUnknownAndNotZero() {
        ValueAgreement none = ValueAgreement.summarizer(intended()).empty();
        assertThat(none.index()).hasToString("insufficient (nobody said what any touchpoint is like)");
        assertThat(((Result.Insufficient<String>) none.weakest()).reason()).isEqualTo(Reason.NO_ANSWERS);
        assertThat(none.unmeasured()).containsExactly("site", "phone", "post");
    }

    @Test
    void unknownTouchpointsAndOtherIntentionsAreRefused() {
        Summarizer<Perception, ValueAgreement> summarizer = ValueAgreement.summarizer(intended());
        ValueAgreement all = summarizer.summarize(SAID);
        assertThatThrownBy(() -> summarizer.summarize(List.of(new Perception("phne", "quick"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean \"phone\"");
        assertThatThrownBy(() -> all.of("web")).hasMessageContaining("no touchpoint \"web\"");
        Summarizer<Perception, ValueAgreement> other = ValueAgreement.summarizer(Map.of("site", "bold"));
        assertThatThrownBy(() -> all.merge(other.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bold")
                .hasMessageContaining("friendly");
        byte[] bytes = summarizer.toBytes(all);
        assertThatThrownBy(() -> other.ofBytes(bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Perceived("quick", 4, 3)).hasMessage("asIntended must lie in [0, 3] but was 4");
        assertThatThrownBy(() -> ValueAgreement.summarizer(Map.of(" ", "quick")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("touchpoint");
    }

    @Test
    void theStoryIsCarriedTheSameInParts() {
        List<List<Contact>> journeys = List.of(
                List.of(
                        new Contact("web", false),
                        new Contact("phone", true),
                        new Contact("phone", true),
                        new Contact("store", false)),
                List.of(new Contact("app", false)),
                List.of(new Contact("chat", false), new Contact("phone", false)));
        ContextCarry all = SummaryBytes.merged(ContextCarry.summarizer(), journeys);
        assertThat(all).isEqualTo(new ContextCarry(3, 3, 2));
        assertThat(all.contextCarryRate().value().orElseThrow()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(all.switchesPerJourney().orElseThrow()).isEqualTo(1);
    }

    @Property(tries = 50)
    void anySplitOfRespondentsGivesTheSame(
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> said, @ForAll @IntRange(max = 12) int cut) {
        List<String> places = List.of("site", "phone", "post");
        List<Perception> perceptions = new ArrayList<>();
        said.forEach(i -> perceptions.add(new Perception(places.get(i % 3), i < 3 ? "quick" : "friendly")));
        Summarizer<Perception, ValueAgreement> summarizer = ValueAgreement.summarizer(intended());
        int at = Math.min(cut, perceptions.size());
        ValueAgreement whole = summarizer.summarize(perceptions);
        ValueAgreement some = summarizer.summarize(perceptions.subList(0, at));
        ValueAgreement rest = summarizer.summarize(perceptions.subList(at, perceptions.size()));
        assertThat(some.merge(rest)).isEqualTo(whole).isEqualTo(rest.merge(some));
        whole.index().ifKnown(index -> assertThat(index).isBetween(0.0, 1.0));
        assertThat(whole.index().isKnown()).isEqualTo(!perceptions.isEmpty());
    }
}
