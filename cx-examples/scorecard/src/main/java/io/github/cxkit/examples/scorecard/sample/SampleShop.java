package io.github.cxkit.examples.scorecard.sample;

import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.survey.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Bottega Aurora, a web shop that does not exist: 18 months of answers along the five phases of the customer's journey,
 * with the blanks, the wrong cells and the cut last line that real files have.
 *
 * <p>The answers come from {@link Random}, whose sequence for a seed is fixed by its specification, and from whole-number
 * arithmetic; so they are the same on every machine. Three things happened to the shop: in November 2025 a new payment
 * page failed on mobile phones and was repaired in January; in March 2026 the islands got a better carrier; and customers
 * who came by word of mouth were always the happier ones.
 */
public final class SampleShop {

    /** What the file of answers is called. */
    public static final String RESPONSES = "bottega-aurora.csv";

    /** What the file with the survey's definition is called. */
    public static final String SURVEY = "bottega-aurora.json";

    private static final long SEED = 20_250_101;
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final int MONTHS = 18;
    private static final int FIRST_MONTH_ANSWERS = 170;
    private static final int GROWTH = 7;
    private static final int PAYMENT_BROKEN_FROM = 10;
    private static final int PAYMENT_REPAIRED = 12;
    private static final int NEW_CARRIER = 14;

    private static final List<String> REGIONS = List.of("1", "1", "1", "1", "1", "2", "2", "3", "3", "4");
    private static final List<String> CHANNELS =
            List.of("ricerca", "ricerca", "ricerca", "newsletter", "newsletter", "social", "social", "passaparola");
    private static final List<String> DEVICES = List.of("mobile", "mobile", "mobile", "desktop", "desktop", "tablet");
    private static final List<String> DELIVERY = List.of("pessima", "scarsa", "discreta", "buona", "ottima");

    private static final List<String> HAPPY = List.of(
            "Tutto perfetto, consegna puntuale.",
            "Prodotti bellissimi, tornerò di sicuro!",
            "Imballaggio curato; un biglietto scritto a mano: che sorpresa.",
            "Assistenza gentile e veloce.",
            "Sito chiaro, pagamento in un attimo.",
            "Li ho già consigliati a due amiche.");
    private static final List<String> SO_SO = List.of(
            "Bene, ma la spedizione costa troppo.", "Foto un po' piccole.", "Avrei voluto più taglie.", "Nella norma.");
    private static final List<String> UNHAPPY = List.of(
            "Pacco arrivato dopo dodici giorni.",
            "Il pagamento da telefono non funzionava, ho dovuto riprovare tre volte.",
            "Ho scritto \"urgente\" e nessuno ha risposto.",
            "Il colore non è quello della foto.",
            "Reso complicato; rimborso ancora in attesa.");

    private final Random random = new Random(SEED);
    private final StringBuilder csv = new StringBuilder(600_000);

    private SampleShop() {}

    /**
     * The shop.
     *
     * @return always the same one
     */
    public static SampleShop standard() {
        return new SampleShop();
    }

    /**
     * What the columns mean.
     *
     * @return the survey
     */
    public Survey survey() {
        return SurveyDefinition.read(definition(Locale.ENGLISH)).survey();
    }

    /**
     * The survey's definition as it would lie beside the answers.
     *
     * @param language of questions and groups: Italian, or any other for English
     * @return JSON
     */
    public String definition(Locale language) {
        String name = language.getLanguage().equals("it") ? "survey_it.json" : "survey.json";
        try (InputStream in = SampleShop.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its sample");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The answers.
     *
     * @return CSV with semicolons, UTF-8; the same bytes at every call
     */
    public byte[] responses() {
        random.setSeed(SEED);
        csv.setLength(0);
        csv.append("cliente;data;regione;canale;dispositivo;pubblicita;ricerca_facile;schede_prodotto;pagamento_facile;"
                + "consegna;fatica_assistenza;consiglierebbe;stelle;peso;commento\n");
        int customer = 10_000;
        for (int month = 0; month < MONTHS; month++) {
            int answers = FIRST_MONTH_ANSWERS + GROWTH * month + random.nextInt(40);
            for (int i = 0; i < answers; i++) {
                customer += 1 + random.nextInt(9);
                row(customer, month);
            }
        }
        // what a broken export leaves behind
        csv.append("99999;18/06/2026 21:4");
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void row(int customer, int month) {
        String region = pick(REGIONS);
        String channel = pick(CHANNELS);
        String device = pick(DEVICES);
        // how this person is: per mille around 0, the sum of three dice
        int mood = random.nextInt(240)
                + random.nextInt(240)
                + random.nextInt(240)
                - 360
                + (random.nextInt(15) == 0 ? -450 : 0)
                + (channel.equals("passaparola") ? 90 : 0)
                + (channel.equals("social") ? -60 : 0)
                + month * 3;
        boolean paymentBroken = device.equals("mobile") && month >= PAYMENT_BROKEN_FROM && month < PAYMENT_REPAIRED;
        int payment = mood + (paymentBroken ? -330 : device.equals("desktop") ? 50 : 0);
        int delivery = mood + (region.equals("4") ? (month >= NEW_CARRIER ? 20 : -260) : region.equals("3") ? -60 : 0);
        int whole = (2 * mood + payment + delivery) / 4;
        boolean sawAdvert = channel.equals("social") || channel.equals("newsletter") || random.nextInt(3) == 0;
        boolean askedService = whole < -60 ? random.nextInt(10) < 6 : random.nextInt(10) < 2;

        cell(Integer.toString(customer));
        cell(time(month));
        cell(region);
        cell(channel);
        cell(device);
        cell(sawAdvert ? answer(690 + mood / 2, 1, 5) : "99");
        cell(answer(740 + mood / 2, 1, 7));
        cell(answer(720 + mood / 2, 1, 5));
        cell(answer(790 + payment / 2, 1, 7));
        cell(random.nextInt(14) == 0 ? "ritiro" : word(answer(760 + delivery / 2, 1, 5)));
        cell(askedService ? answer(380 - mood / 2, 1, 5) : "99");
        String recommend = answer(815 + whole / 2, 0, 10);
        cell(random.nextInt(400) == 0 ? (random.nextBoolean() ? "12" : "dieci") : recommend);
        cell(answer(780 + whole / 2, 1, 5));
        cell(weight(region));
        csv.append(comment(whole)).append('\n');
    }

    private String time(int month) {
        LocalDate first = START.plusMonths(month);
        LocalDate day = first.plusDays(random.nextInt(first.lengthOfMonth()));
        int hour = 8 + random.nextInt(15);
        int minute = random.nextInt(60);
        if (random.nextInt(1_500) == 0) {
            return "domani";
        }
        return day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT))
                + String.format(Locale.ROOT, " %02d:%02d", hour, minute);
    }

    /** A point of a scale from a tendency in per mille, or no answer. */
    private String answer(int tendency, int min, int max) {
        int noise = random.nextInt(320) + random.nextInt(320) - 320;
        int share = Math.max(0, Math.min(999, tendency + noise));
        if (random.nextInt(25) == 0) {
            return random.nextBoolean() ? "NR" : "";
        }
        return Integer.toString(min + share * (max - min + 1) / 1000);
    }

    private static String word(String point) {
        return point.isEmpty() || point.equals("NR") ? point : DELIVERY.get(Integer.parseInt(point) - 1);
    }

    private static String weight(String region) {
        return switch (region) {
            case "1" -> "0.9";
            case "2" -> "0.95";
            default -> "1.2";
        };
    }

    private String comment(int whole) {
        if (random.nextInt(10) < 6) {
            return "";
        }
        String text = pick(whole > 40 ? HAPPY : whole < -130 ? UNHAPPY : SO_SO);
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void cell(String text) {
        csv.append(text).append(';');
    }
}
