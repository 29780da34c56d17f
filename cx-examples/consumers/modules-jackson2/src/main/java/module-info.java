/** An application with a module descriptor. */
module org.example {
    requires io.github.cxkit.core;
    requires io.github.cxkit.jackson;
    requires com.fasterxml.jackson.databind;
}
