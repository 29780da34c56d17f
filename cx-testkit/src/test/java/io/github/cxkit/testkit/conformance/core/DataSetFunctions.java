package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseRules;
import io.github.cxkit.lifetime.RfmProfile;
import io.github.cxkit.lifetime.RfmState;
import io.github.cxkit.lifetime.model.BgBb;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.HistoryColumns;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.OpportunityHistory;
import io.github.cxkit.lifetime.model.OpportunityTable;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.model.SpendTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Catalogue functions that read a data file. */
final class DataSetFunctions {

    private DataSetFunctions() {}

    static void addTo(Map<String, CaseFunction> functions, Path dataFolder) {
        functions.put("rfm.totals", input -> totals(input, new DataFile(dataFolder, input)));
        functions.put(
                "bgNbd.fit",
                input -> PurchaseModelFunctions.fitted(BgNbd.fit(table(input, new DataFile(dataFolder, input)))));
        functions.put(
                "mbgNbd.fit",
                input -> PurchaseModelFunctions.fitted(MbgNbd.fit(table(input, new DataFile(dataFolder, input)))));
        functions.put(
                "paretoNbd.fit",
                input -> PurchaseModelFunctions.fitted(ParetoNbd.fit(table(input, new DataFile(dataFolder, input)))));
        functions.put(
                "gammaGamma.fit",
                input -> PurchaseModelFunctions.fitted(
                        GammaGamma.fit(SpendTable.of(summaries(input, new DataFile(dataFolder, input))))));
        functions.put(
                "bgBb.fit",
                input -> PurchaseModelFunctions.fitted(BgBb.fit(opportunities(new DataFile(dataFolder, input)))));
        functions.put("bgNbd.scoreAll", input -> scoreAll(input, new DataFile(dataFolder, input)));
    }

    private static Output totals(Input input, DataFile file) {
        LocalDate end = LocalDate.parse(input.text("observationEnd"));
        List<RfmProfile> customers = summaries(input, file);
        Output output = new Output()
                .put("customers", customers.size())
                .put(
                        "zeroRepeaters",
                        customers.stream()
                                .filter(c -> c.history().frequency() == 0)
                                .count())
                .put(
                        "sumFrequency",
                        customers.stream()
                                .mapToLong(c -> c.history().frequency())
                                .sum())
                .put(
                        "sumMonetaryValue",
                        customers.stream()
                                .mapToDouble(RfmProfile::monetaryValue)
                                .sum());
        long recency = 0;
        long age = 0;
        for (RfmState state : log(input, file).states(end).values()) {
            recency += state.period().daysBetween(state.firstDay(), state.lastDay());
            age += state.period().daysBetween(state.firstDay(), end);
        }
        return output.put("sumRecencyDays", (double) recency).put("sumAgeDays", (double) age);
    }

    private static Output scoreAll(Input input, DataFile file) {
        HistoryColumns customers = HistoryColumns.of(
                summaries(input, file).stream().map(RfmProfile::history).toList());
        double[] alive = new double[customers.size()];
        double[] expected = new double[customers.size()];
        PurchaseModelFunctions.bgNbd(input.get("params"))
                .score(customers, input.number("horizonWeeks"), alive, expected);
        return new Output()
                .put("customers", customers.size())
                .put("sumConditionalExpectedPurchases", Arrays.stream(expected).sum())
                .put("maxConditionalExpectedPurchases", Arrays.stream(expected).max())
                .put("sumProbabilityAlive", Arrays.stream(alive).sum());
    }

    private static RecencyFrequencyTable table(Input input, DataFile file) {
        return RecencyFrequencyTable.ofProfiles(summaries(input, file));
    }

    private static OpportunityTable opportunities(DataFile file) {
        return new OpportunityTable(file.rows(row -> new OpportunityTable.Row(
                new OpportunityHistory(
                        Integer.parseInt(file.field(row, "frequency")),
                        Integer.parseInt(file.field(row, "recencyPeriods")),
                        Integer.parseInt(file.field(row, "observedPeriods"))),
                Long.parseLong(file.field(row, "customers")))));
    }

    private static List<RfmProfile> summaries(Input input, DataFile file) {
        if (file.has("date")) {
            return log(input, file).summaries(LocalDate.parse(input.text("observationEnd")));
        }
        return file.rows(row -> new RfmProfile(
                file.field(row, "customer"),
                new CustomerHistory(
                        Long.parseLong(file.field(row, "frequency")),
                        Double.parseDouble(file.field(row, "recencyWeeks")),
                        Double.parseDouble(file.field(row, "ageWeeks"))),
                file.has("monetaryValue") ? Double.parseDouble(file.field(row, "monetaryValue")) : 0));
    }

    private static PurchaseLog log(Input input, DataFile file) {
        DateTimeFormatter date = DateTimeFormatter.ofPattern(input.get("format").text("dateFormat"));
        PurchaseLog.Builder log = PurchaseLog.builder(PurchaseRules.DAILY_UTC);
        file.rows(row -> log.add(
                file.field(row, "customer"),
                LocalDate.parse(file.field(row, "date"), date),
                new BigDecimal(file.field(row, "amount"))));
        return log.build();
    }

    /** Rows of a data file by the case's FileFormat. */
    private record DataFile(List<String[]> lines, Map<String, Integer> columns) {

        DataFile(Path folder, Input input) {
            this(lines(folder, input), input.get("format").map("columns", c -> Math.toIntExact(c.integer())));
        }

        private static List<String[]> lines(Path folder, Input input) {
            Input format = input.get("format");
            String separator = format.text("separator").equals("comma") ? "," : "\\s+";
            try {
                return Files.readAllLines(folder.resolve(input.text("dataFile"))).stream()
                        .skip(format.integer("headerLines"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.split(separator, -1))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean has(String column) {
            return columns.containsKey(column);
        }

        String field(String[] row, String column) {
            return row[columns.getOrDefault(column, 0) - 1];
        }

        <T> List<T> rows(Function<String[], T> read) {
            return lines.stream().map(read).toList();
        }
    }
}
