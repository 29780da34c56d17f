package io.github.cxkit.readers.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.readers.webhook.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A short run of what the fuzz profile does at length: good input, damaged at random. */
class HostileInputProperties {

    private static final String CSV = """
            a,b,g,w,p,t,c
            9,5,x,1.5,me,2018-03-05,"so, so"
            -99,,,0,,2018-03-05T10:00:00Z,
            10,4,y,1,,,"two
            lines"
            """;
    private static final String LINES = """
            {"a":9,"b":"5","g":"x","w":1.5,"p":"me","t":"2018-03-05","c":"é"}
            {"a":-99,"b":null,"g":true,"w":1e0,"z":[1,{"a":2}],"t":null}
            """;
    private static final String EVENT = "{\"p\":\"ann\",\"a\":1,\"t\":\"2018-03-05T10:00:00Z\",\"g\":null,\"w\":[1]}";
    private static final String SURVEY =
            "{\"id\":\"s\",\"questions\":[{\"id\":\"q\",\"scale\":{\"points\":[1,5]},\"blankCodes\":[9],"
                    + "\"labels\":{\"x\":5},\"metrics\":[\"csat.mean\"]}],\"segments\":[\"g\"],\"zone\":\"UTC\",\"period\":\"2018-Q1\"}";
    private static final String FEED =
            "{\"id\":\"1\",\"score\":9,\"created_at\":1,\"event_type\":\"form_response\",\"finished\":true,\"data\":{\"score\":9},"
                    + "\"answers\":[{\"type\":\"number\",\"number\":9,\"question\":{\"id\":\"score\"},\"field\":{\"id\":\"score\"}}],"
                    + "\"form_response\":{\"token\":\"t\",\"answers\":[{\"type\":\"number\",\"number\":9,\"field\":{\"id\":\"score\"}}]}}";

    private static final String SHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B1\" t=\"str\"><v>b</v></c>"
                    + "<c r=\"C1\" t=\"str\"><v>g</v></c><c r=\"D1\" t=\"str\"><v>w</v></c><c r=\"E1\" t=\"str\"><v>t</v></c></row>"
                    + "<row r=\"2\"><c r=\"A2\"><v>9</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c><c r=\"D2\"><f>1+1</f><v>2</v></c></row>"
                    + "<row r=\"4\"><c r=\"A4\"><v>10</v></c><c r=\"D4\"><v>1</v></c><c r=\"E4\"><v>46000.5</v></c></row></sheetData></worksheet>";
    private static final String XES =
            "<?xml version=\"1.0\"?><log><trace><string key=\"concept:name\" value=\"c1\"/><event>"
                    + "<string key=\"concept:name\" value=\"a\"/><date key=\"time:timestamp\" value=\"2026-01-02T10:00:00+01:00\"/>"
                    + "<list key=\"l\"><values><int key=\"x\" value=\"1\"/></values></list></event></trace></log>";
    private static final String ANSWERS = """
            NPS,When,Region,Satisfied?
            9,03/12/2026,N,Very satisfied
            3,04/25/2026,S,Dissatisfied
            10,05/01/2026,N,Satisfied
            99,05/02/2026,S,Very satisfied
            6,05/03/2026,N,Satisfied
            Total,,,
            """;
    private static final String ORDERS =
            "Customer;Date;Total;Currency\nann;2026-01-02;1.015,30;EUR\nbob;2026-02-03;-4,00;EUR\nann;2026-03-01;7,5;EUR\n";
    private static final String ROWS_OF_ANSWERS = """
            respondent_id,question,answer,date
            1,Would you recommend us?,9,2026-01-02
            1,How satisfied are you?,Satisfied,2026-01-02
            2,Would you recommend us?,0,2026-01-03
            2,How satisfied are you?,Very satisfied,2026-01-03
            """;
    private static final String COUNTED = "Rating,Count\n5,12\n4,8\n3,1\n2,0\n1,3\n";
    private static final String CHOICES = """
            id,How satisfied are you?,,,
            ,Very satisfied (5),Neutral (3),Very dissatisfied (1),Don't know
            1,x,,,
            2,,x,,
            3,,,,x
            4,x,,,
            """;
    private static final String MAPPING =
            "{\"customer\":\"c\",\"at\":\"d\",\"amountOf\":[\"p\",\"q\"],\"zone\":\"UTC\","
                    + "\"timePattern\":[\"ISO\",\"dd/MM/yyyy\"],\"file\":{\"decimal\":\",\"},\"only\":{\"s\":[\"x\"]},\"refunds\":\"IGNORE\"}";
    private static final String SETTINGS =
            "{\"columns\":{\"customer\":\"c\",\"touchpoint\":\"t\",\"time\":\"d\",\"zone\":\"Europe/Rome\","
                    + "\"touchpoints\":{\"1\":\"a\"}},\"map\":{\"touchpoints\":[{\"id\":\"a\",\"phase\":\"service\"}]}}";

    /** How the good input is written. */
    enum Written {
        CSV,
        LINES,
        ARRAY
    }

    @Property(tries = 1_500)
    void aReaderAnswersOrRefuses(@ForAll Written written, @ForAll long seed) {
        String good = switch (written) {
            case CSV -> CSV;
            case LINES -> LINES;
            case ARRAY -> "[" + LINES.strip().replace("\n", ",") + "]";
        };
        Hostile.read(damaged(good, seed));
    }

    @Property(tries = 1_000)
    void ordersKeepTheirMoneyOrAreRefused(@ForAll long seed) {
        Hostile.readOrders(damaged("p;t;w\nann;2026-03-01;1.015,30\n;2026-03-02;4,00\nbob;01/04/2026;€ 7,50\n", seed));
    }

    @Property(tries = 1_000)
    void aPackedFileIsReadOrRefused(@ForAll Written written, @ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((written == Written.LINES ? LINES : CSV).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = packed.toByteArray();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        Hostile.read(random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    @Property(tries = 500)
    void aLogIsReadOrRefused(@ForAll Written written, @ForAll long seed) {
        String good = switch (written) {
            case CSV -> "p,a,t,g,c,w,b\nann,1,2018-03-05T10:00:00Z,v,7,,x\nbob,2,2018-03-05 10:00,,,,\n";
            case LINES -> EVENT + "\n" + EVENT;
            case ARRAY -> "[" + EVENT + "," + EVENT + "]";
        };
        Hostile.readEvents(damaged(good, seed));
    }

    @Property(tries = 400)
    void aWorkbookIsReadOrRefused(@ForAll long seed) {
        Hostile.readWorkbook(damaged(SHEET, seed));
    }

    @Property(tries = 400)
    void aLogByIeee1849IsReadOrRefused(@ForAll long seed) {
        Hostile.readXes(damaged(XES, seed));
    }

    @Property(tries = 400)
    void aFileIsDraftedOrRefused(@ForAll @IntRange(max = 4) int which, @ForAll long seed) {
        List<String> files = List.of(ORDERS, ANSWERS, ROWS_OF_ANSWERS, COUNTED, CHOICES);
        Hostile.draft(damaged(files.get(which), seed));
    }

    @Property(tries = 300)
    void anExperimentIsReadOrRefused(@ForAll long seed) {
        Hostile.readExperiment(damaged("g,b,w\nold,yes,10.50\nnew,no,\nodd,TRUE,3\n,no,1\nnew,perhaps,80\n", seed));
    }

    @Example
    void whatADatabaseCountedIsRead() {
        assertThat(Hostile.readCounts(Hostile.counts().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(9);
    }

    @Property(tries = 300)
    void whatADatabaseCountedIsReadOrRefused(@ForAll long seed) {
        Hostile.readCounts(damaged(Hostile.counts(), seed));
    }

    @Property(tries = 400)
    void aMappingIsReadOrRefused(@ForAll long seed) {
        Hostile.map(new String(damaged(MAPPING, seed), StandardCharsets.UTF_8));
        Hostile.map(new String(damaged(SETTINGS, seed), StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void aDefinitionIsReadOrRefused(@ForAll long seed) {
        Hostile.define(new String(damaged(SURVEY, seed), StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void aFeedIsReadOrRefused(@ForAll Feed feed, @ForAll long seed) {
        Hostile.feed(feed, new String(damaged(FEED, seed), StandardCharsets.UTF_8));
    }

    private static byte[] damaged(String good, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(good);
        String spice = "\"\\,;\n\r\t{}[]:0919-+eE.\u0000\uFEFFé ";
        for (int i = random.nextInt(4); i >= 0 && text.length() > 2; i--) {
            int at = random.nextInt(text.length());
            char c = spice.charAt(random.nextInt(spice.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.setLength(at);
                default -> text.insert(at, good, 0, random.nextInt(good.length()));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
