/**
 * Remarks: personal data out of them, what they say, what they are about, and the terms they are made of.
 *
 * <pre>{@code
 * String remark = PersonalDataMask.mask("Nessuno risponde, chiamatemi al 347 1234567").text(); // masked before anything else
 * CommentAnalysis analysis = LexiconAnalyzer.italian().analyze(remark);
 * analysis.label();   // NEGATIVE
 * analysis.themes();  // [support]
 *
 * SentimentSummary.of(labels).coverage();     // how many were understood; below half no sentiment is shown
 * Terms.of(Locale.ITALIAN).withPairs().in(remark);
 * }</pre>
 *
 * <p>{@link io.github.cxkit.text.CommentAnalyzer} is the place for a model of one's own.
 */
@NullMarked
package io.github.cxkit.text;

import org.jspecify.annotations.NullMarked;
