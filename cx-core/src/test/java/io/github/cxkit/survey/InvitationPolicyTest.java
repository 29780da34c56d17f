package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.survey.InvitationPolicy.Decision;
import io.github.cxkit.survey.InvitationPolicy.Reason;
import io.github.cxkit.survey.InvitationPolicy.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitationPolicyTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final InvitationPolicy POLICY =
            InvitationPolicy.transactional("after-delivery").withQuota(10);

    private static Request request(boolean consent, Instant now, @Nullable Instant last, long used) {
        return new Request("c-17", "delivery", consent, now, ROME, last, used);
    }

    @Test
    void theFirstReasonIsNamed() {
        Instant night = NOON.plus(Duration.ofHours(9));
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        assertThat(POLICY.decide(request(false, night, night, 10)).reason()).isEqualTo(Reason.NO_CONSENT);
        assertThat(POLICY.decide(request(true, night, night, 10)).reason()).isEqualTo(Reason.QUIET_HOURS);
        assertThat(POLICY.decide(request(true, NOON, yesterday, 10)).reason()).isEqualTo(Reason.QUARANTINE);
        assertThat(POLICY.decide(request(true, NOON, null, 10)).reason()).isEqualTo(Reason.QUOTA_REACHED);
        assertThat(POLICY.withSample("delivery", 0)
                        .decide(request(true, NOON, null, 9))
                        .reason())
                .isEqualTo(Reason.NOT_SAMPLED);
        assertThat(POLICY.decide(request(true, NOON, null, 9))).isEqualTo(new Decision(true, Reason.OK));
    }

    @Test
    void exactlyTheQuarantineLaterMayBeAsked() {
        Instant last = NOON.minus(POLICY.quarantine());
        assertThat(POLICY.decide(request(true, NOON, last, 0)).invite()).isTrue();
        assertThat(POLICY.decide(request(true, NOON, last.plusNanos(1), 0)).reason())
                .isEqualTo(Reason.QUARANTINE);
        assertThat(POLICY.withQuarantine(Duration.ZERO)
                        .decide(request(true, NOON, NOON, 0))
                        .invite())
                .isTrue();
    }

    @Test
    void quietHoursAreTheCustomers() {
        QuietHours night = QuietHours.of(LocalTime.of(21, 0), LocalTime.of(8, 0));
        assertThat(night.contains(LocalTime.of(21, 0))).isTrue();
        assertThat(night.contains(LocalTime.of(7, 59))).isTrue();
        assertThat(night.contains(LocalTime.of(8, 0))).isFalse();
        assertThat(night.contains(LocalTime.of(20, 59))).isFalse();
        QuietHours lunch = QuietHours.of(LocalTime.of(12, 0), LocalTime.of(14, 0));
        assertThat(lunch.contains(LocalTime.of(13, 0))).isTrue();
        assertThat(lunch.contains(LocalTime.of(14, 0))).isFalse();
        assertThat(lunch.contains(LocalTime.of(11, 0))).isFalse();
        assertThat(QuietHours.NONE.contains(LocalTime.MIDNIGHT)).isFalse();
        assertThat(new QuietHours(0, 86_400).contains(LocalTime.MAX)).isTrue();
        assertThatThrownBy(() -> new QuietHours(0, 86_401)).hasMessage("toSecond must lie in [0, 86400] but was 86401");
        // 12:00 in Rome
        assertThat(POLICY.withQuietHours(lunch)
                        .decide(request(true, NOON, null, 0))
                        .reason())
                .isEqualTo(Reason.QUIET_HOURS);
    }

    @Test
    void relationshipSurveysWaitLonger() {
        assertThat(InvitationPolicy.relationship("wave-3").quarantine()).isEqualTo(Duration.ofDays(90));
        assertThat(InvitationPolicy.relationship("wave-3").kind()).isEqualTo(SurveyKind.RELATIONSHIP);
    }

    @Test
    void aSampleIsAsLargeAsItSays() {
        long sampled = IntStream.range(0, 20_000)
                .filter(i -> StableSample.contains("customer-" + i, "wave-1", 0.2))
                .count();
        assertThat(sampled / 20_000.0).isCloseTo(0.2, within(0.01));
        long both = IntStream.range(0, 20_000)
                .filter(i -> StableSample.contains("customer-" + i, "wave-1", 0.2)
                        && StableSample.contains("customer-" + i, "wave-2", 0.2))
                .count();
        assertThat(both / 20_000.0).isCloseTo(0.04, within(0.006));
    }

    /** FNV-1a and the finish of MurmurHash3, calculated in Python. */
    @Test
    void theSampleIsTheSameOnEveryMachineAndInEveryRelease() {
        assertThat(StableSample.position("customer-1", "nps-2026")).isEqualTo(0.4907207764665852);
        assertThat(StableSample.position("1", "")).isEqualTo(0.8384457312496724);
        assertThat(StableSample.position("è", "x")).isEqualTo(0.5204456541612986);
        assertThat(StableSample.position("bc", "a")).isNotEqualTo(StableSample.position("c", "ab"));
    }

    @Property
    void aLargerShareKeepsEverybody(
            @ForAll String customer, @ForAll @DoubleRange(max = 1) double a, @ForAll @DoubleRange(max = 1) double b) {
        if (StableSample.contains(customer, "wave", Math.min(a, b))) {
            assertThat(StableSample.contains(customer, "wave", Math.max(a, b))).isTrue();
        }
        assertThat(StableSample.contains(customer, "wave", 1)).isTrue();
        assertThat(StableSample.contains(customer, "wave", 0)).isFalse();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> request(true, NOON, NOON.plusNanos(1), 0))
                .hasMessageContaining("lastInvited must not be after now");
        assertThatThrownBy(() -> request(true, NOON, null, -1)).hasMessage("quotaUsed must be >= 0 but was -1");
        assertThatThrownBy(() -> POLICY.withQuarantine(Duration.ofHours(-1)))
                .hasMessage("quarantine must be >= 0 but was PT-1H");
        assertThatThrownBy(() -> POLICY.withQuota(-1)).hasMessageContaining("quota");
        assertThatThrownBy(() -> POLICY.withSample("web", 1.5))
                .hasMessage("sample of touchpoint web must lie in [0, 1] but was 1.5");
        assertThatThrownBy(() -> new Decision(true, Reason.QUARANTINE)).hasMessageContaining("contradicts");
        assertThatThrownBy(() -> StableSample.contains("a", "b", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
