package io.github.cxkit.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxkit.lifetime.HoldoutRecord;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.value.CustomerValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The CDNOW orders of 2,357 customers, from the log to published parameters. */
class CdnowTest {

    private static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);

    private static PurchaseLog log =
            PurchaseLog.builder(PurchaseRules.DAILY_UTC).build();

    @BeforeAll
    static void read() throws IOException {
        Path file = Path.of(System.getProperty("cxkit.data", "data"), "cdnow", "CDNOW_sample.txt");
        Assumptions.assumeTrue(Files.isReadable(file), "no CDNOW data at " + file + "; set cxkit.data");
        PurchaseLog.Builder builder = PurchaseLog.builder(PurchaseRules.DAILY_UTC);
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.strip().split("\\s+", -1);
            builder.add(
                    fields[1],
                    LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE),
                    new BigDecimal(fields[4]),
                    "USD");
        }
        log = builder.build();
    }

    private static FitReport report(FitResult<?> fit) {
        assertThat(fit).isInstanceOf(FitResult.Converged.class);
        return ((FitResult.Converged<?>) fit).report();
    }

    @Test
    void theFitsAreThePublishedOnes() {
        List<RfmProfile> customers = log.summaries(CALIBRATION_END);
        assertThat(customers).hasSize(2357);
        RecencyFrequencyTable table = RecencyFrequencyTable.ofProfiles(customers);

        FitResult<BgNbd> bg = BgNbd.fit(table);
        BgNbd model = bg.converged().orElseThrow();
        assertThat(model.r()).isCloseTo(0.243, within(5e-4));
        assertThat(model.alpha()).isCloseTo(4.414, within(5e-4));
        assertThat(model.a()).isCloseTo(0.793, within(5e-4));
        assertThat(model.b()).isCloseTo(2.426, within(5e-4));
        assertThat(report(bg).logLikelihood()).isCloseTo(-9582.4292, within(1e-3));

        FitResult<ParetoNbd> pareto = ParetoNbd.fit(table);
        ParetoNbd lifetimes = pareto.converged().orElseThrow();
        assertThat(lifetimes.r()).isCloseTo(0.553, within(1e-3));
        assertThat(lifetimes.alpha()).isCloseTo(10.578, within(2e-3));
        assertThat(lifetimes.s()).isCloseTo(0.606, within(1e-3));
        assertThat(lifetimes.beta()).isCloseTo(11.669, within(1e-2));
        assertThat(report(pareto).logLikelihood()).isCloseTo(-9594.9762, within(1e-3));

        assertThat(report(MbgNbd.fit(table)).aic()).isLessThan(report(pareto).aic());

        GammaGamma spend = GammaGamma.fit(SpendTable.of(customers)).converged().orElseThrow();
        assertThat(spend.p()).isCloseTo(6.25, within(0.01));
        assertThat(spend.q()).isCloseTo(3.74, within(0.01));
        assertThat(spend.v()).isCloseTo(15.44, within(0.02));
    }

    @Test
    void theHoldoutPeriodIsForecast() {
        List<HoldoutRecord> split = log.split(CALIBRATION_END, LocalDate.of(1998, 6, 30));
        List<RfmProfile> customers =
                split.stream().map(HoldoutRecord::calibration).toList();
        BgNbd model = BgNbd.fit(RecencyFrequencyTable.ofProfiles(customers))
                .converged()
                .orElseThrow();
        double weeks = split.get(0).holdoutWeeks();
        double expected = customers.stream()
                .mapToDouble(c -> model.expectedPurchases(c.history(), weeks))
                .sum();
        long bought = split.stream().mapToLong(HoldoutRecord::holdoutPurchases).sum();
        assertThat(weeks).isEqualTo(39);
        assertThat(bought).isEqualTo(1882);
        assertThat(expected).isCloseTo(1653, within(2.0));
    }

    @Test
    void oneCustomerIsExplained() {
        List<RfmProfile> customers = log.summaries(CALIBRATION_END);
        CustomerValue value = new CustomerValue(
                BgNbd.fit(RecencyFrequencyTable.ofProfiles(customers))
                        .converged()
                        .orElseThrow(),
                GammaGamma.fit(SpendTable.of(customers)).converged().orElseThrow());
        RfmProfile first = customers.get(0);
        CustomerValue.Explanation why = value.explain(first, 39);
        assertThat(why.customer()).isEqualTo("0001");
        assertThat(why.expectedOrders()).isCloseTo(1.226, within(1e-3));
        assertThat(why.probabilityAlive()).isCloseTo(0.7266, within(1e-3));
        assertThat(why.expectedOrderValue().orElseThrow()).isCloseTo(24.66, within(0.02));
        assertThat(why.shrinkage().orElseThrow()).isCloseTo(1 - 12.5 / 15.24, within(1e-3));
    }
}
