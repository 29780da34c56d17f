/** Input that was written to do harm, or by accident. */
@NullMarked
package io.github.cxkit.jackson.fuzz;

import org.jspecify.annotations.NullMarked;
