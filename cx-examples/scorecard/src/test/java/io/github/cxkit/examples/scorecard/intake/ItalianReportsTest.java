package io.github.cxkit.examples.scorecard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.OrderReader;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.ReportWords;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.definition.EventLogDefinition;
import io.github.cxkit.readers.definition.OrderDefinition;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.readers.draft.Draft;
import io.github.cxkit.readers.draft.DraftOptions;
import io.github.cxkit.readers.draft.FileDescription;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is said of the files of the intake cases is said in Italian too. */
class ItalianReportsTest {

    private static final String REFUSED = "refused: ";
    private static final ReportWords WORDS = ReportWords.in(Locale.ITALIAN);
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|is|are|of|and|with|rows?|cells?|not|their|its|reads?|because|or)\\b");

    @Test
    void nothingIsLeftInEnglish() throws IOException, URISyntaxException {
        Path cases = Path.of(
                Objects.requireNonNull(getClass().getResource("/intake")).toURI());
        Set<String> said = new LinkedHashSet<>();
        try (Stream<Path> all = Files.walk(cases)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.getFileName().toString().equals("expected.json")) {
                    drafted(file, said);
                    read(file, said);
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(100);
        assertThat(said.stream()
                        .filter(ItalianReportsTest::isEnglish)
                        .map(each -> each + " -> " + WORDS.ofRefusal(each))
                        .toList())
                .isEmpty();
    }

    private static boolean isEnglish(String text) {
        Optional<String> italian = text.startsWith(REFUSED)
                ? Optional.of(WORDS.ofRefusal(text.substring(REFUSED.length())))
                : WORDS.find(text);
        // names of columns, what the file holds and options stay as they are
        return italian.isEmpty()
                || ENGLISH.matcher(italian.get()
                                .replaceAll("\"[^\"]*\"", "")
                                .replaceAll("\\{.*?}|\\[.*?]|ammessi:.*|--[a-z-]+", ""))
                        .find();
    }

    private static void drafted(Path file, Set<String> said) {
        if (file.getFileName().toString().matches("survey.json|mapping.json|journey.json")) {
            return;
        }
        try {
            said.addAll(FileDescription.of(file, FileOptions.DEFAULT).remarks());
            Draft draft = Draft.of(file, DraftOptions.DEFAULT);
            said.addAll(draft.notes());
            said.addAll(draft.questions());
        } catch (IOException | IllegalArgumentException e) {
            refused(e, said);
        }
    }

    private static void refused(Exception e, Set<String> said) {
        String message = e.getMessage();
        // a definition that is no definition is not of the files
        if (!(e instanceof SurveyDefinitionException) && message != null) {
            said.add(REFUSED + message);
        }
    }

    private static void read(Path definition, Set<String> said) throws IOException {
        String name = definition.getFileName().toString();
        if (!name.matches("survey.json|mapping.json|journey.json")) {
            return;
        }
        try (Stream<Path> beside = Files.list(definition.getParent())) {
            for (Path file : beside.filter(each -> !each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                try {
                    said(
                            switch (name) {
                                case "survey.json" ->
                                    ResponseReader.of(SurveyDefinition.read(definition)
                                                    .mapping())
                                            .read(file, response -> {});
                                case "mapping.json" ->
                                    OrderReader.of(OrderDefinition.read(definition))
                                            .read(file, order -> {});
                                default ->
                                    EventLogDefinition.read(Files.readString(definition))
                                            .reader()
                                            .read(file, event -> {});
                            },
                            said);
                } catch (IOException | IllegalArgumentException e) {
                    refused(e, said);
                }
            }
        }
    }

    private static void said(ReadReport report, Set<String> said) {
        said.addAll(report.remarks());
        report.reasons().forEach(reason -> {
            said.add(reason.reason());
            Optional.ofNullable(reason.hint()).ifPresent(said::add);
        });
    }

    @Test
    void whatAFileHoldsStaysAsItIs() {
        assertThat(WORDS.of("column \"the time is empty\": not taken, it looks like a group of 3 values"))
                .isEqualTo("colonna \"the time is empty\": non usata, sembra un gruppo di 3 valori");
        assertThat(WORDS.of("the row has 1 cell but the heading has 3 cells: the row is cut short"))
                .isEqualTo("la riga ha 1 cella ma l'intestazione 3 celle: la riga è interrotta");
        assertThat(ReportWords.in(Locale.ENGLISH).of("the time is empty")).isEqualTo("the time is empty");
        assertThat(List.of(WORDS.of("never heard of"))).containsExactly("never heard of");
    }
}
