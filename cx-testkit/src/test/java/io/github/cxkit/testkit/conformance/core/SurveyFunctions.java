package io.github.cxkit.testkit.conformance.core;

import java.util.Map;

/** Catalogue functions of surveys and respondents: repeat answers, invitations, response rates, weights. */
final class SurveyFunctions {

    private SurveyFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        WeightingFunctions.addTo(functions);
        IndexFunctions.addTo(functions);
    }
}
