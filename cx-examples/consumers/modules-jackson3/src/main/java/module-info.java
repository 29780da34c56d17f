/** An application with a module descriptor. */
module org.example {
    requires io.github.cxkit.core;
    requires io.github.cxkit.jackson3;
    requires tools.jackson.databind;
}
