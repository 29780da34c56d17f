package io.github.cxkit.readers;

import io.github.cxkit.readers.definition.OrderMapping;
import java.util.Objects;

/**
 * Readers of files of orders. The report keeps the books: money kept + money rejected = money of all rows whose amount can be
 * read, and for every reason apart.
 *
 * <pre>{@code
 * String csv = "customer;day;total\na;2026-03-01;10,50\n;2026-03-02;4,00\n";
 * List<Order> orders = new ArrayList<>();
 * ReadReport report = OrderReader.of(OrderMapping.of("customer", "day", "total"))
 *         .read(new java.io.ByteArrayInputStream(csv.getBytes()), orders::add);
 * report.money().orElseThrow().rejected();  // 4.00
 * }</pre>
 *
 * @since 0.1.0
 */
public final class OrderReader {

    private OrderReader() {}

    /**
     * A reader.
     *
     * @param mapping which column means what
     * @return the reader
     */
    public static RowReader<Order> of(OrderMapping mapping) {
        Objects.requireNonNull(mapping, "mapping");
        return RowReader.of(
                (filter, setting, consumer) -> new OrderRows(mapping, filter, setting, consumer),
                mapping.file(),
                mapping.filter());
    }
}
