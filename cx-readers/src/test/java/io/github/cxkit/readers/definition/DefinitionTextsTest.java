package io.github.cxkit.readers.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of definition is read from a text in the same way. */
class DefinitionTextsTest {

    @FunctionalInterface
    private interface Reading {
        Object read(Path file) throws IOException;
    }

    private static Stream<Arguments> definitions() {
        return Stream.of(
                Arguments.of(
                        "survey definition",
                        "{\"id\": \"s\", \"questions\": [{\"id\": \"q\", \"scale\": {\"min\": 0, \"max\": 10}}]}",
                        (Reading) SurveyDefinition::read),
                Arguments.of("order mapping", "{\"customer\": \"c\", \"at\": \"t\", \"amount\": \"a\"}", (Reading)
                        OrderDefinition::read),
                Arguments.of(
                        "journey settings",
                        "{\"columns\": {\"customer\": \"c\", \"touchpoint\": \"e\", \"time\": \"t\"}}",
                        (Reading) file -> EventLogDefinition.read(Files.readString(file))),
                Arguments.of(
                        "experiment definition",
                        "{\"name\": \"x\", \"armColumn\": \"a\", \"arms\": [{\"name\": \"b\"}, {\"name\": \"c\"}],"
                                + " \"metrics\": [{\"kind\": \"mean\", \"column\": \"m\"}]}",
                        (Reading) ExperimentDefinition::read));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void anEditorMayMarkTheTextButNothingStandsAfterIt(String kind, String json, Reading reading, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("definition.json");
        assertThat(reading.read(Files.writeString(file, "\uFEFF" + json + "\n")))
                .isNotNull();
        Files.writeString(file, json + " {}");
        assertThatThrownBy(() -> reading.read(file))
                .isInstanceOf(SurveyDefinitionException.class)
                .hasMessageStartingWith(kind + ": ");
        Files.writeString(file, json.substring(1));
        assertThatThrownBy(() -> reading.read(file)).isInstanceOf(SurveyDefinitionException.class);
        Files.writeString(file, " ");
        assertThatThrownBy(() -> reading.read(file))
                .isInstanceOf(SurveyDefinitionException.class)
                .hasMessageContaining("no JSON");
        int inner = json.lastIndexOf('{') + 1;
        Files.writeString(file, json.substring(0, inner) + "\"misspelt\": 1, " + json.substring(inner));
        assertThatThrownBy(() -> reading.read(file))
                .isInstanceOf(SurveyDefinitionException.class)
                .hasMessageStartingWith(kind + ", ")
                .hasMessageContaining("misspelt: no such field");
    }
}
