package io.github.cxkit.jackson3;

import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.util.Converter;

/** The forms for Jackson 3. */
final class Forms3 {

    private Forms3() {}

    static SimpleSerializers serializers(List<Form<?, ?>> forms) {
        SimpleSerializers serializers = new SimpleSerializers();
        forms.forEach(form -> add(serializers, form));
        return serializers;
    }

    private static <T, R> void add(SimpleSerializers serializers, Form<T, R> form) {
        serializers.addSerializer(
                form.type(),
                new StdConvertingSerializer(form.type(), new By<>(form.type(), form.record(), form.toRecord())));
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
        public B convert(DeserializationContext context, A value) {
            return function.apply(value);
        }

        @Override
        public B convert(SerializationContext context, A value) {
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
    private static final class Reader<T> extends StdConvertingDeserializer<T> {

        private final Class<T> type;

        Reader(Class<T> type, Converter<?, T> converter) {
            super(unchecked(converter));
            this.type = type;
        }

        private Reader(Class<T> type, Converter<Object, T> converter, JavaType record, ValueDeserializer<?> delegate) {
            super(converter, record, delegate);
            this.type = type;
        }

        @SuppressWarnings("unchecked") // it is only ever given what its own record was read as
        private static <T> Converter<Object, T> unchecked(Converter<?, T> converter) {
            return (Converter<Object, T>) converter;
        }

        @Override
        protected StdConvertingDeserializer<T> withDelegate(
                Converter<Object, T> converter, JavaType record, ValueDeserializer<?> delegate) {
            return new Reader<>(type, converter, record, delegate);
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return super.deserialize(parser, context);
            } catch (IllegalArgumentException | NullPointerException e) {
                // null where a part is needed is a refusal too, as Jackson has it for records
                throw context.instantiationException(type, e);
            }
        }
    }
}
