// What the short examples of the Javadoc take as given; a declaration may use those above it.
Instant now = Instant.parse("2026-03-01T12:00:00Z");
Survey survey = Survey.of("shop", Question.of("recommend", Scale.of(0, 10)).withMetrics("nps")).withSegments(SegmentColumn.of("LANG"));
List<SurveyResponse> responses = new ArrayList<>();
ScorecardSummary.Builder summary = ScorecardSummary.builder(ScorecardDefinition.of(survey));
List<JourneyEvent> events = List.of();
List<FeedbackCase> cases = List.of();
List<Consent> consents = List.of();
SurveyResponse response = SurveyResponse.of(Map.of("recommend", new Answer.Rating(9)));
List<String> customers = List.of("anna", "bruno");
Instant asOf = Instant.parse("2026-03-02T00:00:00Z");
List<Journey> journeys = Sessions.byCustomer(List.of(JourneyEvent.of("anna", "product_view", now)));
