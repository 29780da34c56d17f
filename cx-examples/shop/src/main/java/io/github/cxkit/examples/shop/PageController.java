package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.AnswerStore.Outcome;
import io.github.cxkit.examples.shop.Intake.Receipt;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The pages for people; they work without scripts, but for the live dashboard. */
@RestController
class PageController {

    private final Pages pages;
    private final Intake intake;

    PageController(Pages pages, Intake intake) {
        this.pages = pages;
        this.intake = intake;
    }

    @GetMapping(value = "/", produces = MediaType.TEXT_HTML_VALUE)
    String index(Locale locale, @RequestParam(defaultValue = "false") boolean thanked) {
        Words words = Words.of(locale);
        Map<String, Object> values = words.all();
        List<Map<String, String>> touchpoints = new ArrayList<>();
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            touchpoints.add(Map.of(
                    "id", touchpoint.id(),
                    "name", words.of("touchpoint." + touchpoint.id()),
                    "phase", touchpoint.phase().label(words.locale())));
        }
        values.put("touchpoints", touchpoints);
        values.put("thanked", thanked);
        return pages.index(values);
    }

    @GetMapping(value = "/dashboard", produces = MediaType.TEXT_HTML_VALUE)
    String dashboard(Locale locale) {
        return pages.dashboard(Words.of(locale).all());
    }

    @GetMapping(value = "/feedback/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String form(@PathVariable String id, Locale locale) {
        return form(touchpoint(id), Words.of(locale), UUID.randomUUID().toString(), null, null, "");
    }

    @PostMapping(value = "/feedback/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> send(
            @PathVariable String id,
            Locale locale,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String rating,
            @RequestParam(required = false) @Nullable String remark) {
        ShopTouchpoint touchpoint = touchpoint(id);
        Words words = Words.of(locale);
        Receipt receipt = intake.take(touchpoint, key, rating, remark, words);
        if (receipt.outcome() == Outcome.STORED || receipt.outcome() == Outcome.REPEATED) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/?thanked=true&lang=" + words.locale().getLanguage()))
                    .build();
        }
        String problem =
                receipt.outcome() == Outcome.CONFLICT ? words.of("problem") : String.join("; ", receipt.problems());
        String page = form(
                touchpoint,
                words,
                UUID.randomUUID().toString(),
                problem,
                rating,
                Objects.requireNonNullElse(remark, ""));
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(page);
    }

    private String form(
            ShopTouchpoint touchpoint,
            Words words,
            String key,
            @Nullable String error,
            @Nullable String chosen,
            String remark) {
        Map<String, Object> values = words.all();
        List<Map<String, Object>> points = new ArrayList<>();
        for (int point : touchpoint.metric().scale().points()) {
            points.add(Map.of("point", point, "chosen", Integer.toString(point).equals(chosen)));
        }
        values.put("id", touchpoint.id());
        values.put("key", key);
        values.put("name", words.of("touchpoint." + touchpoint.id()));
        values.put("question", words.of("question." + touchpoint.id()));
        values.put("points", points);
        values.put("low", words.of("low." + touchpoint.kind().words()));
        values.put("high", words.of("high." + touchpoint.kind().words()));
        values.put("remarkLabel", words.of("remark"));
        values.put("remark", remark);
        if (error != null) {
            values.put("error", error);
        }
        return pages.feedback(values);
    }

    private static ShopTouchpoint touchpoint(String id) {
        return ShopTouchpoint.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
