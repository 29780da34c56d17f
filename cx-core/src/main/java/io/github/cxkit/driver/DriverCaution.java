package io.github.cxkit.driver;

import java.util.Objects;

/**
 * A warning that belongs beside a driver's figures.
 *
 * @param kind what to be careful about
 * @param driver whose figures
 * @param detail a sentence for people
 * @since 0.1.0
 */
public record DriverCaution(Kind kind, String driver, String detail) {
    /** Checks that the parts are there. */
    public DriverCaution {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(detail, "detail");
    }

    /** A variance inflation from here on counts as collinear (a common rule of thumb). */
    public static final double COLLINEAR_FROM = 10;

    /** With fewer rows per driver the figures move a lot from sample to sample (this library's convention). */
    public static final int ROWS_PER_DRIVER = 10;

    /**
     * By so much of the outcome's variance a driver has to explain more beside the others than alone to be called a suppressor
     * (this library's convention): between drivers that have nothing to do with each other chance makes small differences.
     */
    public static final double MORE_BESIDE_OTHERS = 0.01;

    /** What to be careful about. */
    public enum Kind {
        /** The others explain nearly all of it: its own part can hardly be told apart. */
        COLLINEAR,
        /**
         * Its coefficient has another sign than its correlation, or it explains more beside the others than alone, by
         * {@value DriverCaution#MORE_BESIDE_OTHERS} of the outcome's variance or more: the coefficient must not be read as its
         * effect.
         */
        SUPPRESSION,
        /** It has the same value in every row and was left out. */
        CONSTANT,
        /** Fewer than {@value DriverCaution#ROWS_PER_DRIVER} rows per driver. */
        FEW_ROWS
    }
}
