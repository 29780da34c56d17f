package io.github.cxkit.examples.shop;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The pages and their parts. All values are escaped. */
@Component
class Pages {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().defaultValue("").emptyStringIsFalse(true).withLoader(Pages::open);

    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    private static Reader open(String name) throws IOException {
        InputStream in = new ClassPathResource("pages/" + name + ".html").getInputStream();
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private static Template compile(String name) {
        try (Reader reader = open(name)) {
            return COMPILER.compile(reader);
        } catch (IOException e) {
            throw new IllegalStateException("page " + name + " is missing", e);
        }
    }

    String page(String name, Map<String, Object> values) {
        return templates.computeIfAbsent(name, Pages::compile).execute(values);
    }
}
