package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void customersAnswerAndTheDashboardFollows() throws Exception {
        RunningShop open = shop();
        Browser page = browser();

        // nothing chosen, in Italian; then a rating that no form offers
        page.open(open.address("/feedback/club?lang=it"));
        page.value("document.querySelector('button').click()");
        page.until("document.querySelector('[role=alert]')?.textContent.includes('scelga una risposta')");
        assertThat(page.text("document.documentElement.lang")).isEqualTo("it");
        page.open(open.address("/feedback/club?lang=en"));
        page.value("(() => { const r = document.querySelector('input[type=radio]'); r.value = '99'; r.checked = true;"
                + " document.querySelector('button').click(); })()");
        page.until("document.querySelector('[role=alert]')?.textContent.includes('from 0 (not at all likely) to 10')");

        // by keyboard alone: the second point of the scale, a remark skipped, Enter on the button
        page.open(open.address("/feedback/club?lang=en"));
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

        // the dashboard shows it, and hears of the next answers without being asked
        page.open(open.address("/dashboard?lang=en"));
        page.until(CELL.formatted("club", "n") + " === '1'");
        assertThat(page.text(CELL.formatted("club", "score"))).isEqualTo("-100.0");
        assertThat(page.text(CELL.formatted("home", "score"))).isEqualTo("not enough answers");
        assertThat(open.rate("club", "promoter-1", 10)).isEqualTo(201);
        page.until(CELL.formatted("club", "n") + " === '2'");
        assertThat(page.text(CELL.formatted("club", "score"))).isEqualTo("0.0");
        assertThat(page.value("document.querySelectorAll('#journey .step').length")
                        .asInt())
                .isEqualTo(ShopTouchpoint.values().length);
        assertThat(page.value("document.querySelectorAll('#journey .phase').length")
                        .asInt())
                .isEqualTo(5);
        assertThat(page.value("document.querySelectorAll('#journey meter').length")
                        .asInt())
                .isEqualTo(1);
        for (int i = 0; i < 12; i++) {
            assertThat(open.rate("support", "effort-00" + i, 1)).isEqualTo(201);
        }
        page.until("document.getElementById('alerts').textContent.includes('Support')");

        // the unhappy customer is answered, by keyboard
        page.until("document.querySelectorAll('#follow-ups button').length === 13");
        page.value("document.querySelector('#follow-ups button').focus()");
        page.enter();
        page.until("document.querySelectorAll('#follow-ups button').length === 12");

        // dark and light
        page.prefer("dark");
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(13, 17, 23)");
        assertThat(page.text("getComputedStyle(document.body).color")).isEqualTo("rgb(230, 237, 243)");
        page.prefer("light");
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
        assertThat(page.complaints()).isEmpty();
    }

    private RunningShop shop() {
        return java.util.Objects.requireNonNull(shop);
    }

    private Browser browser() {
        return java.util.Objects.requireNonNull(browser);
    }
}
