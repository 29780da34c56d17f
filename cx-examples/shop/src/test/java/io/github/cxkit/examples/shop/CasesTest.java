package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.shop.CaseFile.Kind;
import io.github.cxkit.examples.shop.CaseFile.Step;
import io.github.cxkit.examples.shop.Cases.Filter;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import io.github.cxkit.service.FollowUp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counts that are kept are those that counting everything again would give. */
class CasesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration TARGET = ShopJourney.FOLLOW_UPS.target();

    private final Cases cases = new Cases(Clock.fixed(NOW, ZoneOffset.UTC));

    private static CaseFile opened(String key, Instant at) {
        Told told = new Told(
                Feedback.of(key, FeedbackSource.SURVEY, at)
                        .inLanguage("en")
                        .about("home")
                        .from("K-" + key),
                null,
                Segment.NEW);
        FollowUp followUp =
                new FollowUp(key, "K-" + key, "home", List.of("dissatisfied"), "care", at, at.plus(TARGET), null, null);
        return CaseFile.of(told, followUp, List.of());
    }

    private static Step step(String id, Kind kind, String detail, Instant at) {
        return new Step(id, kind, detail, at);
    }

    @Test
    void keptCountsAreThoseOfTheClosedLoop() {
        Random random = new Random(7);
        List<CaseFile> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            CaseFile file = opened("case-" + i, NOW.minusSeconds(random.nextInt(20 * 86_400)));
            cases.put(file);
            for (int s = random.nextInt(4); s > 0; s--) {
                Instant at = file.opened().received().plusSeconds(random.nextInt(2 * 86_400));
                String id = "step-" + i + "-" + s;
                file = file.with(
                        switch (random.nextInt(4)) {
                            case 0 -> step(id, Kind.ASSIGNED, "web", at);
                            case 1 ->
                                step(
                                        id,
                                        Kind.UNDONE,
                                        file.lastToUndo().map(Step::id).orElse(""),
                                        at);
                            default -> step(id, Kind.ANSWERED, "", at.isAfter(NOW) ? NOW : at);
                        });
                cases.put(file);
            }
            all.add(file);
        }
        ClosedLoop again = ClosedLoop.of(
                all.stream().map(file -> file.now().feedbackCase()).toList(),
                NOW,
                TARGET,
                ShopJourney.FOLLOW_UPS.hours());
        Cases.Counts kept = cases.counts();
        assertThat(kept.inTime()).isEqualTo(again.withinTarget());
        assertThat(kept.overdue()).isEqualTo(again.overdue());
        assertThat(kept.waiting())
                .isEqualTo(all.stream().filter(CaseFile::isWaiting).count());
        long ofWeb = all.stream()
                .filter(CaseFile::isWaiting)
                .filter(file -> file.now().owner().equals("web"))
                .count();
        assertThat(kept.byOwner().getOrDefault("web", 0)).isEqualTo((int) ofWeb);
        assertThat(cases.select(new Filter("waiting", "web", "", ""), 3).count())
                .isEqualTo(ofWeb);
        assertThat(cases.select(Filter.WAITING, 3).shown())
                .hasSize(3)
                .isSortedAccordingTo(
                        (a, b) -> a.opened().deadline().compareTo(b.opened().deadline()));
    }

    @Test
    void onlyTheLastStepCanBeTakenBackAndHistoryStays() {
        CaseFile file = opened("case-undo", NOW.minusSeconds(60))
                .with(step("a", Kind.ASSIGNED, "web", NOW.minusSeconds(50)))
                .with(step("b", Kind.ANSWERED, "called", NOW.minusSeconds(40)));
        assertThat(Cases.hindrance(file, Kind.UNDONE, "a")).isPresent();
        assertThat(Cases.hindrance(file, Kind.UNDONE, "b")).isEmpty();
        CaseFile undone = file.with(step("c", Kind.UNDONE, "b", NOW));
        assertThat(undone.isWaiting()).isTrue();
        assertThat(undone.now().owner()).isEqualTo("web");
        assertThat(undone.steps()).hasSize(3);
        assertThat(Cases.hindrance(undone, Kind.UNDONE, "b")).isPresent();
        assertThat(Cases.hindrance(undone, Kind.UNDONE, "a")).isEmpty();
    }

    @Test
    void answeredCasesAreForgottenAfterThirtyDays() {
        Instant old = NOW.minus(Duration.ofDays(40));
        cases.put(opened("case-old", old).with(step("a", Kind.ANSWERED, "", old.plusSeconds(60))));
        cases.put(opened("case-open", old));
        assertThat(cases.find("case-old")).isEmpty();
        assertThat(cases.find("case-open")).isPresent();
        assertThat(cases.counts().overdue()).isEqualTo(1);
        assertThat(cases.counts().inTime().part()).isZero();
    }
}
