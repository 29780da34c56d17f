package io.github.cxkit.readers.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.jackson.CxModule;
import io.github.cxkit.survey.Answer;
import io.github.cxkit.survey.Question;
import io.github.cxkit.survey.SegmentColumn;
import io.github.cxkit.survey.Survey;
import io.github.cxkit.survey.SurveyResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of one product by a survey's definition. Immutable; thread-safe.
 *
 * <p>Keys that appear more than once, nesting beyond 100 levels and oversized texts and numbers are refused. Fields that the
 * definition does not name are passed over, since products add fields without notice.
 *
 * @since 0.1.0
 */
public final class FeedReader {

    private static final ObjectMapper JSON = CxModule.mapper();

    private final Feed feed;
    private final Survey survey;

    private FeedReader(Feed feed, Survey survey) {
        this.feed = feed;
        this.survey = survey;
    }

    /**
     * A reader of one product's JSON.
     *
     * @param feed the product
     * @param survey questions and columns, by the names that {@link Feed} lists; its time column is not used, since each
     *     product has its own
     * @return the reader
     */
    public static FeedReader of(Feed feed, Survey survey) {
        return new FeedReader(Objects.requireNonNull(feed, "feed"), Objects.requireNonNull(survey, "survey"));
    }

    /**
     * Reads one delivery, a list of them, or a page of the product's API.
     *
     * @param json the JSON
     * @return the deliveries in their order
     * @throws FeedException if the JSON is broken or not of the product's shape; the message names the place
     */
    public List<Delivery> read(String json) {
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new FeedException("", "no JSON: " + e.getOriginalMessage(), e);
        }
        if (tree == null || tree.isMissingNode()) {
            throw new FeedException("", "there is no JSON", null);
        }
        Json whole = new Json("", tree);
        Json page = whole;
        if (feed == Feed.ZENDESK_RATING && whole.has("satisfaction_ratings")) {
            page = whole.need("satisfaction_ratings");
        } else if (feed == Feed.ZENDESK_SURVEY && whole.has("survey_responses")) {
            page = whole.need("survey_responses");
        }
        List<Json> items = page.value().isArray() ? page.list() : List.of(page);
        return items.stream().map(item -> delivery(item.object())).toList();
    }

    private Delivery delivery(Json item) {
        return switch (feed) {
            case FORMBRICKS -> Shapes.formbricks(item).delivery(this);
            case DELIGHTED -> Shapes.delighted(item).delivery(this);
            case TYPEFORM -> Shapes.typeform(item).delivery(this);
            case ZENDESK_RATING -> Shapes.zendeskRating(item).delivery(this);
            case ZENDESK_SURVEY -> Shapes.zendeskSurvey(item).delivery(this);
        };
    }

    /** The response that the fields make; a field that is not there was not asked. */
    SurveyResponse response(String path, Map<String, String> fields, @Nullable Instant time) {
        Map<String, Answer> answers = new HashMap<>();
        for (Question question : survey.questions()) {
            String text = fields.get(question.column());
            if (text != null) {
                answers.put(question.id(), question.read(text));
            }
        }
        Map<String, String> segments = new HashMap<>();
        for (SegmentColumn segment : survey.segments()) {
            segments.put(
                    segment.column(), fields.getOrDefault(segment.column(), "").strip());
        }
        return SurveyResponse.of(answers)
                .withRespondent(textOrNull(fields, survey.respondentColumn()))
                .withTime(time)
                .withWeight(weight(path, fields))
                .withSegments(segments)
                .withComment(textOrNull(fields, survey.commentColumn()));
    }

    private double weight(String path, Map<String, String> fields) {
        String column = survey.weightColumn();
        if (column == null) {
            return 1;
        }
        String text = fields.get(column);
        if (text != null) {
            try {
                double weight = Double.parseDouble(text);
                if (weight >= 0 && weight < Double.POSITIVE_INFINITY) {
                    return weight;
                }
            } catch (NumberFormatException e) {
                throw new FeedException(path, "the weight " + column + " must be a number", e);
            }
        }
        throw new FeedException(path, "the weight " + column + " must be a finite number >= 0", null);
    }

    private static @Nullable String textOrNull(Map<String, String> fields, @Nullable String column) {
        String text = column == null ? null : fields.get(column);
        return text == null || text.isBlank() ? null : text;
    }
}
