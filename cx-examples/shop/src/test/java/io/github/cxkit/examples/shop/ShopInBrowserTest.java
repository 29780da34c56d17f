package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the shop, in headless Chromium. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ShopInBrowserTest {

    private static final String CELL = "document.querySelector('tr[data-touchpoint=%s] .%s')?.textContent";
    private static final String ROWS = "document.querySelectorAll('#follow-ups > li').length";

    @TempDir
    private Path folder;

    private @Nullable RunningShop shop;
    private @Nullable Browser browser;

    @BeforeEach
    void start() throws Exception {
        Optional<Path> program = Browser.program();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine");
        shop = RunningShop.start(folder);
        browser = Browser.start(program.orElseThrow(), folder.resolve("profile"));
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void customersAnswerAndTheBoardFollows() throws Exception {
        RunningShop open = shop();
        Browser page = browser();

        // nothing chosen, in Italian: said once, in the title, and with the focus on it; then a rating that no form
        // offers
        page.open(open.address("/feedback/club?lang=it"));
        page.value("document.querySelector('button').click()");
        page.until("document.querySelector('[role=alert]')?.textContent.includes('scelga una risposta')");
        assertThat(page.text("document.documentElement.lang")).isEqualTo("it");
        assertThat(page.text("document.title")).startsWith("Errore: ");
        page.until("document.activeElement.id === 'error'");
        page.open(open.address("/feedback/club?lang=en"));
        page.value("(() => { const r = document.querySelector('input[type=radio]'); r.value = '99'; r.checked = true;"
                + " document.querySelector('button').click(); })()");
        page.until("document.querySelector('[role=alert]')?.textContent.includes('from 0 (not at all likely) to 10')");

        // the question is the heading, and the ends are named within the targets
        page.open(open.address("/feedback/club?lang=en&customer=K-9&order=2026-9&segment=new"));
        assertThat(page.text("document.querySelector('h1').textContent"))
                .isEqualTo("How likely are you to recommend us to a friend or colleague?");
        assertThat(page.text("document.querySelectorAll('.scale label')[10].textContent.trim()"))
                .isEqualTo("10extremely likely");

        // by keyboard alone: the second point of the scale, a remark skipped, Enter on the button
        page.tab();
        page.space();
        page.right();
        assertThat(page.text("document.querySelector('input:checked').value")).isEqualTo("1");
        page.tab();
        assertThat(page.text("document.activeElement.name")).isEqualTo("remark");
        page.tab();
        page.enter();
        page.until("document.querySelector('[role=status]')?.textContent.includes('Thank you')");
        assertThat(open.answers("club")).isEqualTo(1);

        // the board shows it, and hears of the next answers without being asked
        page.open(open.address("/dashboard?lang=en"));
        page.until(CELL.formatted("club", "n") + " === '1'");
        assertThat(page.text(CELL.formatted("club", "score"))).isEqualTo("-100.0");
        assertThat(page.text(CELL.formatted("home", "score"))).isEqualTo("not enough answers");
        assertThat(page.text("document.querySelector('#follow-ups > li').innerText"))
                .contains("K-9", "order 2026-9", "Club 1 of 10", "detractor");
        assertThat(open.rate("club", "promoter-1", 10)).isEqualTo(201);
        page.until(CELL.formatted("club", "n") + " === '2'");
        assertThat(page.text(CELL.formatted("club", "score"))).isEqualTo("0.0");
        assertThat(page.text("document.querySelector('#step-club').className")).contains("mixed");
        assertThat(page.text("document.querySelector('#step-home').className")).contains("unknown");

        // alerts come first
        for (int i = 0; i < 12; i++) {
            assertThat(open.rate("support", "effort-00" + i, 1)).isEqualTo(201);
        }
        page.until("document.getElementById('alerts').textContent.includes('Support')");
        assertThat(page.text("document.querySelector('main section').getAttribute('aria-labelledby')"))
                .isEqualTo("alerts-title");

        // whoever sees to it silences it by keyboard; what is typed outlives an update, and the focus is not lost
        page.value("document.querySelector('#mute-low-support summary').focus()");
        page.enter();
        page.tab();
        page.value("document.activeElement.value = 'Anna'");
        assertThat(open.rate("home", "while-typing", 5)).isEqualTo(201);
        page.until(CELL.formatted("home", "n") + " === '1'");
        assertThat(page.text("document.activeElement.name + ' ' + document.activeElement.value"))
                .isEqualTo("by Anna");
        page.enter();
        page.until("document.getElementById('muted-low-support')?.textContent.includes('Anna sees to it')");
        page.until("document.activeElement.id === 'alerts-title'");
        assertThat(page.text("String(document.getElementById('alert-low-support'))"))
                .isEqualTo("null");
        page.value("document.querySelector('#muted-low-support button').click()");
        page.until("document.getElementById('alert-low-support') !== null");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void liveUpdatesTouchOnlyWhatChangedAndKeepTheFocus() throws Exception {
        RunningShop open = shop();
        Browser page = browser();
        for (int i = 0; i < 5; i++) {
            open.rate("club", "focus-000" + i, 0);
        }
        page.open(open.address("/dashboard?lang=en"));
        page.until(ROWS + " === 5");
        page.until("document.getElementById('state').textContent === 'live'");
        page.value(
                "document.querySelectorAll('#follow-ups button')[1].focus();"
                        + " window.seen = [];"
                        + " new MutationObserver(all => all.forEach(each => window.seen.push("
                        + " (each.target.nodeType === 1 ? each.target : each.target.parentElement).closest('[id]').id)))"
                        + " .observe(document.querySelector('main'), {subtree: true, childList: true, characterData: true, attributes: true});");

        assertThat(open.rate("home", "elsewhere-1", 5)).isEqualTo(201);
        page.until(CELL.formatted("home", "n") + " === '1'");
        assertThat(page.text("document.activeElement.dataset.key")).isEqualTo("focus-0001");
        assertThat(page.text("[...new Set(window.seen)].sort().join()")).isEqualTo("line-home");

        // a new case comes in: the row with the focus stays the same element
        page.value("window.row = document.activeElement");
        assertThat(open.rate("club", "focus-0009", 0)).isEqualTo(201);
        page.until(ROWS + " === 6");
        assertThat(page.value("document.activeElement === window.row").asBoolean())
                .isTrue();

        // answered by keyboard: the focus goes to the next customer, and the step can be taken back
        page.enter();
        page.until(ROWS + " === 5");
        page.until("document.activeElement.dataset?.key === 'focus-0002'");
        page.until("document.getElementById('toast').textContent.includes('Marked as answered')");
        page.value("document.querySelector('#toast button').click()");
        page.until(ROWS + " === 6");
        assertThat(open.json("/api/cases/focus-0001").get("status").asString()).isEqualTo("OPEN");

        // what fails is said, and changes nothing
        page.value("document.querySelector('#follow-ups button').dataset.key = 'gone-0001'");
        page.value("document.querySelector('#follow-ups button').focus()");
        page.enter();
        page.until("document.getElementById('toast').textContent.includes('There is no such page.')");
        assertThat(page.value(ROWS).asInt()).isEqualTo(6);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void aCaseIsWorkedOnByKeyboardWithoutScript() throws Exception {
        RunningShop open = shop();
        Browser page = browser();
        open.tell(
                "/api/feedback/delivery?lang=it",
                "worked-001",
                "{\"rating\":1,\"customer\":\"K-77\",\"order\":\"2026-77\",\"remark\":\"Consegna pessima, <b>\"}");
        page.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        page.open(open.address("/cases/worked-001?lang=it"));
        assertThat(page.text("document.body.innerText"))
                .contains("K-77", "2026-77", "Consegna pessima, <b>", "Le parole suonano seccate", "consegna");
        // past the board, the customer's other cases and the two languages
        for (int link = 0; link < 4; link++) {
            page.tab();
            assertThat(page.text("document.activeElement.tagName")).isEqualTo("A");
        }
        page.tab();
        assertThat(page.text("document.activeElement.name")).isEqualTo("detail");
        page.tab();
        page.enter();
        page.until("document.querySelector('.history').innerText.includes('risposto')");
        assertThat(open.json("/api/cases/worked-001").get("status").asString()).isEqualTo("ANSWERED");
    }

    @Test
    void everyPageIsReadableByEverybody() throws Exception {
        RunningShop open = shop();
        Browser page = browser();
        for (int i = 0; i < 12; i++) {
            open.tell(
                    "/api/feedback/delivery",
                    "pages-000" + i,
                    "{\"rating\":1,\"customer\":\"K-" + i + "\",\"order\":\"2026-" + i
                            + "\",\"segment\":\"new\",\"remark\":\"Consegna in ritardo, "
                            + "unapparolalunghissimasenzaspazi".repeat(4) + "\"}");
        }
        open.tell(
                "/api/words",
                "pages-review",
                "{\"source\":\"review\",\"touchpoint\":\"delivery\",\"stars\":1,\"text\":\"Terrible delivery\"}");
        assertThat(open.post(
                                "/api/alerts/heard-pages-review/mute",
                                "{\"by\":\"Anna\",\"span\":\"week\"}",
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(200);
        open.tell(
                "/api/invitations/club",
                "invited-1",
                "{\"customer\":\"K-1\",\"consent\":true,\"zone\":\"" + day() + "\"}");
        String axe;
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        page.send("Page.setBypassCSP", Map.of("enabled", true));
        for (String scheme : List.of("light", "dark")) {
            page.prefer(scheme);
            for (int width : List.of(1280, 390)) {
                page.wide(width);
                for (String path : List.of(
                        "/?lang=it",
                        "/?thanked=true&lang=en",
                        "/feedback/club?lang=it",
                        "/feedback/checkout?lang=en",
                        "/dashboard?lang=it",
                        "/dashboard?lang=en&state=all",
                        "/cases/pages-0001?lang=it",
                        "/touchpoints/delivery?lang=it",
                        "/touchpoints/home?lang=en",
                        "/themes/delivery?lang=it",
                        "/nowhere?lang=it")) {
                    page.open(open.address(path));
                    page.value("document.querySelectorAll('details').forEach(each => each.open = true);"
                            + " dispatchEvent(new Event('resize'))");
                    page.value(axe);
                    String findings = page.text("axe.run().then(r => r.violations.map(v => v.id + ': '"
                            + " + v.nodes.map(n => n.html).join(' ')).join('; '))");
                    assertThat(findings)
                            .as("%s, %d wide, %s", path, width, scheme)
                            .isEmpty();
                    assertThat(page.value("document.documentElement.scrollWidth")
                                    .asInt())
                            .as("%s fits %d", path, width)
                            .isLessThanOrEqualTo(width);
                    assertThat(page.text("[...document.querySelectorAll('figure')]"
                                    + ".filter(each => each.querySelector(':scope > svg').getBoundingClientRect().width > 0"
                                    + " && each.scrollWidth > each.clientWidth).map(each => each.innerText).join()"))
                            .as("%s hides no part of a chart at %d", path, width)
                            .isEmpty();
                }
            }
        }
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(16, 21, 27)");
    }

    /** A zone where it is about noon, since nobody is asked at night. */
    private static String day() {
        int hours = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        return ZoneOffset.ofHours(hours).getId();
    }

    private RunningShop shop() {
        return Objects.requireNonNull(shop);
    }

    private Browser browser() {
        return Objects.requireNonNull(browser);
    }
}
