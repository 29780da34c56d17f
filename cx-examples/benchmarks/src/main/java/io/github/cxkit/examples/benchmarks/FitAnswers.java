package io.github.cxkit.examples.benchmarks;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.model.BetaDiscreteWeibull;
import io.github.cxkit.lifetime.model.BgBb;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.FitReport;
import io.github.cxkit.lifetime.model.FitResult;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.OpportunityHistory;
import io.github.cxkit.lifetime.model.OpportunityTable;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import io.github.cxkit.lifetime.model.ShiftedBetaGeometric;
import io.github.cxkit.lifetime.model.SpendTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.stream.Collectors;

/**
 * The library's fits of data sets that another program makes and judges ({@code differential/fits.py} in this module).
 *
 * <p>A line of the input is a model's name and its customers' numbers, four or three each, all set apart by blanks; a line of
 * the output is one JSON object.
 *
 * <p>Run: {@code java -cp ... io.github.cxkit.examples.benchmarks.FitAnswers < data.txt > fits.jsonl}
 */
public final class FitAnswers {

    private FitAnswers() {}

    /**
     * Answers line by line.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (Scanner in = new Scanner(System.in, StandardCharsets.UTF_8)) {
            while (in.hasNextLine()) {
                String[] words = in.nextLine().split(" ");
                double[] numbers = Arrays.stream(words)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                System.out.println(answer(words[0], numbers));
            }
        }
    }

    private static String answer(String model, double[] numbers) {
        try {
            FitResult<?> fit = fit(model, numbers);
            if (fit instanceof FitResult.Converged<?> converged) {
                return report("converged", converged.report());
            }
            if (fit instanceof FitResult.Boundary<?> boundary) {
                return report(boundary.reason().name(), boundary.report());
            }
            return "{\"outcome\":\"failed\"}";
        } catch (RuntimeException e) {
            // told, for the judge to call it wrong
            return String.format(Locale.ROOT, "{\"outcome\":\"broken\",\"error\":\"%s\"}", e);
        }
    }

    private static FitResult<?> fit(String model, double[] numbers) {
        return switch (model) {
            case "bgNbd" -> BgNbd.fit(histories(numbers));
            case "mbgNbd" -> MbgNbd.fit(histories(numbers));
            case "paretoNbd" -> ParetoNbd.fit(histories(numbers));
            case "gammaGamma" -> GammaGamma.fit(spend(numbers));
            case "bgBb" -> BgBb.fit(opportunities(numbers));
            case "sbg" -> ShiftedBetaGeometric.fit(whole(numbers));
            case "bdw" -> BetaDiscreteWeibull.fit(whole(numbers));
            default -> throw new IllegalArgumentException("there is no model " + model);
        };
    }

    private static RecencyFrequencyTable histories(double[] v) {
        RecencyFrequencyTable.Builder table = RecencyFrequencyTable.builder();
        for (int i = 0; i < v.length; i += 4) {
            table.add(new CustomerHistory((long) v[i], v[i + 1], v[i + 2]), (long) v[i + 3]);
        }
        return table.build();
    }

    private static SpendTable spend(double[] v) {
        List<SpendTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < v.length; i += 3) {
            rows.add(new SpendTable.Row((long) v[i], v[i + 1], (long) v[i + 2]));
        }
        return new SpendTable(rows);
    }

    private static OpportunityTable opportunities(double[] v) {
        List<OpportunityTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < v.length; i += 4) {
            rows.add(new OpportunityTable.Row(
                    new OpportunityHistory((int) v[i], (int) v[i + 1], (int) v[i + 2]), (long) v[i + 3]));
        }
        return new OpportunityTable(rows);
    }

    private static long[] whole(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(v -> (long) v).toArray();
    }

    private static String report(String outcome, FitReport report) {
        String parameters = report.parameters().stream()
                .map(p -> Double.toString(p.value()))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "{\"outcome\":\"%s\",\"parameters\":[%s],\"logLikelihood\":%s,\"iterations\":%d}",
                outcome,
                parameters,
                report.logLikelihood(),
                report.iterations());
    }
}
