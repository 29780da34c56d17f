/** JSON for the public types of cx-core with Jackson 2. */
module io.github.cxkit.jackson {
    requires transitive io.github.cxkit.core;
    requires transitive com.fasterxml.jackson.databind;
    // not static: what may be null is read from its annotations while the program runs
    requires transitive org.jspecify;

    exports io.github.cxkit.jackson;
    // Jackson calls the forms between a type and its JSON by reflection
    opens io.github.cxkit.jackson to
            com.fasterxml.jackson.databind;

    provides com.fasterxml.jackson.databind.Module with
            io.github.cxkit.jackson.CxModule;
}
