package io.github.cxkit.readers.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.readers.RejectionLog;
import io.github.cxkit.readers.ResponseReader;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.Scale;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeedReaderTest {

    private static final Question NPS = Question.of("nps", Scale.of(0, 10));
    private static final Question EASE = Question.of("ease", Scale.of(1, 5));

    private static Survey survey(
            List<Question> questions, List<String> segments, @Nullable String respondent, @Nullable String comment) {
        return Survey.of("s", questions)
                .withSegments(segments.stream().map(SegmentColumn::of).toList())
                .withRespondents(respondent)
                .withComments(comment);
    }

    private static Answer rating(int value) {
        return new Answer.Rating(value);
    }

    private static String formbricks(String updated, boolean finished, String data) {
        return """
                {"webhookId": "w1", "event": "%s", "data": {
                  "id": "r1", "surveyId": "s1", "createdAt": "2026-03-05T10:00:00.000Z", "updatedAt": "%s",
                  "finished": %s, "data": %s, "ttc": {"q-nps": 2100, "q-ease": 900, "_total": 3000},
                  "variables": {"score": 12}, "contact": {"id": "c1"}, "contactAttributes": {"plan": "pro"},
                  "language": "it", "meta": {"country": "IT", "userAgent": {"browser": "x"}},
                  "tags": ["a", "b"], "newField": {"x": [1]}}}""".formatted(finished ? "responseFinished" : "responseUpdated", updated, finished, data);
    }

    @Test
    void formbricksPartialDeliveriesCountOnceAndZeroIsAScore() {
        Survey survey = survey(
                List.of(NPS.withColumn("q-nps"), EASE.withColumn("q-ease"), Question.of("q-none", Scale.of(1, 5))),
                List.of("contactAttributes.plan", "meta.country", "language"),
                "contact.id",
                "q-text");
        FeedReader reader = FeedReader.of(Feed.FORMBRICKS, survey);
        LatestDeliveries latest = new LatestDeliveries();
        String last = formbricks("2026-03-05T10:02:00Z", true, "{\"q-nps\": \"0\", \"q-text\": \"too slow\"}");
        reader.read(last).forEach(latest);
        reader.read(formbricks("2026-03-05T10:01:00Z", false, "{\"q-nps\": 7}")).forEach(latest);
        reader.read(last).forEach(latest);

        assertThat(latest.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).isEqualTo("r1");
            assertThat(delivery.survey()).isEqualTo("s1");
            assertThat(delivery.complete()).isTrue();
        });
        assertThat(latest.responses())
                .containsExactly(SurveyResponse.of(Map.of("nps", rating(0), "ease", Answer.BLANK))
                        .withRespondent("c1")
                        .withTime(Instant.parse("2026-03-05T10:00:00Z"))
                        .withSegments(Map.of("contactAttributes.plan", "pro", "meta.country", "IT", "language", "it"))
                        .withComment("too slow"));
    }

    @Test
    void aCompleteDeliveryIsNotUndoneByAPartialOneOfTheSameTime() {
        FeedReader reader =
                FeedReader.of(Feed.FORMBRICKS, survey(List.of(NPS.withColumn("q-nps")), List.of(), null, null));
        LatestDeliveries latest = new LatestDeliveries();
        reader.read(formbricks("2026-03-05T10:02:00Z", true, "{\"q-nps\": 9}")).forEach(latest);
        reader.read(formbricks("2026-03-05T10:02:00Z", false, "{\"q-nps\": 1}")).forEach(latest);
        assertThat(latest.responses().get(0).answers()).containsEntry("nps", rating(9));
    }

    @Test
    void delightedTimesAreSecondsAndNullWasNotAsked() {
        Survey survey = survey(
                List.of(NPS.withColumn("score"), EASE.withColumn("q_ease"), Question.of("q_null", Scale.of(1, 5))),
                List.of("person_properties.store"),
                "person",
                "comment");
        String json = """
                [{"id": "5", "person": "96", "survey_type": "nps", "score": 0, "comment": null,
                  "permalink": "p", "created_at": 1520244000, "updated_at": null,
                  "person_properties": {"store": "Milano", "age": null}, "notes": [], "tags": ["x"],
                  "additional_answers": [
                    {"id": "a1", "value": {"free_response": null, "scale": 4, "select_one": null},
                     "question": {"id": "q_ease", "type": "scale", "text": "Easy?"}},
                    {"id": "a2", "value": null, "question": {"id": "q_null", "type": "scale", "text": "?"}}]},
                 {"id": "6", "person": {"id": "97", "name": "x"}, "score": 10, "comment": "ok",
                  "created_at": 1520244000, "updated_at": 1520247600}]""";
        assertThat(FeedReader.of(Feed.DELIGHTED, survey).read(json))
                .containsExactly(
                        new Delivery(
                                "5",
                                null,
                                true,
                                Instant.parse("2018-03-05T10:00:00Z"),
                                SurveyResponse.of(Map.of("nps", rating(0), "ease", rating(4)))
                                        .withRespondent("96")
                                        .withTime(Instant.parse("2018-03-05T10:00:00Z"))
                                        .withSegments(Map.of("person_properties.store", "Milano"))),
                        new Delivery(
                                "6",
                                null,
                                true,
                                Instant.parse("2018-03-05T11:00:00Z"),
                                SurveyResponse.of(Map.of("nps", rating(10)))
                                        .withRespondent("97")
                                        .withTime(Instant.parse("2018-03-05T10:00:00Z"))
                                        .withSegments(Map.of("person_properties.store", ""))
                                        .withComment("ok")));
    }

    @Test
    void typeformAnswersJoinTheirFieldsByIdOrRef() {
        Survey survey = survey(
                List.of(
                        NPS.withColumn("abc"),
                        EASE.withColumn("ref-ease"),
                        Question.of("mood", Scale.of(1, 3))
                                .withColumn("f3")
                                .withLabels(Map.of("bad", 1, "so so", 2, "good", 3))),
                List.of("hidden.shop", "variables.price", "calculated.score", "f4"),
                null,
                "f5");
        String json = """
                {"event_id": "e1", "event_type": "form_response", "form_response": {
                  "form_id": "form1", "token": "t1", "landed_at": "2026-03-05T09:59:00Z",
                  "submitted_at": "2026-03-05T10:00:00Z", "calculated": {"score": 9},
                  "variables": [{"key": "price", "type": "number", "number": 12}, {"key": "n", "type": "text", "text": "x"}],
                  "hidden": {"shop": "web"},
                  "definition": {"id": "form1", "title": "T", "fields": [{"id": "abc", "ref": "r", "title": "?", "type": "nps"}]},
                  "answers": [
                    {"type": "number", "number": 0, "field": {"id": "abc", "ref": "r", "type": "opinion_scale"}},
                    {"type": "number", "number": 5, "field": {"id": "def", "ref": "ref-ease", "type": "rating"}},
                    {"type": "choice", "choice": {"label": "good"}, "field": {"id": "f3", "type": "multiple_choice"}},
                    {"type": "choices", "choices": {"labels": ["a", "b"]}, "field": {"id": "f4", "type": "multiple_choice"}},
                    {"type": "text", "text": "fine", "field": {"id": "f5", "type": "long_text"}},
                    {"type": "boolean", "boolean": false, "field": {"id": "f6", "type": "yes_no"}}]}}""";
        Delivery delivery = FeedReader.of(Feed.TYPEFORM, survey).read(json).get(0);
        assertThat(delivery.id()).isEqualTo("t1");
        assertThat(delivery.response())
                .isEqualTo(SurveyResponse.of(Map.of("nps", rating(0), "ease", rating(5), "mood", rating(3)))
                        .withTime(Instant.parse("2026-03-05T10:00:00Z"))
                        .withSegments(Map.of(
                                "hidden.shop", "web",
                                "variables.price", "12",
                                "calculated.score", "9",
                                "f4", "[a; b]"))
                        .withComment("fine"));
    }

    @Test
    void zendeskRatingsAreGoodOrBadOrNoneAtAll() {
        Survey survey = survey(
                List.of(Question.of("csat", Scale.of(0, 1))
                        .withColumn("score")
                        .withLabels(Map.of("good", 1, "bad", 0))),
                List.of("reason_code"),
                "requester_id",
                "comment");
        String json = """
                {"satisfaction_ratings": [
                  {"id": 1, "score": "good", "comment": "ok", "reason": "x", "reason_code": 1000, "requester_id": 7,
                   "created_at": "2026-03-05T10:00:00Z", "updated_at": "2026-03-05T10:00:00Z"},
                  {"id": 2, "score": "bad_without_comment", "created_at": "2026-03-05T10:00:00Z"},
                  {"id": 3, "score": "offered"},
                  {"id": 4, "score": "unoffered"},
                  {"subject": "a ticket", "satisfaction_rating": {"id": 5, "score": "good_with_comment", "comment": "hi"}}],
                 "count": 5, "next_page": null}""";
        List<Delivery> deliveries = FeedReader.of(Feed.ZENDESK_RATING, survey).read(json);
        assertThat(deliveries)
                .extracting(d -> d.response().answers().get("csat"))
                .containsExactly(rating(1), rating(0), Answer.BLANK, null, rating(1));
        assertThat(deliveries).extracting(Delivery::complete).containsExactly(true, true, false, false, true);
        assertThat(deliveries.get(0).response().respondent()).isEqualTo("7");
        assertThat(deliveries.get(4).response().comment()).isEqualTo("hi");
    }

    @Test
    void zendeskSurveyAnswersMayBeSkipped() {
        Survey survey = survey(
                List.of(EASE.withColumn("ease_alias"), NPS.withColumn("q2")), List.of("ticket"), "responder_id", null);
        String json = """
                {"survey_responses": [{"id": "01H", "responder_id": 12, "expires_at": "2026-04-01T00:00:00Z",
                  "subject_zrns": ["zen:ticket:99"], "survey": {"id": "s1", "version": 2, "state": "ENABLED"},
                  "answers": [
                    {"type": "rating_scale", "rating": 4, "question": {"id": "q1", "type": "rating_scale", "alias": "ease_alias"},
                     "created_at": "2026-03-05T10:00:00Z", "updated_at": "2026-03-05T10:05:00Z"},
                    {"type": "skipped", "question": {"id": "q2", "type": "rating_scale"},
                     "created_at": "2026-03-05T10:01:00Z", "updated_at": "2026-03-05T10:01:00Z"}]},
                 {"id": "02H", "subjects": [{"id": "5", "type": "ticket", "zrn": "zen:ticket:5"}], "survey_id": "s1",
                  "survey_version": 2, "answers": []}]}""";
        List<Delivery> deliveries = FeedReader.of(Feed.ZENDESK_SURVEY, survey).read(json);
        assertThat(deliveries.get(0))
                .isEqualTo(new Delivery(
                        "01H",
                        "s1",
                        true,
                        Instant.parse("2026-03-05T10:05:00Z"),
                        SurveyResponse.of(Map.of("ease", rating(4), "nps", Answer.BLANK))
                                .withRespondent("12")
                                .withTime(Instant.parse("2026-03-05T10:00:00Z"))
                                .withSegments(Map.of("ticket", "99"))));
        assertThat(deliveries.get(1).response().segments()).containsEntry("ticket", "5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            FORMBRICKS     | {"id":"r","data":{}}                                        | finished
            FORMBRICKS     | {"event":"responseCreated"}                                 | data
            FORMBRICKS     | {"id":"r","finished":"yes","data":{}}                       | finished
            FORMBRICKS     | {"id":"r","finished":true,"data":[]}                        | data
            FORMBRICKS     | {"id":"r","finished":true,"data":{},"createdAt":1520244000} | createdAt
            DELIGHTED      | {"id":"r","created_at":"2018-03-05"}                        | created_at
            DELIGHTED      | {"id":"r","created_at":1520244000000}                       | created_at
            DELIGHTED      | {"created_at":1520244000}                                   | id
            TYPEFORM       | {"event_type":"form_response"}                              | form_response
            TYPEFORM       | {"event_type":"other"}                                      | event_type
            TYPEFORM       | {"event_type":"form_response","form_response":{"token":"t","answers":[{"type":"number"}]}} | form_response.answers[0].field
            ZENDESK_RATING | {"id":1,"score":5}                                          | score
            ZENDESK_RATING | [{"id":1,"score":"good"},7]                                 | [1]
            ZENDESK_SURVEY | {"id":"1"}                                                  | answers
            """)
    void aWrongShapeIsRefusedWithItsPlace(Feed feed, String json, String path) {
        FeedReader reader = FeedReader.of(feed, Survey.of("s", NPS));
        assertThatThrownBy(() -> reader.read(json))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.path()).isEqualTo(path));
    }

    @ParameterizedTest
    @EnumSource
    void brokenJsonIsRefused(Feed feed) {
        FeedReader reader = FeedReader.of(feed, Survey.of("s", NPS));
        for (String json : List.of("", "{", "{\"id\":1,\"id\":1}", "[".repeat(500), "7", "null")) {
            assertThatThrownBy(() -> reader.read(json)).isInstanceOf(FeedException.class);
        }
    }

    @Test
    void aWeightMustBeANumber() {
        Survey weighted = Survey.of("s", NPS.withColumn("score")).withWeights("person_properties.w");
        FeedReader reader = FeedReader.of(Feed.DELIGHTED, weighted);
        String json = "{\"id\":\"1\",\"score\":9,\"created_at\":1,\"person_properties\":{\"w\":%s}}";
        assertThat(reader.read(json.formatted("\"0.5\"")).get(0).response().weight())
                .isEqualTo(0.5);
        for (String weight : List.of("\"x\"", "-1", "null", "\"NaN\"")) {
            assertThatThrownBy(() -> reader.read(json.formatted(weight)))
                    .isInstanceOf(FeedException.class)
                    .hasMessageContaining("person_properties.w");
        }
    }

    @Test
    void qualtricsHasThreeHeaderRows() throws IOException {
        String csv = """
                StartDate,Finished,ResponseId,QID1_1,QID2
                Start Date,Finished,Response ID,"How likely are you
                to recommend us?",Comment
                "{""ImportId"":""startDate"",""timeZone"":""Z""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}"
                2026-03-05 10:00:00,1,R_1,0,"bad, really"
                2026-03-05 10:05:00,0,R_2,,
                """;
        Survey survey = Survey.of("q", NPS.withColumn("QID1_1"))
                .withSegments(SegmentColumn.of("Finished"))
                .withRespondents("ResponseId")
                .withTimes("StartDate", ZoneId.of("UTC"))
                .withTimePattern("yyyy-MM-dd HH:mm:ss")
                .withComments("QID2");
        List<SurveyResponse> responses = new ArrayList<>();
        RejectionLog rejected = new RejectionLog(5);
        RowReader<SurveyResponse> reader = ResponseReader.of(survey).onRejected(rejected);
        reader.read(bytes(csv), responses::add);
        assertThat(rejected.rows()).isEmpty();
        assertThat(responses)
                .extracting(SurveyResponse::answers)
                .containsExactly(Map.of("nps", rating(0)), Map.of("nps", Answer.BLANK));
        assertThat(responses.get(1).segments()).containsEntry("Finished", "0");
    }

    @Test
    void governmentDriversThatAreEmptyWereNotAsked() throws IOException {
        String csv = "external_id,question_1,positive_effectiveness,positive_ease,positive_efficiency,"
                + "positive_transparency,positive_humanity,positive_employee,positive_other,"
                + "negative_effectiveness,negative_ease,negative_efficiency,negative_transparency,"
                + "negative_humanity,negative_employee,negative_other,question_4\n"
                + "a,1,1,0,0,0,0,0,0,,,,,,,,thanks\n"
                + "b,,,,,,,,,,,,,,,,\n";
        List<SurveyResponse> responses = new ArrayList<>();
        ResponseReader.of(GovernmentCx.survey("service", Scale.of(0, 1)))
                .read(bytes(csv), GovernmentCx.asked(responses::add));
        assertThat(responses.get(0).answers())
                .hasSize(8)
                .containsEntry("question_1", rating(1))
                .containsEntry("positive_ease", rating(0));
        assertThat(responses.get(0).comment()).isEqualTo("thanks");
        assertThat(responses.get(1).answers()).containsOnly(Map.entry("question_1", Answer.BLANK));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
