package io.github.cxkit.examples.scorecard.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.journey.friction.BudgetPlan;
import io.github.cxkit.journey.friction.Measure;
import io.github.cxkit.readers.internal.JsonFaults;
import io.github.cxkit.report.advice.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of measures that could be taken.
 *
 * @param budget money that there is
 * @param days working days that there are, null for no limit
 * @param measures what could be done
 * @param example shows how one is written; not read
 */
record Measures(
        @Nullable Double budget,
        @Nullable Double days,
        @Nullable List<Entry> measures,
        @Nullable Entry example) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** One measure as it is written. */
    record Entry(
            @Nullable String measure,
            @Nullable String touchpoint,
            @Nullable Double cost,
            @Nullable Double days,
            @Nullable Double share,
            @Nullable String expectedBy,
            @Nullable String owner) {

        private Action action(int index) {
            String place = "measures[" + index + "]";
            Measure bare = Measure.of(need(place + ".measure", measure), need(place + ".touchpoint", touchpoint))
                    .costing(need(place + ".cost", cost), days == null ? 0 : days);
            Measure sure = new Measure(
                    bare.id(), bare.target(), bare.cost(), bare.days(), need(place + ".share", share), null);
            return new Action(sure, Objects.requireNonNullElse(owner, ""), Objects.requireNonNullElse(expectedBy, ""));
        }

        private static <T> T need(String place, @Nullable T value) {
            if (value == null) {
                throw new IllegalArgumentException(place + " is missing");
            }
            return value;
        }
    }

    static Measures read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readString(file), Measures.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + JsonFaults.told(e), e);
        }
    }

    static String example(String touchpoint) throws JsonProcessingException {
        return JsonText.of(
                new Measures(1000.0, null, List.of(), new Entry("...", touchpoint, 400.0, 3.0, 0.5, "...", "...")));
    }

    List<Action> actions() {
        List<Entry> entries = measures == null ? List.of() : measures;
        return IntStream.range(0, entries.size())
                .mapToObj(i -> entries.get(i).action(i))
                .toList();
    }

    BudgetPlan.Budget money() {
        BudgetPlan.Budget money = BudgetPlan.Budget.of(budget == null ? 0 : budget);
        return days == null ? money : money.withinDays(days);
    }
}
