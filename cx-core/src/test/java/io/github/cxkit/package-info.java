/** Rules of the house as a whole. */
@NullMarked
package io.github.cxkit;

import org.jspecify.annotations.NullMarked;
