package io.github.cxkit.examples.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.examples.scorecard.cli.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One place words every failure, those of the machine too. */
class FailureWordsTest {

    private final StringWriter err = new StringWriter();

    private int failed(Throwable e, String... args) {
        return ScorecardApp.failed(
                e, new PrintWriter(err), Messages.of(Call.of(args).italian()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en | the memory given to Java is too little", "it | la memoria data a Java non basta"})
    void tooLittleMemoryIsSaidInASentence(String language, String said) {
        assertThat(failed(new OutOfMemoryError("Java heap space"), "--lang", language))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .startsWith("cx-scorecard: " + said)
                .contains("-Xmx4g")
                .doesNotContain("\tat ");
    }

    @Test
    void anyOtherErrorIsADefectToReport() {
        assertThat(failed(new StackOverflowError())).isEqualTo(ExitCode.DEFECT);
        assertThat(err.toString()).startsWith("cx-scorecard: this is a defect of the program");
    }
}
