package io.github.cxkit.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.experiment.ExperimentSummary.Unit;
import io.github.cxkit.score.Result;
import io.github.cxkit.stats.Raking;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * JSON that was changed is refused in words, or is data whose every figure is finite, insufficient or refused in words, and that is
 * written and read back the same; nothing else is thrown.
 */
class ChangedJsonTest {

    private static final ObjectMapper JSON = CxModule.mapper();

    /** Changed inputs per type; {@code -Pfuzz} gives more. */
    private static final int CHANGES = Integer.getInteger("cxkit.fuzz.changes", 30);

    /** Which piece of a long run: the changes of one piece are always the same, those of another are others. */
    private static final long PIECE = Long.getLong("cxkit.fuzz.piece", 0);

    private static final Pattern VALUE = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:E-?\\d+)?|\"[^\"]*\"|true|false|null");
    private static final String SPICE = "\"\\,:{}[]0-eé";
    private static final String[] ODD = {
        "-1",
        "0",
        "-0.0",
        "0.5",
        "9223372036854775807",
        "1e308",
        "-4e90",
        "1e-320",
        "1e999999999",
        "\"NaN\"",
        "\"\"",
        "\"\\u0000\"",
        "\"2026-02-30\"",
        "null",
        "true",
        "[]",
        "{}"
    };

    @TestFactory
    Stream<DynamicTest> changedJsonIsRefusedOrReadsBack() {
        Specimens specimens = new Specimens();
        return Stream.concat(LibraryTypes.all().stream().filter(Class::isRecord), MixIns.ofLibrary().keySet().stream())
                .distinct()
                .filter(type -> !specimens.of(type).isEmpty())
                .map(type -> DynamicTest.dynamicTest(type.getName(), () -> change(type, specimens.of(type))));
    }

    private static void change(Class<?> type, List<Object> specimens) throws JsonProcessingException {
        SplittableRandom random = new SplittableRandom(type.getName().hashCode() + PIECE);
        List<String> written = new ArrayList<>();
        for (Object specimen : specimens) {
            written.add(JSON.writeValueAsString(specimen));
        }
        for (int i = 0; i < CHANGES; i++) {
            String changed = written.get(random.nextInt(written.size()));
            for (int more = random.nextInt(3); more >= 0; more--) {
                changed = changed(changed, random);
            }
            try {
                readBack(type, changed);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError(changed, e);
            }
        }
    }

    private static void readBack(Class<?> type, String json) throws JsonProcessingException {
        Object read;
        try {
            read = JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            assertThat(e.getOriginalMessage()).as(json).isNotBlank();
            return;
        }
        if (read != null) {
            assertThat(isAsGiven(read) ? null : Figures.wrongIn(read)).as(json).isNull();
            Object again = JSON.readValue(JSON.writeValueAsString(read), type);
            if (!again.equals(read)) {
                assertThat(again)
                        .as(json)
                        .usingRecursiveComparison()
                        .withEqualsForType(Double::equals, Double.class)
                        .isEqualTo(read);
            }
        }
    }

    /** No cap is a cap of infinity, a missing value of a unit is NaN, and what is missing is told in the words given. */
    private static boolean isAsGiven(Object read) {
        return read instanceof Raking.Options || read instanceof Unit || read instanceof Result.Insufficient;
    }

    private static String changed(String json, SplittableRandom random) {
        List<MatchResult> values = VALUE.matcher(json).results().toList();
        if (values.isEmpty() || random.nextInt(4) == 0) {
            int at = random.nextInt(json.length() + 1);
            return random.nextBoolean()
                    ? json.substring(0, at) + json.substring(Math.min(json.length(), at + 1))
                    : json.substring(0, at) + SPICE.charAt(random.nextInt(SPICE.length())) + json.substring(at);
        }
        MatchResult value = values.get(random.nextInt(values.size()));
        String other = random.nextBoolean()
                ? ODD[random.nextInt(ODD.length)]
                : values.get(random.nextInt(values.size())).group();
        return json.substring(0, value.start()) + other + json.substring(value.end());
    }
}
