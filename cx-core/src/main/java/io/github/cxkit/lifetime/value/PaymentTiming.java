package io.github.cxkit.lifetime.value;

/**
 * Which payments the retention formula counts, and when it books them. The three give different values for the same
 * customer, so none is a default.
 *
 * @see <a href="https://brucehardie.com/notes/024/">Fader, Hardie 2012, note 024</a>
 * @since 0.1.0
 */
public enum PaymentTiming {
    /** The first payment counts, and payments fall at the start of each period: m (1+d)/(1+d-r). */
    FIRST_PAYMENT_INCLUDED_START_OF_PERIOD,
    /** The first payment has been made already, payments fall at the end of each period: m r/(1+d-r). */
    FIRST_PAYMENT_EXCLUDED_END_OF_PERIOD,
    /** The first payment counts, and payments fall at the end of each period: m/(1+d-r). */
    FIRST_PAYMENT_INCLUDED_END_OF_PERIOD
}
