package io.github.cxkit.report.markup;

import io.github.cxkit.report.wording.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The document around a page's content: style and script of this library within it, and a policy that allows these two and
 * nothing else, no network, no other script.
 */
public final class Frame {

    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");
    private static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE) + "'; script-src '"
            + hash(SCRIPT) + "'; img-src data:; base-uri 'none'; form-action 'none'";

    private Frame() {}

    /**
     * The style that pages and fragments are drawn with.
     *
     * @return CSS
     */
    public static String style() {
        return STYLE;
    }

    /**
     * A whole document.
     *
     * @param wording its language
     * @param title its title
     * @param content header and main, trusted markup
     * @return HTML
     */
    public static String page(Wording wording, String title, String content) {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n")
                .open("html", "lang", wording.language(), "dir", "ltr")
                .raw("\n<head>\n");
        html.raw("<meta charset=\"utf-8\">\n");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .raw("\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", title).raw("\n<style>").raw(STYLE).raw("</style>\n</head>\n<body>\n");
        html.element("a", wording.text("skip"), "class", "skip", "href", "#main")
                .raw("\n")
                .raw(content);
        html.open("footer").element("p", wording.text("made.with")).close("footer");
        html.raw("<script>").raw(SCRIPT).raw("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Frame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            // no page needs to carry how its source is set in
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\R\\s*", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
