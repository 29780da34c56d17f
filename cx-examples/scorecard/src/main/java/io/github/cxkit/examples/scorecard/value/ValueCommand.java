package io.github.cxkit.examples.scorecard.value;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.examples.scorecard.cli.JsonText;
import io.github.cxkit.examples.scorecard.cli.MinGroup;
import io.github.cxkit.examples.scorecard.cli.Money;
import io.github.cxkit.examples.scorecard.cli.ReportArguments;
import io.github.cxkit.examples.scorecard.cli.StrictFailureException;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.PurchaseAccount;
import io.github.cxkit.lifetime.PurchaseLog;
import io.github.cxkit.lifetime.RefundPolicy;
import io.github.cxkit.readers.OrderReader;
import io.github.cxkit.readers.OrderRow;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RejectedRowException;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.definition.OrderDefinition;
import io.github.cxkit.readers.definition.OrderMapping;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import io.github.cxkit.report.value.OrderAccount;
import io.github.cxkit.score.Disclosure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
            names = "--refunds",
            paramLabel = "reject|ignore|netWithinUnit|matchOrders",
            description = {
                "What a negative amount means; wins over the mapping.",
                "matchOrders, the one for shops, takes it from the order it names, else from the customer's newest."
            })
    private @Nullable String refunds;

    @Option(
            names = "--order-id",
            paramLabel = "COLUMN",
            description = "Column that names the order, for --refunds matchOrders; wins over the mapping.")
    private @Nullable String orderId;

    @Option(
            names = "--free-orders",
            paramLabel = "count|ignore|reject",
            description = "What an amount of 0 means; wins over the mapping.")
    private @Nullable String freeOrders;

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
    private final Money money = new Money();

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
        Orders all = new Orders(columns.rules(), columns.currency());
        ReadReport read = read(columns, all);
        ReadReport told = minGroup.told(read);
        ObjectMapper mapper = CxModule.mapper();
        if (Intake.isTooLittle(List.of(told)) || all.isEmpty()) {
            return report.withoutFigures(spec, List.of(told));
        }
        LocalDate end = columns.observationEnd() == null ? all.lastDay() : columns.observationEnd();
        PurchaseAccount kept = all.account(end);
        OrderAccount account = Orders.account(kept, read);
        PurchaseLog log = kept.log();
        String currency = money.overRows(log.currency() == null ? "" : log.currency());
        if (log.customers().isEmpty()) {
            return report.withoutFigures(
                    spec,
                    List.of(told),
                    report.wording().text("value.account.empty", end.toString()) + " "
                            + account.sentence(report.wording(), currency, least),
                    Map.of("account", account.told(least)));
        }
        Disclosure few = minGroup.least(Disclosure.Of.CUSTOMERS);
        if (few.isFew(log.summaries(end).size())) {
            return report.withoutFigures(spec, List.of(told), report.wording().few(few), Map.of("lack", few.few()));
        }
        ValueDocument document = ValueDocument.of(
                        all, log, read.rejectedRows(), end, model, Integer.parseInt(weeks.group(1)))
                .tryingOnNoFewerThan(least);
        report.write(
                spec,
                document.page(log)
                        .accounting(account)
                        .worth(currency)
                        .hidingBelow(least)
                        .in(report.locale())
                        .page(),
                List.of(told),
                () -> document.rows(currency, minGroup.hides()),
                () -> {
                    ObjectNode tree = mapper.valueToTree(minGroup.hides() ? document.withoutSingles(least) : document);
                    tree.put("currency", currency.isEmpty() ? null : currency);
                    tree.set("account", mapper.valueToTree(account.told(least)));
                    tree.set("intake", mapper.valueToTree(List.of(Intake.json(told))));
                    return JsonText.of(tree);
                });
        return files.exitCode(read);
    }

    private OrderMapping mapping() throws IOException {
        OrderMapping columns;
        try {
            columns = OrderDefinition.read(mapping);
        } catch (SurveyDefinitionException e) {
            throw new IllegalArgumentException(mapping + ": " + e.getMessage(), e);
        }
        if (refunds != null) {
            columns = columns.withRefunds(option("--refunds", refunds, RefundPolicy::named));
        }
        if (freeOrders != null) {
            columns = columns.withFreeOrders(option("--free-orders", freeOrders, FreeOrderPolicy::named));
        }
        if (orderId == null) {
            return columns;
        }
        if (columns.refunds() != RefundPolicy.MATCH_ORDERS) {
            throw new IllegalArgumentException(
                    "--order-id is for refunds that are matched to orders, but the policy of refunds is "
                            + columns.refunds().key() + "; say --refunds matchOrders");
        }
        return columns.withOrder(orderId);
    }

    private static <T> T option(String name, String value, Function<String, T> named) {
        try {
            return named.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private ReadReport read(OrderMapping columns, Orders all) throws IOException {
        RowReader<OrderRow> lenient = files.apply(OrderReader.of(columns), columns.file());
        RowReader<OrderRow> reader = strict ? lenient.strict() : lenient;
        Path file = orders;
        String name = file == null ? "database" : String.valueOf(file.getFileName());
        ObjLongConsumer<OrderRow> add = (order, times) -> all.add(order);
        try {
            return file == null ? database.read(reader, add) : reader.readCounted(file, add);
        } catch (RejectedRowException e) {
            throw new StrictFailureException(
                    name + ", " + minGroup.told(List.of(e.row())).get(0));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }
}
