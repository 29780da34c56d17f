package io.github.cxkit.readers;

/**
 * Why a row or a cell was left out. A kind is never renamed.
 *
 * @since 0.1.0
 */
public enum RejectionKind {
    /** A row with fewer cells than the heading. */
    CUT_SHORT,
    /** A row with more cells than the heading: one extra separator shifts all that follows. */
    TOO_LONG,
    /** Text after a closing quote. */
    STRAY_QUOTE,
    /** A quote that is still open at the end of the file. */
    UNCLOSED_QUOTE,
    /** A used cell that is no text of the file's encoding. */
    DAMAGED_TEXT,
    /** JSON that cannot be read, or ends too early. */
    BROKEN_JSON,
    /** A key that stands in one object twice. */
    KEY_TWICE,
    /** A row, text or nesting beyond {@link ReadLimits}. */
    LIMIT,
    /** An empty weight. */
    NO_WEIGHT,
    /** A weight that is no finite number of 0 or more. */
    BAD_WEIGHT,
    /** A count that is no whole number of 0 or more. */
    BAD_COUNT,
    /** A cell that is no number where one belongs. */
    BAD_NUMBER,
    /** An empty time. */
    NO_TIME,
    /** A time in none of the patterns. */
    BAD_TIME,
    /** An empty customer or person where one is needed. */
    NO_CUSTOMER,
    /** The id of a customer or person that a spreadsheet has rounded, so that many have become one. */
    ROUNDED_ID,
    /** An empty touchpoint. */
    NO_TOUCHPOINT,
    /** An empty amount. */
    NO_AMOUNT,
    /** An amount that is no number. */
    BAD_AMOUNT,
    /** A second currency in a log whose currency is no column. */
    CURRENCY,
    /** A negative amount where refunds are refused or left out. */
    REFUND,
    /** An amount of 0 where free orders are refused or left out. */
    FREE_ORDER,
    /** An order after the end of observation. */
    AFTER_END,
    /** A list or an object where a text or a number belongs. */
    STRUCTURE,
    /** A cell that is neither a point of the question's scale nor a declared code or label. */
    NOT_ON_SCALE,
    /** More than one tick in a question of one choice. */
    SEVERAL_CHOICES,
    /** A second, other answer of a person to a question. */
    ANSWER_TWICE,
    /** An error of a spreadsheet, such as {@code #N/A}. */
    ERROR_CELL,
    /** A formula of a workbook whose value was never stored. */
    FORMULA_NOT_CALCULATED,
    /** A later row of a person that says another weight, time or group. */
    CONTRADICTION
}
