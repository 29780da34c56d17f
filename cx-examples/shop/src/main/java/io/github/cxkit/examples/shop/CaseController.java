package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.BoardView.Now;
import io.github.cxkit.examples.shop.CaseDesk.Done;
import io.github.cxkit.examples.shop.CaseFile.Kind;
import io.github.cxkit.report.table.Table;
import io.github.cxkit.report.table.TableFormat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A case for people and for programs: who, what, what was done, what can be done. */
@RestController
class CaseController {

    private final Pages pages;
    private final BoardView view;
    private final Cases cases;
    private final CaseDesk desk;
    private final LiveBoard live;

    CaseController(Pages pages, BoardView view, Cases cases, CaseDesk desk, LiveBoard live) {
        this.pages = pages;
        this.view = view;
        this.cases = cases;
        this.desk = desk;
        this.live = live;
    }

    @GetMapping(value = "/cases/{key}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String key, Locale locale) {
        return page(existing(key), Words.of(locale), "");
    }

    private String page(CaseFile file, Words words, String problem) {
        Map<String, Object> values = view.caseFile(file, new Now(live.now(), words));
        values.put("problemText", problem);
        return pages.page("case", values);
    }

    /** A step sent by a form of the page. */
    @PostMapping(value = "/cases/{key}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> act(
            @PathVariable String key,
            Locale locale,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String detail,
            @RequestParam(required = false) @Nullable String from) {
        Words words = Words.of(locale);
        CaseFile file = existing(key);
        Done done = desk.act(key, kind(kind), Objects.requireNonNullElse(detail, ""));
        String hindrance = done.hindrance();
        if (hindrance != null) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(page(Objects.requireNonNullElse(done.file(), file), words, words.of(hindrance)));
        }
        String language = "?lang=" + words.locale().getLanguage();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("board".equals(from) ? "/dashboard" + language : "/cases/" + key + language))
                .build();
    }

    /**
     * A step sent by a program.
     *
     * @param kind answered, closed, noted, assigned or undone
     * @param detail a note, the owner, or the id of the step to undo
     */
    record StepBody(@Nullable String kind, @Nullable String detail) {}

    /** 201 with the step's id, 404 if there is no such case, 409 with the reason if it cannot be done now. */
    @PostMapping("/api/cases/{key}/steps")
    ResponseEntity<Map<String, Object>> step(@PathVariable String key, Locale locale, @RequestBody StepBody body) {
        Words words = Words.of(locale);
        existing(key);
        Done done = desk.act(key, kind(body.kind), Objects.requireNonNullElse(body.detail, ""));
        if (done.hindrance() != null || done.step() == null) {
            String why = words.of(Objects.requireNonNullElse(done.hindrance(), "cannot.unknown"));
            return ResponseEntity.status(HttpStatus.CONFLICT).body(Map.of("problem", why));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(Map.of("step", done.step().id()));
    }

    /** A case as data, with its history. */
    @GetMapping("/api/cases/{key}")
    Map<String, Object> data(@PathVariable String key) {
        CaseFile file = existing(key);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", file.key());
        data.put("status", file.now().statusAt(live.now()));
        data.put("source", file.told().feedback().source());
        data.put("touchpoint", file.opened().touchpoint());
        data.put(
                "rating",
                file.told().feedback().rating() == null
                        ? null
                        : file.told().feedback().rating().value());
        data.put("customer", file.told().feedback().customer());
        data.put("order", file.told().order());
        data.put("segment", file.told().segment().id());
        data.put("remark", file.told().feedback().text());
        data.put("themes", file.told().feedback().themes());
        data.put("sentiment", file.told().feedback().sentiment());
        data.put("reasons", file.opened().reasons());
        data.put("owner", file.now().owner());
        data.put("received", file.opened().received());
        data.put("due", file.opened().deadline());
        data.put("history", file.steps());
        return data;
    }

    /** The cases of a filter for a spreadsheet; texts that it would take for formulas are disarmed. */
    @GetMapping(value = "/cases.csv", produces = "text/csv; charset=UTF-8")
    String csv(Locale locale, CaseQuery query) {
        Words words = Words.of(locale);
        Table table = Table.of(Stream.of(
                        "case",
                        "touchpoint",
                        "column.rating",
                        "customer",
                        "column.order",
                        "remarkColumn",
                        "reason",
                        "owner",
                        "dueColumn")
                .map(words::of)
                .map(Table.Column::text)
                .toArray(Table.Column[]::new));
        for (CaseFile file : cases.select(query.filter(), Integer.MAX_VALUE).shown()) {
            table = table.row(
                    file.key(),
                    Dashboard.place(file, words),
                    Optional.ofNullable(file.told().feedback().rating())
                            .map(rating -> Double.toString(rating.value()))
                            .orElse(""),
                    Objects.requireNonNullElse(file.told().feedback().customer(), ""),
                    Objects.requireNonNullElse(file.told().order(), ""),
                    file.told().feedback().text(),
                    Dashboard.reasons(file, words),
                    words.of("owner." + file.now().owner()),
                    file.opened().deadline().toString());
        }
        return TableFormat.CSV.write(table);
    }

    private CaseFile existing(String key) {
        return cases.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Kind kind(@Nullable String name) {
        return Stream.of(Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
