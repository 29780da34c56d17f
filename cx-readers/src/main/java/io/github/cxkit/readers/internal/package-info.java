/**
 * What the readers share among themselves: texts that look the same, numbers and times as people write them, containers,
 * encodings, headings. Not for users of the library; it may change at any time.
 */
@NullMarked
package io.github.cxkit.readers.internal;

import org.jspecify.annotations.NullMarked;
