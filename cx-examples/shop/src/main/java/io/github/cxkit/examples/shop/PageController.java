package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.BoardView.Now;
import io.github.cxkit.examples.shop.FeedbackStore.Outcome;
import io.github.cxkit.examples.shop.Intake.Answer;
import io.github.cxkit.examples.shop.Intake.Receipt;
import io.github.cxkit.examples.shop.Intake.Sender;
import io.github.cxkit.report.page.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

/** The pages for people; they work without scripts, which only keep the board live. */
@RestController
class PageController {

    private final Pages pages;
    private final Intake intake;
    private final Dashboard dashboard;
    private final BoardView view;
    private final Cases cases;
    private final LiveBoard live;
    private final TouchpointPage touchpoints;

    PageController(
            Pages pages,
            Intake intake,
            Dashboard dashboard,
            BoardView view,
            Cases cases,
            LiveBoard live,
            TouchpointPage touchpoints) {
        this.pages = pages;
        this.intake = intake;
        this.dashboard = dashboard;
        this.view = view;
        this.cases = cases;
        this.live = live;
        this.touchpoints = touchpoints;
    }

    @GetMapping(value = "/", produces = MediaType.TEXT_HTML_VALUE)
    String index(Locale locale, @RequestParam(defaultValue = "false") boolean thanked) {
        Words words = Words.of(locale);
        Map<String, Object> values = words.all();
        List<Map<String, String>> places = new ArrayList<>();
        for (ShopTouchpoint touchpoint : ShopTouchpoint.values()) {
            places.add(Map.of(
                    "id", touchpoint.id(),
                    "name", words.of("touchpoint." + touchpoint.id()),
                    "phase", touchpoint.phase().label(words.locale())));
        }
        values.put("touchpoints", places);
        values.put("thanked", thanked);
        return pages.page("index", values);
    }

    @GetMapping(value = "/dashboard", produces = MediaType.TEXT_HTML_VALUE)
    String dashboard(Locale locale, CaseQuery query) {
        Words words = Words.of(locale);
        Map<String, Object> values = view.board(dashboard.board(words), words);
        values.putAll(list(query, words));
        values.put("boardNow", pages.page("now", values));
        values.put("boardRest", pages.page("rest", values));
        values.put("casesPart", pages.page("cases", values));
        return pages.page("dashboard", values);
    }

    /** The list of cases alone, for the script of the dashboard. */
    @GetMapping(value = "/dashboard/cases", produces = MediaType.TEXT_HTML_VALUE)
    String cases(Locale locale, CaseQuery query) {
        return pages.page("cases", list(query, Words.of(locale)));
    }

    private Map<String, Object> list(CaseQuery query, Words words) {
        Cases.Filter filter = query.filter();
        return view.cases(filter, cases.select(filter, query.most()), cases.counts(), new Now(live.now(), words));
    }

    @GetMapping(value = "/touchpoints/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String touchpoint(@PathVariable String id, Locale locale) {
        Words words = Words.of(locale);
        ShopTouchpoint touchpoint = existing(id);
        Map<String, Object> values = words.all();
        values.put("id", id);
        values.put("name", words.of("touchpoint." + id));
        values.put("fragment", touchpoints.fragment(touchpoint, words));
        return pages.page("touchpoint", values);
    }

    @GetMapping(value = "/themes/{theme}", produces = MediaType.TEXT_HTML_VALUE)
    String theme(@PathVariable String theme, Locale locale) {
        Words words = Words.of(locale);
        if (!touchpoints.isTheme(theme)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Map<String, Object> values = words.all();
        values.put("name", words.of("theme.title", words.theme(theme)));
        values.put("fragment", touchpoints.fragment(theme, live.now(), words));
        return pages.page("touchpoint", values);
    }

    /** The style of cx-report's fragments, of which ours is made. */
    @GetMapping(value = "/report.css", produces = "text/css")
    String style() {
        return Page.style();
    }

    @GetMapping(value = "/feedback/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String form(@PathVariable String id, Locale locale, Sender sender) {
        Filled filled = new Filled(UUID.randomUUID().toString(), new Answer(null, "", sender), List.of());
        return form(existing(id), Words.of(locale), filled);
    }

    @PostMapping(value = "/feedback/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> send(
            @PathVariable String id,
            Locale locale,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String rating,
            @RequestParam(required = false) @Nullable String remark,
            Sender sender) {
        ShopTouchpoint touchpoint = existing(id);
        Words words = Words.of(locale);
        Answer answer = new Answer(rating, remark, sender);
        Receipt receipt = intake.take(touchpoint, key, answer, words);
        if (receipt.outcome() == Outcome.STORED || receipt.outcome() == Outcome.REPEATED) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/?thanked=true&lang=" + words.locale().getLanguage()))
                    .build();
        }
        List<String> problems =
                receipt.outcome() == Outcome.CONFLICT ? List.of(words.of("conflict")) : receipt.problems();
        String page = form(touchpoint, words, new Filled(UUID.randomUUID().toString(), answer, problems));
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(page);
    }

    /**
     * A form as it is shown.
     *
     * @param key the next answer's
     * @param answer what was given so far
     * @param problems what is wrong with it
     */
    private record Filled(String key, Answer answer, List<String> problems) {}

    private String form(ShopTouchpoint touchpoint, Words words, Filled filled) {
        Map<String, Object> values = words.all();
        String low = words.of("low." + touchpoint.kind().words());
        String high = words.of("high." + touchpoint.kind().words());
        List<Integer> scale = touchpoint.metric().scale().points();
        List<Map<String, Object>> points = new ArrayList<>();
        for (int point : scale) {
            String end = point == scale.get(0) ? low : point == scale.get(scale.size() - 1) ? high : "";
            points.add(Map.of(
                    "point", point,
                    "end", end,
                    "chosen", Integer.toString(point).equals(filled.answer.rating())));
        }
        Sender sender = filled.answer.sender();
        values.put("id", touchpoint.id());
        values.put("key", filled.key);
        values.put("name", words.of("touchpoint." + touchpoint.id()));
        values.put("question", words.of("question." + touchpoint.id()));
        values.put("points", points);
        values.put("size", scale.size());
        values.put("low", low);
        values.put("high", high);
        values.put("remarkLabel", words.of("remark"));
        values.put("remark", Objects.requireNonNullElse(filled.answer.remark(), ""));
        values.put("sender", query(sender));
        values.put("customer", Objects.requireNonNullElse(sender.customer(), ""));
        values.put("order", Objects.requireNonNullElse(sender.order(), ""));
        values.put("segment", Objects.requireNonNullElse(sender.segment(), ""));
        values.put("longest", Form.LONGEST);
        values.put("problems", new LinkedHashSet<>(filled.problems));
        values.put("wrong", !filled.problems.isEmpty());
        return pages.page("feedback", values);
    }

    /** Who answers, for the same form in another language. */
    private static String query(Sender sender) {
        return parameter("customer", sender.customer())
                + parameter("order", sender.order())
                + parameter("segment", sender.segment());
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : "&" + name + "=" + BoardView.encoded(value);
    }

    private static ShopTouchpoint existing(String id) {
        return ShopTouchpoint.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
