/**
 * How each function of the catalogue is called in cx-core: the library's own answer to the conformance cases, one class
 * per room of cx-core. Not exported.
 */
@NullMarked
package io.github.cxkit.testkit.conformance.core;

import org.jspecify.annotations.NullMarked;
