package io.github.cxkit.readers.definition;

import io.github.cxkit.lifetime.FreeOrderPolicy;
import io.github.cxkit.lifetime.RefundPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the mapping of a file of orders from JSON.
 *
 * <pre>{@code
 * OrderMapping mapping = OrderDefinition.read("""
 *         {"customer": "CustomerID", "at": "InvoiceDate", "amountOf": ["Price", "Quantity"], "timePattern": "M/d/yyyy H:mm"}""");
 * mapping.factor();  // ==> Quantity
 * }</pre>
 *
 * @since 0.1.0
 */
public final class OrderDefinition {

    private OrderDefinition() {}

    /**
     * Reads a mapping from a file.
     *
     * @param file UTF-8 JSON
     * @return the mapping
     * @throws IOException if the file cannot be read
     * @throws SurveyDefinitionException if it is no mapping of orders
     */
    public static OrderMapping read(Path file) throws IOException {
        return read(Files.readString(file));
    }

    /**
     * Reads a mapping from a text.
     *
     * @param json the JSON
     * @return the mapping
     * @throws SurveyDefinitionException if it is no mapping of orders
     */
    public static OrderMapping read(String json) {
        return Node.read(json, "order mapping", "", OrderDefinition::mapping);
    }

    private static OrderMapping mapping(Node node) {
        node.object(
                "customer",
                "at",
                "amount",
                "amountOf",
                "currency",
                "order",
                "givenBack",
                "dateFormat",
                "timePattern",
                "timeLocale",
                "separator",
                "zone",
                "refunds",
                "freeOrders",
                "observationEnd",
                "file",
                "only",
                "except",
                "evidence");
        Node product = node.get("amountOf");
        List<String> factors = product == null ? List.of(node.need("amount").text()) : product.list(Node::text);
        if (product != null && (factors.size() != 2 || node.get("amount") != null)) {
            throw product.refuse("must name two columns, and stands instead of \"amount\"");
        }
        OrderMapping mapping = OrderMapping.of(
                        node.need("customer").text(), node.need("at").text(), factors.get(0))
                .withTimes(SourceFields.times(node, "timePattern", "dateFormat"))
                .withFile(SourceFields.file(node))
                .withFilter(SourceFields.filter(node));
        if (factors.size() == 2) {
            mapping = mapping.withFactor(factors.get(1));
        }
        Node separator = node.get("separator");
        if (separator != null && !separator.text().isEmpty()) {
            mapping = mapping.withFile(
                    mapping.file().withSeparator(separator.text().charAt(0)));
        }
        Node currency = node.get("currency");
        if (currency != null) {
            mapping = mapping.withCurrency(currency.text());
        }
        Node order = node.get("order");
        if (order != null) {
            mapping = mapping.withOrder(order.text());
        }
        Node givenBack = node.get("givenBack");
        if (givenBack != null) {
            mapping = mapping.withGivenBack(givenBack.text());
        }
        Node refunds = node.get("refunds");
        if (refunds != null) {
            mapping = mapping.withRefunds(named(refunds, RefundPolicy::named));
        }
        Node free = node.get("freeOrders");
        if (free != null) {
            mapping = mapping.withFreeOrders(named(free, FreeOrderPolicy::named));
        }
        return calendar(node, mapping);
    }

    private static <T> T named(Node node, Function<String, T> policies) {
        String name = node.text();
        try {
            return policies.apply(name);
        } catch (IllegalArgumentException e) {
            throw new SurveyDefinitionException(node.path(), String.valueOf(e.getMessage()), e);
        }
    }

    private static OrderMapping calendar(Node node, OrderMapping mapping) {
        OrderMapping placed = mapping;
        Node zone = node.get("zone");
        Node end = node.get("observationEnd");
        try {
            if (zone != null) {
                placed = placed.withZone(ZoneId.of(zone.text()));
            }
        } catch (DateTimeException e) {
            throw new SurveyDefinitionException("zone", "must be a time zone such as Europe/Rome", e);
        }
        try {
            if (end != null) {
                placed = placed.withObservationEnd(LocalDate.parse(end.text()));
            }
        } catch (DateTimeException e) {
            throw new SurveyDefinitionException("observationEnd", "must be a day such as 2026-03-31", e);
        }
        return placed;
    }
}
