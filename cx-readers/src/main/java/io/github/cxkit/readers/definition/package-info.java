/**
 * Survey definitions as JSON files that people write.
 *
 * <pre>{@code
 * SurveyDefinition shop = SurveyDefinition.read("""
 *         {"id": "shop", "questions": [
 *           {"id": "recommend", "column": "NETPRO", "scale": {"min": 0, "max": 10},
 *            "blankCodes": [11], "metrics": ["nps"]}]}""");
 * shop.survey();     // what was asked
 * shop.scorecard();  // and how it is scored, to be cut further
 * shop.write();      // the same as text
 * }</pre>
 *
 * <p>Whatever may be left out has a stated default, whatever is not known is refused, and every message names the place,
 * such as {@code questions[2].scale.max}.
 */
@NullMarked
package io.github.cxkit.readers.definition;

import org.jspecify.annotations.NullMarked;
