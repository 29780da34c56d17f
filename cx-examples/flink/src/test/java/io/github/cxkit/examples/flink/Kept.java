package io.github.cxkit.examples.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what arrives in this JVM, under a name. */
record Kept<T>(String name) implements Sink<T> {

    private static final Map<String, Shelf> ALL = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked")
    List<T> items() {
        return (List<T>) shelf().items();
    }

    /** Waits until so many have arrived; the time limit of a test interrupts it. */
    void await(int count) throws InterruptedException {
        shelf().await(count);
    }

    private Shelf shelf() {
        return ALL.computeIfAbsent(name, n -> new Shelf());
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Shelf shelf = shelf();
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context context) {
                shelf.add(element);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }

    private static final class Shelf {

        private final List<Object> items = new ArrayList<>();

        synchronized void add(Object item) {
            items.add(item);
            notifyAll();
        }

        synchronized void await(int count) throws InterruptedException {
            while (items.size() < count) {
                wait();
            }
        }

        synchronized List<Object> items() {
            return List.copyOf(items);
        }
    }
}
