/** JSON for the public types of cx-core with Jackson 2. */
module io.github.cxkit.jackson {
    requires transitive io.github.cxkit.core;
    requires transitive com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports io.github.cxkit.jackson;

    provides com.fasterxml.jackson.databind.Module with
            io.github.cxkit.jackson.CxModule;
}
