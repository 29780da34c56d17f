package io.github.cxkit.examples.shop;

import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Four invented weeks and a stream that goes on, always the same: a club that recommends, an effortless checkout, a delivery that
 * went wrong in the last hour, and a theme that rises.
 */
@Component
@ConditionalOnProperty("demo")
class Demo {

    private static final int WEEKS_OF_DAYS = 27;
    private static final int A_DAY = 120;
    private static final int LAST_HOURS = 150;
    private static final long EVERY_MILLIS = 2_500;
    private static final int ASKED = 840;
    private static final List<ShopTouchpoint> ASKED_AT =
            List.of(ShopTouchpoint.DELIVERY, ShopTouchpoint.SUPPORT, ShopTouchpoint.CLUB);

    /** Many answers are about deliveries. */
    private static final List<ShopTouchpoint> PLACES = Stream.concat(
                    Stream.of(ShopTouchpoint.values()), Stream.of(ShopTouchpoint.DELIVERY, ShopTouchpoint.DELIVERY))
            .toList();

    private static final List<String> GOOD = List.of(
            "Great quality and fast delivery, thank you",
            "Easy to find what I wanted, lovely shop",
            "Polite staff and a good price",
            "Spedizione veloce e prodotto perfetto",
            "Personale gentile, sito chiaro e semplice",
            "Ottima qualità, tornerò volentieri");
    private static final List<String> BAD = List.of(
            "The item was broken and nobody answers, terrible",
            "Very slow website, the checkout crashed twice",
            "Prodotto rotto e assistenza pessima",
            "Too expensive for this quality, disappointed",
            "Sito lento e confuso, ho perso tempo");
    private static final List<String> LATE = List.of(
            "The parcel came a week late and damaged, awful",
            "Delivery delayed again, the courier never called",
            "Pacco in ritardo e rovinato, corriere scortese",
            "Consegna in ritardo di dieci giorni, vergognoso",
            "Il corriere non è mai passato, pessima consegna");

    private final LiveBoard board;
    private final FeedbackStore store;
    private final Cases cases;
    private final Responses responses;
    private final Random random = new Random(20_260_302);
    private long number;

    Demo(LiveBoard board, FeedbackStore store, Cases cases, Responses responses) {
        this.board = board;
        this.store = store;
        this.cases = cases;
        this.responses = responses;
    }

    /** Before the first visitor and the first look for alerts. */
    @PostConstruct
    void fill() {
        Instant now = board.now();
        for (int back = WEEKS_OF_DAYS; back >= 1; back--) {
            for (int i = 0; i < A_DAY; i++) {
                Instant at = now.minus(back, ChronoUnit.DAYS).plusSeconds(i * 21_600L / A_DAY);
                tell(at, 0, 0.1);
            }
        }
        for (int i = 0; i < LAST_HOURS; i++) {
            double share = (double) i / LAST_HOURS;
            Instant at = now.minus(Duration.ofMinutes(119)).plusSeconds((long) (share * 119 * 60));
            tell(at, share < 0.5 ? 0 : 0.9, share < 0.5 ? 0.1 : 0.7);
        }
        elsewhere(now);
        answerSome();
        ask(now);
    }

    /** All cases of former days were answered, but for some; most in time. */
    private void answerSome() {
        Instant today = board.now().minus(20, ChronoUnit.HOURS);
        for (long i = 0; i < number; i++) {
            CaseFile file = cases.find(key(i)).orElse(null);
            if (file != null && i % 90 != 0 && file.opened().received().isBefore(today)) {
                Instant at = file.opened().received().plus(i % 8 == 0 ? 30 : 5, ChronoUnit.HOURS);
                CaseFile.Step step = new CaseFile.Step("step-" + file.key(), CaseFile.Kind.ANSWERED, "", at);
                store.add(file.key(), step);
                cases.put(file.with(step));
            }
        }
    }

    /** After deliveries and calls customers were asked; about a third answered. */
    private void ask(Instant now) {
        for (int i = 0; i < ASKED; i++) {
            String customer = "A-" + i;
            ShopTouchpoint place = ASKED_AT.get(i % ASKED_AT.size());
            Instant asked = now.minus(Duration.ofHours(i));
            responses.writeAsked(Responses.digest(customer), place, asked);
            Instant answered = asked.plus(5, ChronoUnit.HOURS);
            if (answered.isBefore(now) && random.nextInt(10) < 4 - i % ASKED_AT.size()) {
                Feedback feedback = Feedback.of("asked-" + i, FeedbackSource.SURVEY, answered)
                        .about(place.id())
                        .from(customer);
                responses.writeAnswered(new Told(feedback, null, Segment.UNKNOWN));
            }
        }
        responses.reload();
    }

    private void elsewhere(Instant now) {
        Told review = new Told(
                Remarks.read(
                        Feedback.of("demo-review-1", FeedbackSource.REVIEW, now)
                                .inLanguage("en")
                                .about(ShopTouchpoint.DELIVERY.id())
                                .rated(1, Remarks.STARS),
                        "Terrible delivery, damaged parcel, nobody answers"),
                null,
                Segment.UNKNOWN);
        Told chat = new Told(
                Remarks.read(
                        Feedback.of("demo-chat-0001", FeedbackSource.CHAT, now)
                                .inLanguage("it")
                                .from("K-1042"),
                        "Se non arriva il rimborso chiamo il mio avvocato"),
                "2026-4711",
                Segment.RETURNING);
        board.take(review);
        board.take(chat);
    }

    /** One answer more, now and then. */
    @Scheduled(initialDelay = 2 * EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void goOn() {
        tell(board.now(), 0.6, 0.5);
    }

    private void tell(Instant at, double trouble, double lateness) {
        ShopTouchpoint touchpoint = PLACES.get(random.nextInt(PLACES.size()));
        boolean troubled = touchpoint == ShopTouchpoint.DELIVERY && random.nextDouble() < trouble;
        boolean newcomer = random.nextInt(3) == 0;
        List<Integer> points = touchpoint.metric().scale().points();
        double quality = troubled ? 0.1 : newcomer ? 0.74 : 0.86;
        double drawn = Math.min(1, Math.max(0, quality + 0.22 * random.nextGaussian()));
        int rating = points.get((int) Math.round(drawn * (points.size() - 1)));
        Feedback feedback = Feedback.of(key(number), FeedbackSource.SURVEY, at.truncatedTo(ChronoUnit.MICROS))
                .about(touchpoint.id())
                .rated(rating, touchpoint.metric().scale());
        boolean named = random.nextInt(4) != 0;
        if (named) {
            feedback = feedback.from("K-" + (1000 + random.nextInt(600)));
        }
        String remark = "";
        if (random.nextInt(3) == 0 || drawn < 0.4) {
            List<String> said = drawn >= 0.5 ? GOOD : random.nextDouble() < lateness ? LATE : BAD;
            remark = said.get(random.nextInt(said.size()));
        }
        String language = remark.isEmpty() ? "it" : Remarks.languageOf(remark);
        String order = named ? "2026-" + (4000 + number) : null;
        board.take(new Told(
                Remarks.read(feedback.inLanguage(language), remark),
                order,
                newcomer ? Segment.NEW : Segment.RETURNING));
        number++;
    }

    private static String key(long number) {
        return "demo-" + String.format(Locale.ROOT, "%06d", number);
    }
}
