package io.github.cxkit.examples.shop;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The three pages. All values are escaped. */
@Component
class Pages {

    private final Template index = template("index");
    private final Template feedback = template("feedback");
    private final Template dashboard = template("dashboard");

    private static Template template(String name) {
        try (InputStream in = new ClassPathResource("pages/" + name + ".html").getInputStream()) {
            return Mustache.compiler().defaultValue("").compile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("page " + name + " is missing", e);
        }
    }

    String index(Map<String, Object> values) {
        return index.execute(values);
    }

    String feedback(Map<String, Object> values) {
        return feedback.execute(values);
    }

    String dashboard(Map<String, Object> values) {
        return dashboard.execute(values);
    }
}
