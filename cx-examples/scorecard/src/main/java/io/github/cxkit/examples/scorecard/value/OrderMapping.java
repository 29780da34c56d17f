package io.github.cxkit.examples.scorecard.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchasePeriod;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.readers.RejectedRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file of orders mean. Only the three columns are required.
 *
 * @param customer column of the customer's name
 * @param at column of the order's day or moment
 * @param amount column of the money
 * @param currency column of the currency, null if there is only one
 * @param dateFormat Java date pattern of {@code at}; null for ISO days, or ISO moments with a zone
 * @param separator one character between fields, null for a comma
 * @param zone time zone whose calendar cuts days, null for UTC
 * @param refunds what a negative amount means, null to refuse it
 * @param observationEnd last day observed, null for the day of the last order
 */
record OrderMapping(
        String customer,
        String at,
        String amount,
        @Nullable String currency,
        @Nullable String dateFormat,
        @Nullable String separator,
        @Nullable String zone,
        @Nullable RefundPolicy refunds,
        @Nullable LocalDate observationEnd) {

    static OrderMapping read(Path file) throws IOException {
        try {
            OrderMapping mapping = CxModule.mapper().readValue(Files.readString(file), OrderMapping.class);
            if (mapping == null) {
                throw new IllegalArgumentException(file + ": the mapping is empty");
            }
            return mapping;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Reads the orders; a row that is none is told to {@code rejections} and left out. */
    PurchaseLog log(Path orders, Consumer<RejectedRow> rejections) throws IOException {
        PurchaseRules rules = new PurchaseRules(
                zone == null ? "UTC" : zone,
                PurchasePeriod.DAY,
                refunds == null ? RefundPolicy.REJECT : refunds,
                FreeOrderPolicy.COUNT);
        PurchaseLog.Builder log = PurchaseLog.builder(rules);
        char between = separator == null || separator.isEmpty() ? ',' : separator.charAt(0);
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(between).ofNamedCsvRecord(orders)) {
            for (NamedCsvRecord row : rows) {
                try {
                    add(log, row);
                } catch (IllegalArgumentException | DateTimeException e) {
                    rejections.accept(new RejectedRow(
                            row.getStartingLineNumber(),
                            RejectedRow.Scope.ROW,
                            null,
                            null,
                            String.valueOf(e.getMessage())));
                }
            }
        }
        return log.build();
    }

    private void add(PurchaseLog.Builder log, NamedCsvRecord row) {
        String name = field(row, customer);
        String time = field(row, at);
        BigDecimal money = money(field(row, amount));
        if (dateFormat == null && time.length() > 10) {
            log.add(name, Instant.parse(time), money, currency == null ? "" : field(row, currency));
            return;
        }
        LocalDate day = dateFormat == null
                ? LocalDate.parse(time)
                : LocalDate.parse(time, DateTimeFormatter.ofPattern(dateFormat));
        log.add(name, day, money, currency == null ? "" : field(row, currency));
    }

    private static String field(NamedCsvRecord row, String column) {
        return row.findField(column)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("column \"" + column + "\" is missing or empty"));
    }

    private static BigDecimal money(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no amount of money", e);
        }
    }
}
