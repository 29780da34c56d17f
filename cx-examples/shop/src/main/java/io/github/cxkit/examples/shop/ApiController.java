package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.CaseDesk.Done;
import io.github.cxkit.examples.shop.CaseFile.Kind;
import io.github.cxkit.examples.shop.Dashboard.Board;
import io.github.cxkit.examples.shop.Intake.Answer;
import io.github.cxkit.examples.shop.Intake.Elsewhere;
import io.github.cxkit.examples.shop.Intake.Receipt;
import io.github.cxkit.examples.shop.Intake.Sender;
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
    private final Dashboard dashboard;
    private final CaseDesk desk;
    private final Listeners listeners;
    private final Invitations invitations;

    ApiController(Intake intake, Dashboard dashboard, CaseDesk desk, Listeners listeners, Invitations invitations) {
        this.intake = intake;
        this.dashboard = dashboard;
        this.desk = desk;
        this.listeners = listeners;
        this.invitations = invitations;
    }

    /**
     * An answer.
     *
     * @param rating a point of the touchpoint's scale
     * @param remark free text, or null
     * @param customer who, or null
     * @param order number of the order, or null
     * @param segment new or returning, or null
     */
    record AnswerBody(
            @Nullable String rating,
            @Nullable String remark,
            @Nullable String customer,
            @Nullable String order,
            @Nullable String segment) {}

    /** 201 the first time, 200 if repeated, 409 if the key was used for another answer, 422 if the answer is none. */
    @PostMapping("/feedback/{id}")
    ResponseEntity<Map<String, Object>> send(
            @PathVariable String id,
            Locale locale,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AnswerBody body) {
        ShopTouchpoint touchpoint =
                ShopTouchpoint.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Sender sender = new Sender(body.customer(), body.order(), body.segment());
        Answer answer = new Answer(body.rating(), body.remark(), sender);
        return answered(intake.take(touchpoint, key, answer, Words.of(locale)));
    }

    /**
     * Words from elsewhere.
     *
     * @param source review, forum, social, chat or employee
     * @param text what was said
     * @param touchpoint what it is about, or null
     * @param stars 1 to 5, or null
     * @param language en or it, or null
     * @param customer who, or null
     * @param order number of the order, or null
     * @param segment new or returning, or null
     */
    record WordsBody(
            @Nullable String source,
            @Nullable String text,
            @Nullable String touchpoint,
            @Nullable String stars,
            @Nullable String language,
            @Nullable String customer,
            @Nullable String order,
            @Nullable String segment) {}

    /** As for an answer. */
    @PostMapping("/words")
    ResponseEntity<Map<String, Object>> hear(
            Locale locale,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody WordsBody body) {
        Sender sender = new Sender(body.customer(), body.order(), body.segment());
        Elsewhere said =
                new Elsewhere(body.source(), body.touchpoint(), body.stars(), body.text(), body.language(), sender);
        return answered(intake.take(key, said, Words.of(locale)));
    }

    private static ResponseEntity<Map<String, Object>> answered(Receipt receipt) {
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
    record Candidate(
            @Nullable String customer,
            boolean consent,
            @Nullable ZoneId zone) {}

    /** Whether to ask now, and if not, why; an invitation that is given counts as given. */
    @PostMapping("/invitations/{id}")
    Decision invite(@PathVariable String id, @RequestBody Candidate candidate) {
        ShopTouchpoint touchpoint =
                ShopTouchpoint.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String customer = candidate.customer();
        ZoneId zone = candidate.zone();
        if (customer == null || customer.isBlank() || zone == null) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return invitations.decide(customer, touchpoint, candidate.consent(), zone);
    }

    @GetMapping("/board")
    Board board(Locale locale) {
        return dashboard.board(Words.of(locale));
    }

    /** Short for the step that most cases need: 204, or 404 if there is no such case that waits. */
    @PostMapping("/follow-ups/{key}/answered")
    ResponseEntity<Void> answered(@PathVariable String key) {
        Done done = desk.act(key, Kind.ANSWERED, "");
        return done.step() != null
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
