package io.github.cxkit.examples.spark;

import io.github.cxkit.lifetime.CustomerHistory;
import io.github.cxkit.lifetime.model.RecencyFrequencyTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How many customers have each history: the summary that a repeat-buying model is fitted to. */
record RepeatBuying<I>(Summaries.Travelling<I, CustomerHistory> history)
        implements Summary<I, RecencyFrequencyTable.Builder, RecencyFrequencyTable> {

    @Override
    public RecencyFrequencyTable.Builder builder() {
        return RecencyFrequencyTable.builder();
    }

    @Override
    public void add(RecencyFrequencyTable.Builder builder, I input) {
        builder.add(history.apply(input));
    }

    @Override
    public RecencyFrequencyTable build(RecencyFrequencyTable.Builder builder) {
        return builder.build();
    }

    @Override
    public RecencyFrequencyTable merge(RecencyFrequencyTable first, RecencyFrequencyTable second) {
        return first.merge(second);
    }

    @Override
    public byte[] toBytes(RecencyFrequencyTable table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(table.rows().size());
            for (RecencyFrequencyTable.Row row : table.rows()) {
                out.writeLong(row.history().frequency());
                out.writeDouble(row.history().recency());
                out.writeDouble(row.history().age());
                out.writeLong(row.customers());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public RecencyFrequencyTable ofBytes(byte[] bytes) {
        RecencyFrequencyTable.Builder builder = RecencyFrequencyTable.builder();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int rows = in.readInt();
            for (int i = 0; i < rows; i++) {
                CustomerHistory history = new CustomerHistory(in.readLong(), in.readDouble(), in.readDouble());
                builder.add(history, in.readLong());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.build();
    }
}
