package io.github.cxkit.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleKeyDeserializers;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** Times as ISO-8601 texts: Jackson 3 writes them so by itself, Jackson 2 refuses them without a further module. */
final class Times2 {

    private Times2() {}

    static SimpleSerializers serializers() {
        SimpleSerializers serializers = new SimpleSerializers();
        for (Class<?> type :
                new Class<?>[] {Duration.class, Instant.class, LocalDate.class, Period.class, ZoneId.class}) {
            serializers.addSerializer(type, ToStringSerializer.instance);
        }
        // with seconds even where they are 0, as Jackson 3 writes them
        serializers.addSerializer(new TextWriter<>(LocalDateTime.class, DateTimeFormatter.ISO_LOCAL_DATE_TIME::format));
        serializers.addSerializer(new TextWriter<>(LocalTime.class, DateTimeFormatter.ISO_LOCAL_TIME::format));
        return serializers;
    }

    static SimpleDeserializers deserializers() {
        SimpleDeserializers deserializers = new SimpleDeserializers();
        deserializers.addDeserializer(Duration.class, new TextReader<>(Duration.class, Duration::parse));
        deserializers.addDeserializer(Instant.class, new TextReader<>(Instant.class, Instant::parse));
        deserializers.addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, LocalDate::parse));
        deserializers.addDeserializer(LocalDateTime.class, new TextReader<>(LocalDateTime.class, LocalDateTime::parse));
        deserializers.addDeserializer(LocalTime.class, new TextReader<>(LocalTime.class, LocalTime::parse));
        deserializers.addDeserializer(Period.class, new TextReader<>(Period.class, Period::parse));
        deserializers.addDeserializer(ZoneId.class, new TextReader<>(ZoneId.class, ZoneId::of));
        return deserializers;
    }

    /** Dates as keys of maps. */
    static SimpleKeyDeserializers keyDeserializers() {
        SimpleKeyDeserializers keys = new SimpleKeyDeserializers();
        keys.addDeserializer(LocalDate.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) throws IOException {
                try {
                    return LocalDate.parse(key);
                } catch (DateTimeException e) {
                    return context.handleWeirdKey(LocalDate.class, key, "%s", e.getMessage());
                }
            }
        });
        return keys;
    }

    private static final class TextWriter<T> extends StdSerializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> format;

        TextWriter(Class<T> type, Function<T, String> format) {
            super(type);
            this.format = format;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(format.apply(value));
        }
    }

    private static final class TextReader<T> extends FromStringDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }
}
