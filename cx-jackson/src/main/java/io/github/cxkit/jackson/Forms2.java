package io.github.cxkit.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.Converter;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The forms for Jackson 2. */
final class Forms2 {

    private Forms2() {}

    static SimpleSerializers serializers(List<Form<?, ?>> forms) {
        SimpleSerializers serializers = new SimpleSerializers();
        forms.forEach(form -> add(serializers, form));
        return serializers;
    }

    private static <T, R> void add(SimpleSerializers serializers, Form<T, R> form) {
        serializers.addSerializer(
                form.type(),
                new StdDelegatingSerializer(form.type(), new By<>(form.type(), form.record(), form.toRecord())));
    }

    static SimpleDeserializers deserializers(List<Form<?, ?>> forms) {
        SimpleDeserializers deserializers = new SimpleDeserializers();
        forms.forEach(form -> add(deserializers, form));
        return deserializers;
    }

    private static <T, R> void add(SimpleDeserializers deserializers, Form<T, R> form) {
        deserializers.addDeserializer(
                form.type(), new Reader<>(form.type(), new By<>(form.record(), form.type(), form.ofRecord())));
    }

    private record By<A, B>(Class<A> in, Class<B> out, Function<A, B> function) implements Converter<A, B> {

        @Override
        public B convert(A value) {
            return function.apply(value);
        }

        @Override
        public JavaType getInputType(TypeFactory types) {
            return types.constructType(in);
        }

        @Override
        public JavaType getOutputType(TypeFactory types) {
            return types.constructType(out);
        }
    }

    /** Gives the place in the JSON to what the types themselves refuse. */
    private static final class Reader<T> extends StdDelegatingDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final Class<T> type;

        Reader(Class<T> type, Converter<?, T> converter) {
            super(unchecked(converter));
            this.type = type;
        }

        private Reader(Class<T> type, Converter<Object, T> converter, JavaType record, JsonDeserializer<?> delegate) {
            super(converter, record, delegate);
            this.type = type;
        }

        @SuppressWarnings("unchecked") // it is only ever given what its own record was read as
        private static <T> Converter<Object, T> unchecked(Converter<?, T> converter) {
            return (Converter<Object, T>) converter;
        }

        @Override
        protected StdDelegatingDeserializer<T> withDelegate(
                Converter<Object, T> converter, JavaType record, JsonDeserializer<?> delegate) {
            return new Reader<>(type, converter, record, delegate);
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return super.deserialize(parser, context);
            } catch (IllegalArgumentException | NullPointerException e) {
                // null where a part is needed is a refusal too, as Jackson has it for records
                throw context.instantiationException(type, e);
            }
        }
    }
}
