/** How pages are written: escaping, resources. Not for others. */
@NullMarked
package io.github.cxkit.report.markup;

import org.jspecify.annotations.NullMarked;
