/**
 * What other products send, read into {@link io.github.cxkit.survey.SurveyResponse}s: webhooks and API pages of
 * Formbricks, Delighted, Typeform and Zendesk, and files of the US government's customer-experience reporting.
 *
 * <pre>{@code
 * FeedReader reader = FeedReader.of(Feed.TYPEFORM, survey);
 * LatestDeliveries latest = new LatestDeliveries();
 * reader.read(webhookBody).forEach(latest);   // a delivery that comes twice counts once
 * latest.responses();
 * }</pre>
 *
 * <p>The survey's definition says which field holds which question; the names of the fields of each product are listed
 * in {@link io.github.cxkit.readers.webhook.Feed}. A score written as text is a score, a score of 0 is a score, a field that
 * is null or absent was not asked, and an id is never taken for a score.
 *
 * <p>The shapes are those of the products' public documentation. Signatures of webhooks are the receiver's to check
 * before the body is read.
 */
@NullMarked
package io.github.cxkit.readers.webhook;

import org.jspecify.annotations.NullMarked;
