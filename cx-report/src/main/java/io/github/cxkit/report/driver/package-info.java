/** What moves an outcome, as a page: where to work first, how sure that is, and what it stands on. */
@NullMarked
package io.github.cxkit.report.driver;

import org.jspecify.annotations.NullMarked;
