package io.github.cxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.survey.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.test.json.JacksonTester;

/** A test slice of the application's JSON knows the types without being told. */
@JsonTest
class JsonSliceTest {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private JacksonTester<Answer> json;

    @Test
    void writesAndReads() throws IOException {
        String text = json.write(new Answer.Rating(9)).getJson();
        assertThat(text).contains("\"is\"");
        assertThat(json.parseObject(text)).isEqualTo(new Answer.Rating(9));
    }

    @SpringBootConfiguration
    static class Application {}
}
