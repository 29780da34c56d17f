package io.github.cxkit.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.BuyTillYouDieModel;
import io.github.cxkit.lifetime.model.FitResult;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models and fits are stored with a name and a version. */
class FitJsonTest {

    private static final ObjectMapper JSON = CxModule.mapper();

    @Test
    void aModelSaysWhichOneItIs() throws JsonProcessingException {
        BuyTillYouDieModel model = new BgNbd(0.243, 4.414, 0.793, 2.426);
        String json = JSON.writeValueAsString(model);
        assertThat(json).contains("\"model\":\"bg-nbd/1\"");
        assertThat(JSON.readValue(json, BuyTillYouDieModel.class)).isEqualTo(model);
    }

    @Test
    void aFitReadsBackWithItsDiagnosis() throws JsonProcessingException {
        FitResult<BgNbd> fit = BgNbd.fit(RecencyFrequencyTable.of(List.of(CustomerHistory.oneTimeBuyer(30))));
        TypeReference<FitResult<BgNbd>> type = new TypeReference<>() {};
        String json = JSON.writerFor(type).writeValueAsString(fit);
        assertThat(json).contains("boundary/1");
        assertThat(JSON.readValue(json, type)).isEqualTo(fit);
    }
}
