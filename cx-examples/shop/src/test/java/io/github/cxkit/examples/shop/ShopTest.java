package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What programs see of the shop. */
class ShopTest {

    @TempDir
    private static Path folder;

    private static RunningShop shop;

    @BeforeAll
    static void start() throws Exception {
        shop = RunningShop.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        shop.close();
    }

    private static HttpResponse<String> send(String touchpoint, String key, String body, String language)
            throws Exception {
        return shop.post(
                "/api/feedback/" + touchpoint,
                body,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key,
                "Accept-Language",
                language);
    }

    @Test
    void repeatedAnswerCountsOnce() throws Exception {
        long before = shop.answers("home");
        assertThat(shop.rate("home", "repeated-1", 5)).isEqualTo(201);
        assertThat(shop.rate("home", "repeated-1", 5)).isEqualTo(200);
        assertThat(shop.rate("home", "repeated-1", 4)).isEqualTo(409);
        assertThat(shop.answers("home")).isEqualTo(before + 1);
        assertThat(shop.get("/actuator/prometheus").body())
                .contains("cx_feedback_total{outcome=\"stored\",touchpoint=\"home\"} 1.0")
                .contains("cx_score{metric=\"csat.top-2-box/1\",question=\"home\"} 100.0")
                .contains("cx_alerts{alert=\"home\",question=\"home\"} 0.0");
    }

    @Test
    void aCustomerWhoHungUpMaySendAgain() throws Exception {
        long before = shop.answers("club");
        for (int i = 0; i < 40; i++) {
            shop.rateAndHangUp("club", "hung-up-" + i, i % 11);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(shop.rate("club", "hung-up-" + i, i % 11)).isIn(200, 201);
        }
        assertThat(shop.answers("club")).isEqualTo(before + 40);
    }

    @Test
    void theBoardShowsJourneyLastHourAndWhoIsCalledBackByWhom() throws Exception {
        assertThat(shop.rate("checkout", "board-001", 2)).isEqualTo(201);
        JsonNode board = shop.board();
        assertThat(board.get("journey"))
                .extracting(phase -> phase.get("name").asString())
                .containsExactly("Awareness", "Consideration", "Purchase", "Service", "Loyalty");
        assertThat(board.at("/journey/2/steps/0/feeling").isNumber()).isTrue();
        assertThat(board.at("/scores/2/recentN").asLong())
                .isEqualTo(board.at("/scores/2/n").asLong());
        JsonNode waiting = StreamSupport.stream(board.get("followUps").spliterator(), false)
                .filter(each -> each.get("key").asString().equals("board-001"))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.get("reason").asString()).isEqualTo("high effort");
        assertThat(waiting.get("owner").asString()).isEqualTo("web team");
        assertThat(waiting.get("overdue").asBoolean()).isFalse();
    }

    @Test
    void refusalSpeaksTheCustomersLanguage() throws Exception {
        HttpResponse<String> english = send("checkout", "refused-1", "{\"rating\":8}", "en");
        assertThat(english.statusCode()).isEqualTo(422);
        assertThat(english.body()).contains("must be a whole number from 1 (strongly disagree) to 7 (strongly agree)");
        assertThat(send("checkout", "refused-1", "{\"rating\":8}", "it-IT").body())
                .contains("deve essere un numero intero da 1 (per niente d'accordo) a 7 (completamente d'accordo)");
        assertThat(send("checkout", "refused-1", "{}", "en").body()).contains("please choose an answer");
        assertThat(send("checkout", "short", "{\"rating\":7}", "en").statusCode())
                .isEqualTo(422);
        assertThat(send("nowhere", "refused-1", "{\"rating\":7}", "en").statusCode())
                .isEqualTo(404);
        assertThat(send("checkout", "refused-1", "{\"rating\":", "en").statusCode())
                .isEqualTo(400);
        assertThat(shop.get("/actuator/prometheus").body())
                .contains("cx_feedback_total{outcome=\"refused\",touchpoint=\"checkout\"} 4.0");
        assertThat(send("checkout", "refused-1", "{\"rating\":\"7.0\"}", "en").statusCode())
                .isEqualTo(201);
    }

    @Test
    void hugeBodyIsRefused() throws Exception {
        String remark = "x".repeat(20_000);
        assertThat(send("home", "huge-body", "{\"rating\":3,\"remark\":\"" + remark + "\"}", "en")
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("home", "long-remark", "{\"rating\":3,\"remark\":\"" + "x".repeat(1_001) + "\"}", "en")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void alertNeedsEvidenceAndUnhappyCustomersWait() throws Exception {
        assertThat(shop.rate("delivery", "alert-000", 1)).isEqualTo(201);
        assertThat(shop.board().get("alerts").toString()).doesNotContain("Delivery");
        for (int i = 1; i < 12; i++) {
            assertThat(shop.rate("delivery", "alert-00" + i, 1)).isEqualTo(201);
        }
        assertThat(shop.board().get("alerts").toString()).contains("Delivery");
        assertThat(shop.board().get("followUps").toString()).contains("alert-000");
        assertThat(shop.post("/api/follow-ups/alert-000/answered", "").statusCode())
                .isEqualTo(204);
        assertThat(shop.post("/api/follow-ups/alert-000/answered", "").statusCode())
                .isEqualTo(404);
        assertThat(shop.board().get("followUps").toString()).doesNotContain("alert-000\"");
        assertThat(shop.board().get("loop").asString()).contains("1 of ");
    }

    @Test
    void pagesAreEscaped() throws Exception {
        HttpResponse<String> page = shop.post(
                "/feedback/club?lang=en",
                "key=escaped-1&rating=&remark=%3Cscript%3Ealert(1)%3C/script%3E",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    }

    @Test
    void remarkIsMaskedBeforeItIsStored() throws Exception {
        String remark = "www.a.it 1.1.1.1 ".repeat(50) + "ann@shop.it";
        assertThat(send("product", "masked-1", "{\"rating\":3,\"remark\":\"" + remark + "\"}", "en")
                        .statusCode())
                .isEqualTo(201);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("ann@shop.it");
            }
        }
    }

    @Test
    void nobodyIsAskedTwiceInAMonthOrAtNight() throws Exception {
        ZoneOffset noon =
                ZoneOffset.ofHours(12 - OffsetDateTime.now(ZoneOffset.UTC).getHour());
        int away = noon.getTotalSeconds() / 3600;
        ZoneOffset night = ZoneOffset.ofHours(away > 0 ? away - 12 : away + 12); // twelve hours from noon
        assertThat(invite("ann", true, noon)).contains("\"invite\":true");
        assertThat(invite("ann", true, noon)).contains("QUARANTINE");
        assertThat(invite("bob", false, noon)).contains("NO_CONSENT");
        assertThat(invite("bob", true, night)).contains("QUIET_HOURS");
        assertThat(invite("bob", true, noon)).contains("\"invite\":true");
        assertThat(shop.board().at("/invitations/asked").asLong()).isEqualTo(2);
        assertThat(shop.board().at("/invitations/notAsked").toString())
                .contains("\"asked lately\":1", "\"no consent\":1", "\"quiet hours\":1");
        assertThat(shop.get("/actuator/prometheus").body())
                .contains("cx_invitations_total{reason=\"ok\",touchpoint=\"delivery\"} 2.0");
    }

    private static String invite(String customer, boolean consent, ZoneOffset zone) throws Exception {
        return shop.post(
                        "/api/invitations/delivery",
                        "{\"customer\":\"" + customer + "\",\"consent\":" + consent + ",\"zone\":\"" + zone + "\"}",
                        "Content-Type",
                        "application/json")
                .body();
    }

    @Test
    void anUnreadableRequestIsTheSendersFault() throws Exception {
        assertThat(send("home", "nul-00001", "{\"rating\":5,\"remark\":\"a\\u0000b\"}", "en")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("home", "nul-00002", "{\"rating\":5,\"customer\":\"a\\u0000b\"}", "en")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("support", "lone-surrogate", "{\"rating\":5,\"remark\":\"a\\ud800b\"}", "en")
                        .statusCode())
                .isLessThan(500);
        assertThat(form("key=nul-form-1&rating=5&remark=a%00b").statusCode()).isEqualTo(422);
        assertThat(form("key=percent-1&rating=5&remark=a%zzb").statusCode()).isEqualTo(400);
        assertThat(shop.tell(
                                "/api/invitations/home",
                                "zone-0001",
                                "{\"customer\":\"x\",\"consent\":true,\"zone\":\"Moon\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> form(String body) throws Exception {
        return shop.post("/feedback/home?lang=en", body, "Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void errorsSpeakTheReadersLanguage() throws Exception {
        HttpResponse<String> page = shop.get("/nowhere?lang=it", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<html lang=\"it\">", "Questa pagina non esiste.");
        HttpResponse<String> data = shop.get("/api/nowhere", "Accept", "application/json", "Accept-Language", "it");
        assertThat(data.body()).contains("\"status\":404", "Questa pagina non esiste.");
    }

    @Test
    void caseIsFollowedUpFromRemarkToClosing() throws Exception {
        assertThat(shop.tell(
                                "/api/feedback/delivery",
                                "case-0001",
                                "{\"rating\":1,\"customer\":\"K-7\",\"order\":\"2026-1\",\"segment\":\"new\","
                                        + "\"remark\":\"Damaged. Call me: +39 333 1234567\"}")
                        .statusCode())
                .isEqualTo(201);
        JsonNode opened = shop.json("/api/cases/case-0001");
        assertThat(opened.get("customer").asString()).isEqualTo("K-7");
        assertThat(opened.get("order").asString()).isEqualTo("2026-1");
        assertThat(opened.get("remark").asString()).contains("[phone]").doesNotContain("333");
        assertThat(opened.get("owner").asString()).isEqualTo("logistics");
        assertThat(opened.get("status").asString()).isEqualTo("OPEN");

        assertThat(shop.step("case-0001", "noted", "wants a new one").statusCode())
                .isEqualTo(201);
        assertThat(shop.step("case-0001", "assigned", "care").statusCode()).isEqualTo(201);
        assertThat(shop.step("case-0001", "assigned", "nobody").statusCode()).isEqualTo(409);
        assertThat(shop.step("case-0001", "closed", "").statusCode()).isEqualTo(409);
        HttpResponse<String> answered = shop.step("case-0001", "answered", "sent again");
        assertThat(shop.step("case-0001", "answered", "").statusCode()).isEqualTo(409);
        assertThat(shop.json("/api/cases/case-0001").get("status").asString()).isEqualTo("ANSWERED");

        // it was the wrong customer: taken back, and nothing is forgotten
        String step = answered.body().replaceAll(".*\"step\":\"([^\"]+)\".*", "$1");
        assertThat(shop.step("case-0001", "undone", "another").statusCode()).isEqualTo(409);
        assertThat(shop.step("case-0001", "undone", step).statusCode()).isEqualTo(201);
        JsonNode again = shop.json("/api/cases/case-0001");
        assertThat(again.get("status").asString()).isEqualTo("OPEN");
        assertThat(again.get("owner").asString()).isEqualTo("care");
        assertThat(again.get("history"))
                .extracting(each -> each.get("kind").asString())
                .containsExactly("NOTED", "ASSIGNED", "ANSWERED", "UNDONE");

        shop.step("case-0001", "answered", "sent again");
        assertThat(shop.step("case-0001", "closed", "").statusCode()).isEqualTo(201);
        assertThat(shop.get("/cases/case-0001?lang=it", "Accept", "text/html").body())
                .contains("K-7", "2026-1", "chiuso", "affidato a assistenza clienti", "sent again");
        assertThat(shop.get("/cases/none-such-1?lang=en", "Accept", "text/html").statusCode())
                .isEqualTo(404);
    }

    @Test
    void remarksLeadToTheirCasesAndThemesToTheirRemarks() throws Exception {
        shop.tell(
                "/api/feedback/delivery?lang=en",
                "theme-0001",
                "{\"rating\":1,\"customer\":\"T-1\",\"remark\":\"The courier <i>never</i> came\"}");
        shop.tell("/api/feedback/delivery?lang=en", "theme-0002", "{\"rating\":5,\"remark\":\"A friendly courier\"}");
        for (String path : List.of("/themes/delivery", "/touchpoints/delivery")) {
            assertThat(shop.get(path + "?lang=en", "Accept", "text/html").body())
                    .contains("The courier &lt;i&gt;never&lt;/i&gt; came", "A friendly courier")
                    .contains("<a href=\"/cases/theme-0001?lang=en\">T-1</a>")
                    .doesNotContain("/cases/theme-0002");
        }
        assertThat(shop.get("/themes/delivery?lang=it", "Accept", "text/html").body())
                .contains(">Tema: consegna</h1>", "Parte di tutti i commenti");
        assertThat(shop.get("/themes/nonsense?lang=en", "Accept", "text/html").statusCode())
                .isEqualTo(404);
        assertThat(shop.get("/cases/theme-0001?lang=en", "Accept", "text/html").body())
                .contains("state=all&amp;text=T-1#cases-title");
    }

    @Test
    void whoAnswersIsKeptWhenTheLanguageChanges() throws Exception {
        assertThat(shop.get("/feedback/club?lang=en&customer=K-7&order=a%2Fb&segment=new", "Accept", "text/html")
                        .body())
                .contains("href=\"?lang=it&amp;customer&#x3D;K-7&amp;order&#x3D;a%2Fb&amp;segment&#x3D;new\"");
    }

    @Test
    void casesAreFilteredCountedAndExported() throws Exception {
        for (int i = 0; i < 25; i++) {
            assertThat(shop.tell(
                                    "/api/feedback/checkout",
                                    "filter-00" + i,
                                    "{\"rating\":1,\"customer\":\"F-" + i + "\",\"remark\":\"=1+1 the page hung\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
        String list = shop.get("/dashboard/cases?text=F-&touchpoint=checkout&owner=web&lang=en")
                .body()
                .replace("&#x3D;", "=");
        assertThat(list)
                .contains("20 of 25 cases", "F-0<", "Show more")
                .contains("owner=web&amp;touchpoint=checkout&amp;text=F-&amp;show=40");
        assertThat(shop.get("/dashboard/cases?text=F-&touchpoint=checkout&show=40&lang=en")
                        .body())
                .contains("25 cases", "F-24<")
                .doesNotContain("Show more");
        assertThat(shop.get("/dashboard/cases?text=F-&touchpoint=checkout&owner=care")
                        .body())
                .contains("No case");
        assertThat(shop.get("/cases.csv?text=F-24").body()).contains("F-24").contains("'=1+1");
    }

    @Test
    void wordsAreHeardWhereverTheyAreSaid() throws Exception {
        // a good rating with bad words
        shop.tell(
                "/api/feedback/support",
                "words-0001",
                "{\"rating\":7,\"customer\":\"W-1\",\"remark\":\"Terrible service, nobody answers, awful\"}");
        assertThat(shop.json("/api/cases/words-0001").get("reasons").toString()).contains("words-worse");

        // the same customer says more in a chat: added to the case that waits, no second one
        assertThat(shop.tell(
                                "/api/words",
                                "words-0002",
                                "{\"source\":\"chat\",\"customer\":\"W-1\",\"text\":\"Still no answer, this is awful\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(shop.get("/api/cases/words-0002").statusCode()).isEqualTo(404);
        assertThat(shop.json("/api/cases/words-0001").get("history").toString()).contains("Still no answer");

        // a lawyer is a case of its own, whoever else waits
        shop.tell(
                "/api/words",
                "words-0003",
                "{\"source\":\"chat\",\"customer\":\"W-1\",\"text\":\"Domani chiamo il mio avvocato\",\"language\":\"it\"}");
        assertThat(shop.json("/api/cases/words-0003").get("reasons").toString()).contains("legal");

        // nobody can be answered: people are told
        shop.tell(
                "/api/words",
                "words-0004",
                "{\"source\":\"review\",\"touchpoint\":\"delivery\",\"stars\":1,\"text\":\"Terrible delivery, damaged parcel\"}");
        assertThat(shop.get("/api/cases/words-0004").statusCode()).isEqualTo(404);
        assertThat(shop.board().get("heard").toString()).contains("angry in public", "damaged parcel");

        // praise asks for nothing; and a review is no answer to our question
        long before = shop.answers("delivery");
        shop.tell(
                "/api/words",
                "words-0005",
                "{\"source\":\"social\",\"customer\":\"W-2\",\"text\":\"Great shop, I love it\"}");
        assertThat(shop.get("/api/cases/words-0005").statusCode()).isEqualTo(404);
        assertThat(shop.answers("delivery")).isEqualTo(before);
        assertThat(shop.tell("/api/words", "words-0006", "{\"source\":\"smoke\",\"stars\":\"5.5\",\"text\":\"\"}")
                        .body())
                .contains("source must be", "stars must be", "text must have");
    }

    @Test
    void countsOnPostgresToo() throws Exception {
        String url = System.getProperty("cxkit.postgres", "");
        Assumptions.assumeTrue(
                url.startsWith("jdbc:postgresql:"), "no PostgreSQL named with -Dcxkit.postgres=jdbc:postgresql://...");
        String key = "postgres-" + System.nanoTime();
        long before;
        try (RunningShop other = RunningShop.start(folder, "--spring.datasource.url=" + url)) {
            before = other.answers("club");
            assertThat(other.rate("club", key, 2)).isEqualTo(201);
            assertThat(other.rate("club", key, 2)).isEqualTo(200);
            assertThat(other.answers("club")).isEqualTo(before + 1);
            assertThat(other.post("/api/follow-ups/" + key + "/answered", "").statusCode())
                    .isEqualTo(204);
            String words = "{\"source\":\"review\",\"touchpoint\":\"home\",\"stars\":1,\"text\":\"Terrible shop\"}";
            assertThat(other.tell("/api/words", key + "-w", words).statusCode()).isEqualTo(201);
            String alert = "/api/alerts/heard-" + key + "-w/";
            String known = "{\"by\":\"Anna\",\"span\":\"hour\"}";
            assertThat(other.tell(alert + "mute", key, known).statusCode()).isEqualTo(200);
            assertThat(other.tell(alert + "unmute", key, "{}").statusCode()).isEqualTo(204);
            assertThat(other.tell(alert + "mute", key, known).statusCode()).isEqualTo(200);
            int noon = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
            String candidate = "{\"customer\":\"" + key + "\",\"consent\":true,\"zone\":\""
                    + ZoneOffset.ofHours(noon).getId() + "\"}";
            assertThat(other.tell("/api/invitations/club", key, candidate).body())
                    .contains("\"invite\":true");
            assertThat(other.tell("/api/invitations/club", key, candidate).body())
                    .contains("QUARANTINE");
            String answer = "{\"rating\":9,\"customer\":\"" + key + "\"}";
            assertThat(other.tell("/api/feedback/club", key + "-a", answer).statusCode())
                    .isEqualTo(201);
            before++;
        }
        try (RunningShop again = RunningShop.start(folder, "--spring.datasource.url=" + url)) {
            assertThat(again.answers("club")).isEqualTo(before + 1);
            assertThat(again.board().get("muted").toString()).contains("heard-" + key);
            assertThat(again.board().at("/invitations/rates/0/answeredSoFar").asLong())
                    .isPositive();
        }
    }
}
