/**
 * JSON for the public types of cx-core with Jackson 3: {@link io.github.cxkit.jackson3.CxModule3}, found by
 * {@code findAndAddModules()}. The shape is that of {@code cx-jackson} to the letter: both are made from one source of mix-ins.
 */
@NullMarked
package io.github.cxkit.jackson3;

import org.jspecify.annotations.NullMarked;
