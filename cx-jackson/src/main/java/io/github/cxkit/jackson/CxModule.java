package io.github.cxkit.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cxkit.metric.MetricCatalog;
import java.io.IOException;
import java.util.List;

/**
 * JSON for the library's types with Jackson 2. Stateless; thread-safe.
 *
 * <p>Times are ISO-8601 texts, as Jackson 3 writes them; a {@code JavaTimeModule} registered after this module takes over.
 *
 * @since 0.1.0
 */
public final class CxModule extends Module {

    private final MetricCatalog catalog;

    /** A module that knows the metrics of this library by name; {@link java.util.ServiceLoader} calls this too. */
    public CxModule() {
        this(MetricCatalog.standard());
    }

    /**
     * A module that knows the caller's metrics by name too.
     *
     * @param catalog what the names of metrics in a scorecard's definition mean
     */
    public CxModule(MetricCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A mapper with this module that takes nothing on trust: keys stand once, texts are not taken for numbers nor
     * fractions for whole numbers, nothing follows the value, and nesting (100 levels), texts (1,000,000 characters) and
     * numbers (100 characters) are limited.
     *
     * @return a new mapper
     */
    public static ObjectMapper mapper() {
        return mapper(MetricCatalog.standard());
    }

    /**
     * As {@link #mapper()}, with the caller's metrics known by name.
     *
     * @param catalog what the names of metrics in a scorecard's definition mean
     * @return a new mapper
     */
    public static ObjectMapper mapper(MetricCatalog catalog) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(Limits.DEPTH)
                                .maxStringLength(Limits.TEXT)
                                .maxNumberLength(Limits.NUMBER)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new CxModule(catalog))
                .build();
    }

    @Override
    public String getModuleName() {
        return "cxkit";
    }

    @Override
    public Version version() {
        return new Version(0, 1, 0, "SNAPSHOT", "io.github.cxkit", "cx-jackson");
    }

    @Override
    public void setupModule(SetupContext context) {
        MixIns.ofLibrary().forEach(context::setMixInAnnotations);
        List<Form<?, ?>> forms = Forms.ofLibrary(catalog);
        context.addSerializers(Forms2.serializers(forms));
        context.addDeserializers(Forms2.deserializers(forms));
        context.addSerializers(Times2.serializers());
        context.addDeserializers(Times2.deserializers());
        context.addKeyDeserializers(Times2.keyDeserializers());
        context.insertAnnotationIntrospector(new Introspector2());
        context.addDeserializationProblemHandler(new Refusing());
    }

    /** Refuses unknown fields whatever the mapper's own setting is. */
    private static final class Refusing extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            Class<?> type = beanOrClass instanceof Class<?> c ? c : beanOrClass.getClass();
            if (Shape.isOurs(type)) {
                throw UnrecognizedPropertyException.from(
                        parser, type, name, deserializer == null ? null : deserializer.getKnownPropertyNames());
            }
            return false;
        }
    }
}
