package io.github.cxkit.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.github.cxkit.jackson3.CxModule3;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.PurchasePeriod;
import io.github.cxkit.lifetime.RfmState;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.model.SpendTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is stored between runs says in which version. */
class StateJsonTest {

    private static final ObjectMapper JSON = CxModule.mapper();
    private static final JsonMapper JSON_3 = CxModule3.mapper();
    private static final RfmState STATE =
            RfmState.of(PurchasePeriod.DAY, LocalDate.of(2026, 1, 5), new BigDecimal("12.50"));

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(STATE, "rfm-state/"),
                Arguments.of(
                        RecencyFrequencyTable.of(List.of(CustomerHistory.oneTimeBuyer(30))), "repeat-buying-table/"),
                Arguments.of(new SpendTable(List.of(new SpendTable.Row(2, 10, 3))), "spend-table/"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateSaysItsVersionAndAnotherOneIsRefused(Object state, String name) throws JsonProcessingException {
        String json = JSON.writeValueAsString(state);
        assertThat(json).startsWith("{\"format\":\"" + name + "1\",");
        assertThat(JSON_3.writeValueAsString(state)).isEqualTo(json);
        assertThat(JSON.readValue(json, state.getClass())).isEqualTo(state);
        String later = json.replace(name + "1", name + "2");
        assertThatExceptionOfType(InvalidTypeIdException.class)
                .isThrownBy(() -> JSON.readValue(later, state.getClass()))
                .withMessageContaining(name + "2");
        assertThatExceptionOfType(tools.jackson.databind.exc.InvalidTypeIdException.class)
                .isThrownBy(() -> JSON_3.readValue(later, state.getClass()))
                .withMessageContaining(name + "2");
    }

    @ParameterizedTest
    @MethodSource("states")
    void withoutAVersionItIsTheFirst(Object state, String name) throws JsonProcessingException {
        String json = JSON.writeValueAsString(state);
        String bare = json.replace("\"format\":\"" + name + "1\",", "");
        assertThat(bare).doesNotContain("format");
        assertThat(JSON.readValue(bare, state.getClass())).isEqualTo(state);
        assertThat(JSON_3.readValue(bare, state.getClass())).isEqualTo(state);
    }

    @Test
    void statesInAMapReadBackHoweverTheyWereWritten() throws JsonProcessingException {
        Map<String, RfmState> states = Map.of("ann", STATE);
        TypeReference<Map<String, RfmState>> type = new TypeReference<>() {};
        assertThat(JSON.readValue(JSON.writeValueAsString(states), type)).isEqualTo(states);
        String typed = JSON.writerFor(type).writeValueAsString(states);
        assertThat(typed).contains("rfm-state/1");
        assertThat(JSON.readValue(typed, type)).isEqualTo(states);
    }
}
