package io.github.cxkit.readers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Locale;

/** Says what is wrong with JSON without a word of what stands there: the parser's own messages quote the input. */
final class JsonFaults {

    private JsonFaults() {}

    static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "a text, a number or the nesting is beyond its limit";
        }
        String message = String.valueOf(e.getOriginalMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("end-of-input")) {
            return "the JSON ends too early";
        }
        if (message.contains("utf-8")) {
            return "the text is not UTF-8";
        }
        if (message.contains("unrecognized token")) {
            return "a value that is no JSON: texts stand in quotes, and only true, false and null are words";
        }
        if (message.contains("control character") || message.contains("ctrl-char")) {
            return "a line break or control character inside a text";
        }
        if (message.contains("was expecting")) {
            return "a comma, colon, quote or bracket is missing or too many";
        }
        return "it is no JSON";
    }
}
