/**
 * Personal treatment: consent, contact frequency, personalization, recommendations, anticipation, and how complete and how
 * single the customer's record is.
 *
 * <pre>{@code
 * ConsentLedger ledger = new ConsentLedger(consents);
 * ledger.isValid("c-17", "mail", now);
 * ledger.coverage(customers, "mail", now).value();  // share with valid consent
 * }</pre>
 *
 * <p>Nothing here logs or stores a customer's data; results hold counts.
 */
@NullMarked
package io.github.cxkit.service.personalization;

import org.jspecify.annotations.NullMarked;
