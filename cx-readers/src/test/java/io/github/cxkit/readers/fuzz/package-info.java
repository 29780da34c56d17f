/** Input that was written to do harm, or by accident. */
@NullMarked
package io.github.cxkit.readers.fuzz;

import org.jspecify.annotations.NullMarked;
