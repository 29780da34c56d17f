package io.github.cxkit.report.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Mustache templates beside the classes that use them. Every value is escaped for HTML unless written in three braces. */
public final class Templates {

    private Templates() {}

    /**
     * Fills a template. Partials are those of this package: {@code figure} and {@code table}.
     *
     * @param owner class in whose package the template lies
     * @param name file name, such as {@code page.mustache}
     * @param model record or map whose components the template names
     * @return the text
     */
    public static String render(Class<?> owner, String name, Object model) {
        return Mustache.compiler()
                .withLoader(partial -> new java.io.StringReader(text(Templates.class, partial + ".mustache")))
                .compile(text(owner, name))
                .execute(model);
    }

    static String text(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
