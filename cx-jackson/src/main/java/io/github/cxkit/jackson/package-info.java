/**
 * JSON for the public types of cx-core with Jackson 2: {@link io.github.cxkit.jackson.CxModule}. The artifact
 * {@code cx-jackson3} is the same for Jackson 3.
 *
 * <pre>{@code
 * ObjectMapper json = CxModule.mapper();
 * json.writeValueAsString(Result.of(40.0));                            // {"value":40.0}
 * json.writeValueAsString(Result.insufficient(Result.Reason.TOO_FEW, "one answer")); // {"insufficient":"TOO_FEW","detail":"one answer"}
 * json.readValue("[1,5]", new TypeReference<List<Integer>>() {});
 * }</pre>
 *
 * <p>The module is found by {@link java.util.ServiceLoader}, so that {@code findAndRegisterModules()} suffices, on the class
 * path and on the module path. What each type looks like is written in {@code docs/json.md}. Whatever mapper it is added to: a
 * field that a cxkit type does not have is refused, and so is a missing one that it needs. No class is ever named in JSON.
 */
@NullMarked
package io.github.cxkit.jackson;

import org.jspecify.annotations.NullMarked;
