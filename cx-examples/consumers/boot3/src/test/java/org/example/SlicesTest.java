package org.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.cxkit.survey.Answer;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.test.json.JacksonTester;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Slices of the application know cxkit's types without being told. */
class SlicesTest {

    @Nested
    @JsonTest(properties = {"cxkit.live.enabled=true", "cxkit.live.questions.recommend=0-10", "cxkit.live.dimensions=touchpoint"})
    class Json {

        @Autowired
        private JacksonTester<Answer> json;

        @Test
        void writesAndReads() throws Exception {
            String text = json.write(new Answer.Rating(9)).getJson();
            assertThat(text).contains("\"is\"");
            assertThat(json.parseObject(text)).isEqualTo(new Answer.Rating(9));
        }
    }

    @Nested
    @WebMvcTest(properties = {"cxkit.live.enabled=true", "cxkit.live.questions.recommend=0-10", "cxkit.live.dimensions=touchpoint"})
    class Web {

        @Autowired
        private MockMvc mvc;

        @Test
        void answersWithAType() throws Exception {
            mvc.perform(get("/answer")).andExpect(status().isOk()).andExpect(jsonPath("$.is").exists());
        }

        @Test
        void saysInTheCustomersLanguageWhatARatingMayBe() throws Exception {
            mvc.perform(post("/reply")
                            .locale(Locale.ITALIAN)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"rating\": 11}"))
                    .andExpect(status().isBadRequest())
                    .andExpect(result -> assertThat(result.getResolvedException())
                            .hasMessageContaining("deve essere un numero intero da 0 (per niente probabile) a 10"));
            mvc.perform(post("/reply").contentType(MediaType.APPLICATION_JSON).content("{\"rating\": 10}"))
                    .andExpect(status().isOk());
        }
    }
}
