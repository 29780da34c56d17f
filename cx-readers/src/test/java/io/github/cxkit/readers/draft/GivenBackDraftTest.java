package io.github.cxkit.readers.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxkit.readers.definition.OrderDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shops write beside an order what was given back of it. */
class GivenBackDraftTest {

    @TempDir
    Path folder;

    private Draft draft(String... rows) throws IOException {
        return Draft.of(Files.write(folder.resolve("orders.csv"), List.of(rows)), DraftOptions.DEFAULT);
    }

    @Test
    void aPartOfTheOrdersMoneyIsTakenOff() throws IOException {
        Draft draft = draft(
                "Name;Email;Created at;Total;Refunded Amount",
                "#1;ann@example.com;2026-06-20 09:00:00 +0200;100,10;0,00",
                "#2;bob@example.com;2026-06-21 09:00:00 +0200;30,00;5,25",
                "#3;ann@example.com;2026-06-22 09:00:00 +0200;1.012,00;1.012,00");

        assertThat(OrderDefinition.read(draft.json()).givenBack()).isEqualTo("Refunded Amount");
        assertThat(draft.questions()).isEmpty();
    }

    @Test
    void moreThanWasPaidOrAFlagIsAskedAbout() throws IOException {
        for (String refund : List.of("Refund Id", "Refunded", "Refunded Amount")) {
            Draft draft = draft(
                    "Order ID,Customer ID,Date,Total," + refund,
                    "1,c1,2026-06-20T09:00:00Z,100.10,0",
                    "2,c2,2026-06-21T09:00:00Z,30.00," + (refund.equals("Refunded") ? "1" : "77001"),
                    "3,c1,2026-06-22T09:00:00Z,12.00,0");

            assertThat(OrderDefinition.read(draft.json()).givenBack())
                    .as(refund)
                    .isNull();
            assertThat(draft.questions())
                    .contains("column \"" + refund
                            + "\": its refunds are not taken off the orders; say what is left of each as the amount");
        }
    }
}
