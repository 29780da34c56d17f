package io.github.cxkit.readers;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of texts and numbers.
 *
 * @param texts in the order of the reader's columns, blanks around them left out; empty where there is none
 * @param numbers in the order of the reader's columns, exact; null where the cell is empty or no number
 * @see MeasureReader
 * @since 0.1.0
 */
public record MeasureRow(List<String> texts, List<@Nullable BigDecimal> numbers) {}
