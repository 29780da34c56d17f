/** Figures and words as people read them: the only place where figures lose digits. */
@NullMarked
package io.github.cxkit.report.wording;

import org.jspecify.annotations.NullMarked;
