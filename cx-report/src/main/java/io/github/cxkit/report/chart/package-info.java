/**
 * Charts as generated SVG: real text, a title and a description in each, colours by style class so that one picture serves
 * light, dark and print. Drawn 420 units wide, to be read on a telephone as well as on a desk.
 */
@NullMarked
package io.github.cxkit.report.chart;

import org.jspecify.annotations.NullMarked;
