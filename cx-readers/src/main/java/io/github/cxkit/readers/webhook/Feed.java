package io.github.cxkit.readers.webhook;

/**
 * The products whose JSON can be read, and the names that their fields have as columns of a survey's definition.
 *
 * <p>Of every product also: {@code id}, and {@code survey} where it says one.
 *
 * @since 0.1.0
 */
public enum Feed {
    /**
     * Formbricks, webhook of a response ({@code event}, {@code data}) or the response itself.
     *
     * <p>Columns: question ids; {@code language}, {@code displayId}, {@code singleUseId}, {@code endingId},
     * {@code contact.id}, {@code tags}, and with their prefixes {@code variables.}, {@code contactAttributes.} and
     * {@code meta.} the rest. A question on which time was spent without an answer is blank; one without time was not
     * asked. One response comes in up to three deliveries.
     */
    FORMBRICKS,
    /**
     * Delighted, survey responses of its API.
     *
     * <p>Columns: {@code score}, {@code comment}, {@code survey_type}, {@code person}, {@code permalink}, {@code tags},
     * {@code person_properties.}name, and the ids of additional questions. Times are Unix seconds.
     */
    DELIGHTED,
    /**
     * Typeform, webhook of type {@code form_response}.
     *
     * <p>Columns: a field's id and its ref, {@code hidden.}name, {@code variables.}key and {@code calculated.score}. The
     * token names the response; the event id names the delivery only.
     */
    TYPEFORM,
    /**
     * Zendesk, satisfaction ratings good and bad, alone, as a list, or as a page {@code satisfaction_ratings}.
     *
     * <p>Columns: {@code score} ({@code good} or {@code bad}; declare them as labels of the question),
     * {@code comment}, {@code reason}, {@code reason_code}, {@code ticket_id}, {@code requester_id}, {@code assignee_id}
     * and {@code group_id}. An offered rating is blank; an unoffered one was not asked.
     */
    ZENDESK_RATING,
    /**
     * Zendesk, responses of its newer surveys, alone, as a list, or as a page {@code survey_responses}.
     *
     * <p>Columns: a question's id and its alias, {@code responder_id}, {@code ticket} (of the subject), and
     * {@code survey.version}. A skipped question is blank.
     */
    ZENDESK_SURVEY
}
