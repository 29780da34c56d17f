package io.github.cxkit.jackson3;

import io.github.cxkit.metric.MetricCatalog;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.Version;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for the library's types with Jackson 3. Stateless; thread-safe.
 *
 * @since 0.1.0
 */
public final class CxModule3 extends JacksonModule {

    private final MetricCatalog catalog;

    /** A module that knows the metrics of this library by name; {@link java.util.ServiceLoader} calls this too. */
    public CxModule3() {
        this(MetricCatalog.standard());
    }

    /**
     * A module that knows the caller's metrics by name too.
     *
     * @param catalog what the names of metrics in a scorecard's definition mean
     */
    public CxModule3(MetricCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A mapper with this module that takes nothing on trust: keys stand once, texts are not taken for numbers nor
     * fractions for whole numbers, nothing follows the value, and nesting (100 levels), texts (1,000,000 characters) and
     * numbers (100 characters) are limited.
     *
     * @return a new mapper
     */
    public static JsonMapper mapper() {
        return mapper(MetricCatalog.standard());
    }

    /**
     * As {@link #mapper()}, with the caller's metrics known by name.
     *
     * @param catalog what the names of metrics in a scorecard's definition mean
     * @return a new mapper
     */
    public static JsonMapper mapper(MetricCatalog catalog) {
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
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new CxModule3(catalog))
                .build();
    }

    @Override
    public String getModuleName() {
        return "cxkit";
    }

    @Override
    public Version version() {
        return new Version(0, 1, 0, "SNAPSHOT", "io.github.cxkit", "cx-jackson3");
    }

    @Override
    public void setupModule(SetupContext context) {
        MixIns.ofLibrary().forEach(context::setMixIn);
        List<Form<?, ?>> forms = Forms.ofLibrary(catalog);
        context.addSerializers(Forms3.serializers(forms));
        context.addDeserializers(Forms3.deserializers(forms));
        context.insertAnnotationIntrospector(new Introspector3());
        context.addHandler(new Refusing());
    }

    /** Refuses unknown fields whatever the mapper's own setting is. */
    private static final class Refusing extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            Class<?> type = beanOrClass instanceof Class<?> c ? c : beanOrClass.getClass();
            if (Shape.isOurs(type)) {
                throw UnrecognizedPropertyException.from(
                        parser, type, name, deserializer == null ? null : deserializer.getKnownPropertyNames());
            }
            return false;
        }
    }
}
