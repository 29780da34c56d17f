package io.github.cxkit.readers.webhook;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the products' JSON, each turned into flat fields. */
final class Shapes {

    private Shapes() {}

    /** A response as fields by column name; text "" is a blank answer, an absent one was not asked. */
    record Flat(
            String path,
            String id,
            @Nullable String survey,
            boolean complete,
            @Nullable Instant time,
            @Nullable Instant updated,
            Map<String, String> fields) {

        Delivery delivery(FeedReader reader) {
            fields.putIfAbsent("id", id);
            if (survey != null) {
                fields.putIfAbsent("survey", survey);
            }
            return new Delivery(id, survey, complete, updated, reader.response(path, fields, time));
        }
    }

    static Flat formbricks(Json item) {
        Json data = item.has("event") ? item.need("data").object() : item;
        Map<String, String> fields = new HashMap<>();
        Json spent = data.get("ttc");
        if (spent != null) {
            // shown, and left without an answer, unless an answer follows below
            spent.object().value().fieldNames().forEachRemaining(question -> fields.put(question, ""));
            fields.remove("_total");
        }
        putAll(data, "variables", fields);
        putAll(data, "contactAttributes", fields);
        putAll(data, "meta", fields);
        put(data, "language", fields);
        put(data, "displayId", fields);
        put(data, "singleUseId", fields);
        put(data, "endingId", fields);
        put(data, "tags", fields);
        Json contact = data.get("contact");
        if (contact != null) {
            put(fields, "contact.id", Json.textOf(contact.get("id")));
        }
        data.need("data").object().putAll("", fields);
        return new Flat(
                data.path(),
                data.need("id").needText(),
                Json.textOf(data.get("surveyId")),
                truth(data.need("finished")),
                Json.isoOrNull(data.get("createdAt")),
                Json.isoOrNull(data.get("updatedAt")),
                fields);
    }

    static Flat delighted(Json item) {
        Map<String, String> fields = new HashMap<>();
        for (String field : new String[] {"score", "comment", "survey_type", "permalink", "tags"}) {
            put(item, field, fields);
        }
        Json person = item.get("person");
        if (person != null) {
            put(fields, "person", Json.textOf(person.value().isObject() ? person.get("id") : person));
        }
        putAll(item, "person_properties", fields);
        Json additional = item.get("additional_answers");
        if (additional != null) {
            for (Json answer : additional.list()) {
                Json value = answer.get("value");
                put(
                        fields,
                        answer.need("question").need("id").needText(),
                        value == null ? null : delightedValue(value.object()));
            }
        }
        Json created = item.need("created_at");
        Json updated = item.get("updated_at");
        Instant time = created.seconds();
        return new Flat(
                item.path(),
                item.need("id").needText(),
                null,
                true,
                time,
                updated == null ? time : updated.seconds(),
                fields);
    }

    private static @Nullable String delightedValue(Json value) {
        for (String kind : new String[] {"scale", "free_response", "select_one", "select_many"}) {
            Json given = value.get(kind);
            if (given != null) {
                return given.value().isObject() ? Json.textOf(given.get("text")) : given.text();
            }
        }
        return null;
    }

    static Flat typeform(Json item) {
        String event = item.need("event_type").needText();
        if (!event.equals("form_response")) {
            throw item.need("event_type").refuse("must be form_response but is " + event);
        }
        Json response = item.need("form_response").object();
        Map<String, String> fields = new HashMap<>();
        putAll(response, "hidden", fields);
        Json calculated = response.get("calculated");
        if (calculated != null) {
            put(fields, "calculated.score", Json.textOf(calculated.get("score")));
        }
        Json variables = response.get("variables");
        if (variables != null) {
            for (Json variable : variables.list()) {
                Json number = variable.get("number");
                put(
                        fields,
                        "variables." + variable.need("key").needText(),
                        Json.textOf(number == null ? variable.get("text") : number));
            }
        }
        Json answers = response.get("answers");
        if (answers != null) {
            for (Json answer : answers.list()) {
                String text = typeformValue(answer);
                Json field = answer.need("field").object();
                put(fields, field.need("id").needText(), text);
                Json ref = field.get("ref");
                if (ref != null) {
                    put(fields, ref.needText(), text);
                }
            }
        }
        return new Flat(
                response.path(),
                response.need("token").needText(),
                Json.textOf(response.get("form_id")),
                true,
                Json.isoOrNull(response.get("submitted_at")),
                Json.isoOrNull(response.get("submitted_at")),
                fields);
    }

    private static @Nullable String typeformValue(Json answer) {
        String type = answer.need("type").needText();
        Json given = answer.get(type);
        if (given == null) {
            return null;
        }
        if (given.value().isObject()) {
            Json label = given.get("label");
            Json labels = given.get("labels");
            return label != null ? label.text() : labels != null ? labels.text() : Json.textOf(given.get("other"));
        }
        return given.text();
    }

    static Flat zendeskRating(Json item) {
        // a rating that stands on a ticket lies one level deeper
        Json rating = item.has("satisfaction_rating")
                ? item.need("satisfaction_rating").object()
                : item;
        Map<String, String> fields = new HashMap<>();
        for (String field :
                new String[] {"comment", "reason", "reason_code", "ticket_id", "requester_id", "assignee_id", "group_id"
                }) {
            put(rating, field, fields);
        }
        Json score = rating.need("score");
        String word = score.needText();
        switch (word) {
            case "unoffered" -> {}
            case "offered" -> fields.put("score", "");
            default -> {
                String plain = word.replaceFirst("_with(out)?_comment$", "");
                if (!plain.equals("good") && !plain.equals("bad")) {
                    throw score.refuse("must be good, bad, offered or unoffered but is \"" + word + "\"");
                }
                fields.put("score", plain);
            }
        }
        Instant created = Json.isoOrNull(rating.get("created_at"));
        Instant updated = Json.isoOrNull(rating.get("updated_at"));
        return new Flat(
                rating.path(),
                rating.need("id").needText(),
                null,
                fields.getOrDefault("score", "").length() > 0,
                created,
                updated == null ? created : updated,
                fields);
    }

    static Flat zendeskSurvey(Json item) {
        Map<String, String> fields = new HashMap<>();
        put(item, "responder_id", fields);
        put(fields, "ticket", ticket(item));
        Json survey = item.get("survey");
        Instant first = null;
        Instant last = null;
        for (Json answer : item.need("answers").list()) {
            Json question = answer.need("question").object();
            boolean skipped = answer.need("type").needText().equals("skipped");
            String text = skipped ? "" : Json.textOf(answer.get("rating"));
            put(fields, question.need("id").needText(), text);
            Json alias = question.get("alias");
            if (alias != null) {
                put(fields, alias.needText(), text);
            }
            first = edge(first, Json.isoOrNull(answer.get("created_at")), -1);
            last = edge(last, Json.isoOrNull(answer.get("updated_at")), 1);
        }
        Json version = survey == null ? item.get("survey_version") : survey.get("version");
        put(fields, "survey.version", Json.textOf(version));
        return new Flat(
                item.path(),
                item.need("id").needText(),
                Json.textOf(survey == null ? item.get("survey_id") : survey.get("id")),
                true,
                first,
                last == null ? first : last,
                fields);
    }

    private static @Nullable Instant edge(@Nullable Instant known, @Nullable Instant next, int sign) {
        return known == null || (next != null && sign * next.compareTo(known) > 0) ? next : known;
    }

    private static @Nullable String ticket(Json item) {
        Json zrns = item.get("subject_zrns");
        Json subjects = item.get("subjects");
        if (zrns != null) {
            for (Json zrn : zrns.list()) {
                String text = zrn.needText();
                if (text.startsWith("zen:ticket:")) {
                    return text.substring("zen:ticket:".length());
                }
            }
        }
        if (subjects != null) {
            for (Json subject : subjects.list()) {
                if ("ticket".equals(Json.textOf(subject.get("type")))) {
                    return Json.textOf(subject.get("id"));
                }
            }
        }
        return null;
    }

    private static boolean truth(Json flag) {
        if (!flag.value().isBoolean()) {
            throw flag.refuse("must be true or false");
        }
        return flag.value().booleanValue();
    }

    private static void put(Json item, String field, Map<String, String> fields) {
        put(fields, field, Json.textOf(item.get(field)));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text);
        }
    }

    private static void putAll(Json item, String field, Map<String, String> fields) {
        Json group = item.get(field);
        if (group != null) {
            group.object().putAll(field + ".", fields);
        }
    }
}
