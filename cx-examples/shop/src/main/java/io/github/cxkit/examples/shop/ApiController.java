package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.Dashboard.Board;
import io.github.cxkit.examples.shop.Intake.Receipt;
import io.github.cxkit.survey.InvitationPolicy.Decision;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The same for programs. */
@RestController
@RequestMapping("/api")
class ApiController {

    private final Intake intake;
    private final LiveBoard live;
    private final Dashboard dashboard;
    private final Listeners listeners;
    private final Invitations invitations;

    ApiController(Intake intake, LiveBoard live, Dashboard dashboard, Listeners listeners, Invitations invitations) {
        this.intake = intake;
        this.live = live;
        this.dashboard = dashboard;
        this.listeners = listeners;
        this.invitations = invitations;
    }

    /**
     * An answer.
     *
     * @param rating a point of the touchpoint's scale
     * @param remark free text, or null
     */
    record AnswerBody(@Nullable String rating, @Nullable String remark) {}

    /** 201 the first time, 200 if repeated, 409 if the key was used for another answer, 422 if the answer is none. */
    @PostMapping("/feedback/{id}")
    ResponseEntity<Map<String, Object>> send(
            @PathVariable String id,
            Locale locale,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AnswerBody body) {
        ShopTouchpoint touchpoint =
                ShopTouchpoint.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Receipt receipt = intake.take(touchpoint, key, body.rating(), body.remark(), Words.of(locale));
        if (receipt.outcome() == null) {
            return ResponseEntity.unprocessableContent().body(Map.of("problems", receipt.problems()));
        }
        return switch (receipt.outcome()) {
            case STORED -> ResponseEntity.status(HttpStatus.CREATED).body(Map.of("counted", true));
            case REPEATED -> ResponseEntity.ok(Map.of("counted", true));
            case CONFLICT ->
                ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(Map.of("problems", List.of("Idempotency-Key belongs to another answer")));
        };
    }

    /**
     * Somebody who could be asked.
     *
     * @param customer who
     * @param consent whether the customer agreed to be asked
     * @param zone where the customer is, such as Europe/Rome
     */
    record Candidate(String customer, boolean consent, ZoneId zone) {}

    /** Whether to ask now, and if not, why; an invitation that is given counts as given. */
    @PostMapping("/invitations/{id}")
    Decision invite(@PathVariable String id, @RequestBody Candidate candidate) {
        ShopTouchpoint touchpoint =
                ShopTouchpoint.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return invitations.decide(candidate.customer(), touchpoint, candidate.consent(), candidate.zone());
    }

    @GetMapping("/board")
    Board board(Locale locale) {
        return dashboard.board(Words.of(locale));
    }

    @PostMapping("/follow-ups/{key}/answered")
    ResponseEntity<Void> answered(@PathVariable String key) {
        return live.answered(key)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().build();
    }

    @GetMapping("/events")
    SseEmitter events(Locale locale) {
        return listeners
                .listen(Words.of(locale))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
    }
}
