package io.github.cxkit.service;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Result;
import io.github.cxkit.service.personalization.IdentityResolution.Profile;
import io.github.cxkit.service.personalization.ProfileCompleteness;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything known of one customer at one moment: who, how well known, what was said last, where the customer stands, worth,
 * what may be done, and what is still open.
 *
 * <p>The parts come from other packages; this one only puts them side by side. It holds personal data: show it to who may see
 * it, and do not log it.
 *
 * @param customer who
 * @param asOf the moment
 * @param profiles the customer's profiles in the systems
 * @param completeness how much of the profile is filled in, and how fresh
 * @param lastAnswers the latest rating of each question, by question
 * @param journeys where the customer stands in each journey, latest first
 * @param lifetimeValue expected value in the caller's currency, or why it is unknown
 * @param consents purpose to whether it is allowed now
 * @param openCases follow-ups that are not closed, by deadline
 * @since 0.1.0
 */
public record CustomerView(
        String customer,
        Instant asOf,
        List<Profile> profiles,
        ProfileCompleteness completeness,
        List<LastAnswer> lastAnswers,
        List<JourneyStatus> journeys,
        Result<Double> lifetimeValue,
        Map<String, Boolean> consents,
        List<FollowUp> openCases) {

    /** Checks and copies. */
    public CustomerView {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(completeness, "completeness");
        Objects.requireNonNull(lifetimeValue, "lifetimeValue");
        profiles = Copies.list("profiles", profiles);
        lastAnswers = Copies.list("lastAnswers", lastAnswers);
        journeys = Copies.list("journeys", journeys);
        consents = Copies.map("consents", consents);
        openCases = Copies.list("openCases", openCases);
    }

    /**
     * Puts a view together from what is stored.
     *
     * @param customer who
     * @param asOf the moment; later answers, journeys and cases are left out
     * @param profiles the customer's profiles
     * @param completeness how much of the profile is filled in
     * @param responses responses of any customers; only this one's with a time count
     * @param journeys where the customer stands in each journey
     * @param lifetimeValue expected value, or why it is unknown
     * @param consents purpose to whether it is allowed now
     * @param followUps cases of any customers
     * @return the view
     */
    public static CustomerView of(
            String customer,
            Instant asOf,
            List<Profile> profiles,
            ProfileCompleteness completeness,
            Collection<SurveyResponse> responses,
            Collection<JourneyStatus> journeys,
            Result<Double> lifetimeValue,
            Map<String, Boolean> consents,
            Collection<FollowUp> followUps) {
        List<JourneyStatus> past = journeys.stream()
                .filter(journey -> !journey.at().isAfter(asOf))
                .sorted(Comparator.comparing(JourneyStatus::at).reversed())
                .toList();
        List<FollowUp> open = followUps.stream()
                .filter(followUp -> followUp.customer().equals(customer)
                        && !followUp.received().isAfter(asOf)
                        && followUp.statusAt(asOf) != FollowUp.Status.CLOSED)
                .sorted(Comparator.comparing(FollowUp::deadline))
                .toList();
        return new CustomerView(
                customer,
                asOf,
                profiles,
                completeness,
                lastAnswers(customer, asOf, responses),
                past,
                lifetimeValue,
                consents,
                open);
    }

    private static List<LastAnswer> lastAnswers(String customer, Instant asOf, Collection<SurveyResponse> responses) {
        Map<String, LastAnswer> last = new TreeMap<>();
        for (SurveyResponse response : responses) {
            Instant time = response.time();
            if (customer.equals(response.respondent()) && time != null && !time.isAfter(asOf)) {
                response.answers().forEach((question, answer) -> {
                    if (answer instanceof Answer.Rating rating) {
                        last.merge(
                                question,
                                new LastAnswer(question, rating.value(), time),
                                (a, b) -> b.at().isBefore(a.at()) ? a : b);
                    }
                });
            }
        }
        return new ArrayList<>(last.values());
    }

    /**
     * The latest rating of one question.
     *
     * @param question id of the question
     * @param rating the rating
     * @param at when
     */
    public record LastAnswer(String question, int rating, Instant at) {
        /** Checks that every part is there. */
        public LastAnswer {
            Objects.requireNonNull(question, "question");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * Where the customer stands in one journey.
     *
     * @param journey id of the journey
     * @param touchpoint id of the touchpoint reached last
     * @param at when it was reached
     * @param open whether the journey goes on
     */
    public record JourneyStatus(String journey, String touchpoint, Instant at, boolean open) {
        /** Checks that every part is there. */
        public JourneyStatus {
            Objects.requireNonNull(journey, "journey");
            Objects.requireNonNull(touchpoint, "touchpoint");
            Objects.requireNonNull(at, "at");
        }
    }
}
