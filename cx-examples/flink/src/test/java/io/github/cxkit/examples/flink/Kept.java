package io.github.cxkit.examples.flink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what arrives in this JVM, under a name. */
record Kept<T>(String name) implements Sink<T> {

    private static final Map<String, List<Object>> ALL = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked")
    List<T> items() {
        return (List<T>) ALL.computeIfAbsent(name, n -> new CopyOnWriteArrayList<>());
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        List<T> items = items();
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context context) {
                items.add(element);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
