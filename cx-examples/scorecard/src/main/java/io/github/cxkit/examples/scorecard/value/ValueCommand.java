package io.github.cxkit.examples.scorecard.value;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.ReportArguments;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.PurchaseLog.PeriodPurchases;
import io.github.cxkit.readers.OrderReader;
import io.github.cxkit.readers.OrderRow;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRowException;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.definition.OrderDefinition;
import io.github.cxkit.readers.definition.OrderMapping;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ObjLongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Orders in, value of customers out. */
@Command(
        name = "value",
        sortOptions = false,
        description = {
            "Forecasts what customers will buy and what that is worth, from a file of orders.",
            "The last weeks, as many as the horizon, are also held out once to see how well the model would have done."
        })
public final class ValueCommand implements Callable<Integer> {

    private static final Pattern HORIZON = Pattern.compile("([1-9][0-9]{0,3})w");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--orders", paramLabel = "ORDERS.csv", description = "One row per order; or --jdbc and --query.")
    private @Nullable Path orders;

    @Mixin
    private final Database database = new Database();

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "MAPPING.json",
            description = "Names of the columns customer, at and amount, and how to read them.")
    @SuppressWarnings("NullAway.Init")
    private Path mapping;

    @Option(
            names = "--model",
            paramLabel = "bgnbd|mbgnbd|paretonbd",
            defaultValue = "bgnbd",
            description = "The purchase model (default: ${DEFAULT-VALUE}).")
    private ModelName model = ModelName.BGNBD;

    @Option(
            names = "--horizon",
            paramLabel = "39w",
            defaultValue = "39w",
            description = "How far ahead, in weeks (default: ${DEFAULT-VALUE}).")
    private String horizon = "39w";

    @Mixin
    private FileArguments files = new FileArguments();

    @Option(names = "--strict", description = "End with code 2 at the first row that is no order.")
    private boolean strict;

    @Mixin
    private MinGroup minGroup = new MinGroup();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Override
    public Integer call() throws IOException {
        Matcher weeks = HORIZON.matcher(horizon);
        if (!weeks.matches()) {
            throw new IllegalArgumentException("--horizon must be whole weeks such as 39w but was " + horizon);
        }
        report.check(Arrays.<@Nullable Path>asList(orders, mapping));
        if (database.isNamed() == (orders != null)) {
            throw new IllegalArgumentException("name --orders, or --jdbc and --query");
        }
        long least = minGroup.size();
        OrderMapping columns = mapping();
        PurchaseLog.Builder builder = PurchaseLog.builder(columns.rules());
        ReadReport read = read(columns, builder);
        ReadReport told = minGroup.told(read);
        PurchaseLog log = builder.build();
        ObjectMapper mapper = CxModule.mapper().enable(SerializationFeature.INDENT_OUTPUT);
        if (Intake.isTooLittle(List.of(told)) || log.customers().isEmpty()) {
            return report.withoutFigures(spec, List.of(told));
        }
        LocalDate end = columns.observationEnd() == null ? lastDay(log) : columns.observationEnd();
        ValueDocument document =
                ValueDocument.of(log, read.rejectedRows(), end, model, Integer.parseInt(weeks.group(1)));
        report.write(
                spec, document.page(log).hidingBelow(least).in(report.locale()).page(), List.of(told), () -> {
                    ObjectNode tree = mapper.valueToTree(minGroup.hides() ? document.withoutSingles(least) : document);
                    tree.set("intake", mapper.valueToTree(List.of(Intake.json(told))));
                    return mapper.writeValueAsString(tree) + "\n";
                });
        return files.exitCode(read);
    }

    private OrderMapping mapping() throws IOException {
        try {
            return OrderDefinition.read(mapping);
        } catch (SurveyDefinitionException e) {
            throw new IllegalArgumentException(mapping + ": " + e.getMessage(), e);
        }
    }

    private ReadReport read(OrderMapping columns, PurchaseLog.Builder log) throws IOException {
        RowReader<OrderRow> lenient = files.apply(OrderReader.of(columns), columns.file());
        RowReader<OrderRow> reader = strict ? lenient.strict() : lenient;
        Path file = orders;
        String name = file == null ? "database" : String.valueOf(file.getFileName());
        ObjLongConsumer<OrderRow> add =
                (order, times) -> log.add(order.customer(), order.day(), order.amount(), order.currency());
        try {
            return file == null ? database.read(reader, add) : reader.readCounted(file, add);
        } catch (RejectedRowException e) {
            throw new StrictFailureException(
                    name + ", " + minGroup.told(List.of(e.row())).get(0));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static LocalDate lastDay(PurchaseLog log) {
        return log.customers().values().stream()
                .map(purchases -> purchases.get(purchases.size() - 1))
                .map(PeriodPurchases::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }
}
