/**
 * What comments say: an interface for analysis, a small documented word list as its default, and a mask for personal data.
 *
 * <pre>{@code
 * String safe = PersonalDataMask.mask("Call me: +39 333 1234567").text();   // "Call me: [phone]"
 * CommentAnalysis analysis = LexiconAnalyzer.english().analyze("Not good: delivery was very slow");
 * analysis.sentiment().orElseThrow();  // below 0
 * analysis.themes();                   // [delivery]
 * }</pre>
 *
 * <p>The word lists are small and honest about it: they find what is said plainly and miss irony, comparison and whatever
 * is not listed. Where more is needed, implement {@link io.github.cxkit.text.CommentAnalyzer}.
 */
@NullMarked
package io.github.cxkit.text;

import org.jspecify.annotations.NullMarked;
