package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.AlertStore.Mute;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where people say that an alert is known: who, and how long nobody needs to be told. */
@RestController
class AlertController {

    /** What a page offers. */
    static final List<String> SPANS = List.of("hour", "tomorrow", "week");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._@'+-]{1,64}");
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int NIGHT_ENDS = 5;

    private final AlertDesk alerts;
    private final LiveBoard board;
    private final Trends trends;

    AlertController(AlertDesk alerts, LiveBoard board, Trends trends) {
        this.alerts = alerts;
        this.board = board;
        this.trends = trends;
    }

    /**
     * Somebody knows.
     *
     * @param by who
     * @param span {@code hour}, {@code tomorrow} (until 8 in the morning of the shop) or {@code week}
     */
    record Known(@Nullable String by, @Nullable String span) {}

    /** 200 with the moment it speaks again; 404 if nothing of that name stands, 422 with the reason if something is missing. */
    @PostMapping("/api/alerts/{key}/mute")
    ResponseEntity<Map<String, Object>> mute(@PathVariable String key, Locale locale, @RequestBody Known known) {
        Words words = Words.of(locale);
        if (!alerts.isRaised(key)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String by = known.by() == null ? "" : known.by().strip();
        Instant until = until(known.span()).orElse(null);
        if (!NAME.matcher(by).matches() || until == null) {
            return ResponseEntity.unprocessableContent()
                    .body(Map.of("problem", words.of(until == null ? "bad.span" : "bad.by")));
        }
        alerts.mute(new Mute(key, until, by));
        return ResponseEntity.ok(Map.of("until", until));
    }

    /** 204; nothing happens if it was not muted. */
    @PostMapping("/api/alerts/{key}/unmute")
    ResponseEntity<Void> unmute(@PathVariable String key) {
        alerts.unmute(key);
        return ResponseEntity.noContent().build();
    }

    /** The same by the form of the board, which works without script. */
    @PostMapping("/alerts/{key}/mute")
    ResponseEntity<Map<String, Object>> muteByForm(
            @PathVariable String key,
            Locale locale,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String span) {
        if (mute(key, locale, new Known(by, span)).getStatusCode() != HttpStatus.OK) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return back(locale);
    }

    /** The same by the form of the board. */
    @PostMapping("/alerts/{key}/unmute")
    ResponseEntity<Map<String, Object>> unmuteByForm(@PathVariable String key, Locale locale) {
        alerts.unmute(key);
        return back(locale);
    }

    private static ResponseEntity<Map<String, Object>> back(Locale locale) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(
                        "/dashboard?lang=" + Words.of(locale).locale().getLanguage()))
                .build();
    }

    private Optional<Instant> until(@Nullable String span) {
        Instant now = board.now();
        return switch (span == null ? "" : span) {
            case "hour" -> Optional.of(now.plus(Duration.ofHours(1)));
            case "tomorrow" -> {
                ZonedDateTime here = now.atZone(trends.zone());
                // whoever is up at night means the morning that comes
                LocalDate day = here.getHour() < NIGHT_ENDS
                        ? here.toLocalDate()
                        : here.toLocalDate().plusDays(1);
                yield Optional.of(day.atTime(MORNING).atZone(trends.zone()).toInstant());
            }
            case "week" -> Optional.of(now.plus(Duration.ofDays(7)));
            default -> Optional.empty();
        };
    }
}
