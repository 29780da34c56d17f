/**
 * What two packages share and no user needs: argument checks, sums, the adapter to the maths library. Not exported.
 */
@NullMarked
package io.github.cxkit.internal;

import org.jspecify.annotations.NullMarked;
