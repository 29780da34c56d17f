/** JSON for the public types of cx-core with Jackson 3. */
@SuppressWarnings("module") // the digit is the one of Jackson
module io.github.cxkit.jackson3 {
    requires transitive io.github.cxkit.core;
    requires transitive tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.github.cxkit.jackson3;

    provides tools.jackson.databind.JacksonModule with
            io.github.cxkit.jackson3.CxModule3;
}
