/** JSON for the public types of cx-core with Jackson 3. */
@SuppressWarnings("module") // the digit is the one of Jackson
module io.github.cxkit.jackson3 {
    requires transitive io.github.cxkit.core;
    requires transitive tools.jackson.databind;
    // not static: what may be null is read from its annotations while the program runs
    requires transitive org.jspecify;

    exports io.github.cxkit.jackson3;
    // Jackson calls the forms between a type and its JSON by reflection
    opens io.github.cxkit.jackson3 to
            tools.jackson.databind;

    provides tools.jackson.databind.JacksonModule with
            io.github.cxkit.jackson3.CxModule3;
}
