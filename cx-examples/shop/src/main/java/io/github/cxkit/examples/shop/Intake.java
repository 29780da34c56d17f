package io.github.cxkit.examples.shop;

import io.github.cxkit.examples.shop.FeedbackStore.Outcome;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one door for feedback, from the form and from the REST interface alike. */
@Component
class Intake {

    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@+/-]{1,64}");

    private static final Pattern STARS = Pattern.compile("[1-4]([.]\\d{1,2})?|5([.]0{1,2})?");

    private final Validator validator;
    private final LiveBoard board;

    Intake(Validator validator, LiveBoard board) {
        this.validator = validator;
        this.board = board;
    }

    /**
     * Who sends it, as the link of the invitation or the sending program says.
     *
     * @param customer number or name of the customer, or null
     * @param order number of the order, or null
     * @param segment {@code new} or {@code returning}, or null
     */
    record Sender(
            @Nullable String customer,
            @Nullable String order,
            @Nullable String segment) {

        static final Sender NOBODY = new Sender(null, null, null);
    }

    /**
     * An answer to one of our questions.
     *
     * @param rating a point of the question's scale
     * @param remark free text
     * @param sender who
     */
    record Answer(@Nullable String rating, @Nullable String remark, Sender sender) {}

    /**
     * Words from elsewhere: a review, a post, a chat, what an employee heard.
     *
     * @param source {@code review}, {@code forum}, {@code social}, {@code chat} or {@code employee}
     * @param touchpoint what it is about, or null
     * @param stars 1 to 5, or null
     * @param text what was said
     * @param language {@code en} or {@code it}; null to find out by the words
     * @param sender who
     */
    record Elsewhere(
            @Nullable String source,
            @Nullable String touchpoint,
            @Nullable String stars,
            @Nullable String text,
            @Nullable String language,
            Sender sender) {}

    /**
     * What became of a request.
     *
     * @param outcome null if it was refused
     * @param problems what is wrong, in the language of the request
     */
    record Receipt(@Nullable Outcome outcome, List<String> problems) {}

    Receipt take(ShopTouchpoint touchpoint, @Nullable String key, Answer answer, Words words) {
        String given = stripped(answer.rating);
        List<String> problems = problems(key, answer.remark, answer.sender, words);
        if (given.isEmpty()) {
            problems.add(words.of("missing"));
        } else {
            validator.validate(Form.of(touchpoint, given, answer.remark)).stream()
                    .map(ConstraintViolation::getMessage)
                    .sorted()
                    .forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            board.refused(touchpoint.id());
            return new Receipt(null, problems);
        }
        Feedback feedback = Feedback.of(Objects.requireNonNull(key), FeedbackSource.SURVEY, board.now())
                .inLanguage(words.locale().getLanguage())
                .about(touchpoint.id())
                .rated(
                        new BigDecimal(given).intValueExact(),
                        touchpoint.metric().scale());
        return take(feedback, answer.remark, answer.sender);
    }

    Receipt take(@Nullable String key, Elsewhere said, Words words) {
        List<String> problems = problems(key, said.text, said.sender, words);
        FeedbackSource source = source(said.source).orElse(null);
        if (source == null) {
            problems.add(words.of("bad.source"));
        }
        String masked = Remarks.masked(said.text);
        if (masked.isEmpty() || String.valueOf(said.text).length() > Form.LONGEST) {
            problems.add(words.of("bad.text", Form.LONGEST));
        }
        String touchpoint = stripped(said.touchpoint);
        if (!touchpoint.isEmpty() && ShopTouchpoint.of(touchpoint).isEmpty()) {
            problems.add(words.of("bad.touchpoint"));
        }
        String stars = stripped(said.stars);
        if (!stars.isEmpty() && !STARS.matcher(stars).matches()) {
            problems.add(words.of("bad.stars"));
        }
        String language = stripped(said.language);
        if (!language.isEmpty() && !language.equals("en") && !language.equals("it")) {
            problems.add(words.of("bad.language"));
        }
        if (!problems.isEmpty() || source == null) {
            board.refused(touchpoint.isEmpty() || ShopTouchpoint.of(touchpoint).isEmpty() ? "none" : touchpoint);
            return new Receipt(null, problems);
        }
        Feedback feedback = Feedback.of(Objects.requireNonNull(key), source, board.now())
                .inLanguage(language.isEmpty() ? Remarks.languageOf(masked) : language);
        if (!touchpoint.isEmpty()) {
            feedback = feedback.about(touchpoint);
        }
        if (!stars.isEmpty()) {
            feedback = feedback.rated(Double.parseDouble(stars), Remarks.STARS);
        }
        return take(feedback, said.text, said.sender);
    }

    private Receipt take(Feedback feedback, @Nullable String remark, Sender sender) {
        String customer = stripped(sender.customer);
        String order = stripped(sender.order);
        Feedback known = customer.isEmpty() ? feedback : feedback.from(customer);
        Segment segment = Segment.of(stripped(sender.segment)).orElse(Segment.UNKNOWN);
        Told told = new Told(Remarks.read(known, Remarks.masked(remark)), order.isEmpty() ? null : order, segment);
        return new Receipt(board.take(told), List.of());
    }

    private static List<String> problems(@Nullable String key, @Nullable String remark, Sender sender, Words words) {
        List<String> problems = new ArrayList<>();
        if (key == null || !KEY.matcher(key).matches()) {
            problems.add("Idempotency-Key: " + KEY.pattern());
        }
        if (remark != null && remark.indexOf('\0') >= 0) {
            problems.add(words.of("unreadable"));
        }
        Stream.of(stripped(sender.customer), stripped(sender.order))
                .filter(name -> !name.isEmpty() && !NAME.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> problems.add(words.of("bad.name")));
        String segment = stripped(sender.segment);
        if (!segment.isEmpty() && Segment.of(segment).isEmpty()) {
            problems.add(words.of("bad.segment"));
        }
        return problems;
    }

    private static Optional<FeedbackSource> source(@Nullable String name) {
        return Stream.of(FeedbackSource.values())
                .filter(each -> each != FeedbackSource.SURVEY)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
