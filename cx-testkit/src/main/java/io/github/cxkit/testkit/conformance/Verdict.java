package io.github.cxkit.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an actual result compares with the expected one.
 *
 * <p>Integers, strings and booleans must be equal; numbers written with a point or exponent must lie within abs + rel
 * |expected|; arrays have one length; objects are compared field by field, a missing field counts as null, and further
 * fields are ignored at the top level only. NaN and infinity are never right.
 *
 * @param outcome what it comes to
 * @param message what differs, or why it was not compared; empty if passed
 * @since 0.1.0
 */
public record Verdict(Outcome outcome, String message) {

    /** The outcomes; every case has one. */
    public enum Outcome {
        /** As expected. */
        PASSED,
        /** Not as expected. */
        FAILED,
        /** The implementation has no such function. */
        UNSUPPORTED,
        /** Not compared: the case expects none of the chosen fields. */
        LEFT_OUT
    }

    /**
     * Compares.
     *
     * @param conformanceCase the case
     * @param actual what the implementation made of it
     * @return the verdict
     */
    public static Verdict of(ConformanceCase conformanceCase, Actual actual) {
        if (actual instanceof Actual.Unsupported) {
            return new Verdict(Outcome.UNSUPPORTED, "unsupported function " + conformanceCase.function());
        }
        if (actual instanceof Actual.Broken broken) {
            return failed("broke: " + broken.message());
        }
        if (actual instanceof Actual.Refused refused) {
            return conformanceCase.expectsRefusal()
                    ? new Verdict(Outcome.PASSED, "")
                    : failed("refused (" + refused.message() + ") but expected " + conformanceCase.expected());
        }
        JsonNode got = ((Actual.Value) actual).json();
        if (conformanceCase.expectsRefusal()) {
            return failed(
                    "must be refused (" + conformanceCase.expected().path("why").asText() + ") but gave " + got);
        }
        return new Comparison(conformanceCase)
                .difference("", conformanceCase.expected(), got, true)
                .map(Verdict::failed)
                .orElse(new Verdict(Outcome.PASSED, ""));
    }

    private static Verdict failed(String message) {
        return new Verdict(Outcome.FAILED, message);
    }

    /** A number of more decimals is not taken for one that was rounded. */
    private static final int MOST_DECIMALS = 6;

    /** So many digits agree in two numbers that are taken for one. */
    private static final int NEARLY = 9;

    /** Field-by-field comparison of one case. */
    private record Comparison(ConformanceCase conformanceCase) {

        Optional<String> difference(String path, JsonNode expected, @Nullable JsonNode got, boolean top) {
            if (expected.isNull()) {
                return isUndefined(got) ? Optional.empty() : wrong(path, "undefined", got);
            }
            if (got == null || got.isNull()) {
                return isUndefined(expected) ? Optional.empty() : wrong(path, expected, "undefined");
            }
            if (expected.isObject()) {
                return got.isObject() ? objects(path, expected, got, top) : wrong(path, expected, got);
            }
            if (expected.isArray()) {
                return got.isArray() ? arrays(path, expected, got) : wrong(path, expected, got);
            }
            if (expected.isNumber()) {
                return numbers(path, expected, got);
            }
            return expected.equals(got) ? Optional.empty() : wrong(path, expected, got);
        }

        private Optional<String> objects(String path, JsonNode expected, JsonNode got, boolean top) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                Optional<String> difference =
                        difference(path + "." + field.getKey(), field.getValue(), got.get(field.getKey()), false);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            for (Iterator<String> names = got.fieldNames(); !top && names.hasNext(); ) {
                String name = names.next();
                if (!expected.has(name) && !isUndefined(got.get(name))) {
                    return wrong(path + "." + name, "nothing", got.get(name));
                }
            }
            return Optional.empty();
        }

        private Optional<String> arrays(String path, JsonNode expected, JsonNode got) {
            if (expected.size() != got.size()) {
                return wrong(path, expected.size() + " entries", got.size() + " entries: " + got);
            }
            for (int i = 0; i < expected.size(); i++) {
                Optional<String> difference = difference(path + "[" + i + "]", expected.get(i), got.get(i), false);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }

        private Optional<String> numbers(String path, JsonNode expected, JsonNode got) {
            if (!got.isNumber() || !Double.isFinite(got.doubleValue())) {
                return wrong(path, expected, got);
            }
            if (expected.isIntegralNumber()) {
                boolean equal = got.decimalValue().compareTo(expected.decimalValue()) == 0
                        && 1 / got.doubleValue() != Double.NEGATIVE_INFINITY;
                return equal ? Optional.empty() : wrong(path, expected, got);
            }
            double allowed = conformanceCase.absoluteTolerance()
                    + conformanceCase.relativeTolerance() * Math.abs(expected.doubleValue());
            double off = Math.abs(got.doubleValue() - expected.doubleValue());
            return off <= allowed
                    ? Optional.empty()
                    : wrong(
                            path,
                            expected + " within " + allowed,
                            got + " (off by " + off + kinship(expected, got) + ")");
        }

        /** The commonest mistakes by their name: rounded too early, a share for a percentage, the sign the other way. */
        private static String kinship(JsonNode expected, JsonNode got) {
            BigDecimal right = expected.decimalValue();
            BigDecimal wrong = got.decimalValue().stripTrailingZeros();
            if (wrong.signum() != 0) {
                if (isClose(right, wrong.negate())) {
                    return "; the other sign";
                }
                if (isClose(right, wrong.movePointRight(2))) {
                    return "; a hundredth of it";
                }
                if (isClose(right, wrong.movePointLeft(2))) {
                    return "; a hundred times it";
                }
            }
            int decimals = Math.max(0, wrong.scale());
            if (decimals > MOST_DECIMALS) {
                return "";
            }
            String to = decimals == 0 ? " to a whole number" : " to " + decimals + " decimals";
            BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
            BigDecimal off = right.subtract(wrong).abs();
            if (off.add(off).compareTo(unit) <= 0) {
                return "; rounded" + to;
            }
            return wrong.signum() != 0 && off.compareTo(unit) < 0 ? "; cut" + to : "";
        }

        private static boolean isClose(BigDecimal right, BigDecimal other) {
            return right.subtract(other).abs().compareTo(right.abs().scaleByPowerOfTen(-NEARLY)) <= 0;
        }

        /** Null, or an object whose every leaf is null. */
        private static boolean isUndefined(@Nullable JsonNode json) {
            if (json == null || json.isNull()) {
                return true;
            }
            if (!json.isObject() || json.isEmpty()) {
                return false;
            }
            for (JsonNode field : json) {
                if (!isUndefined(field)) {
                    return false;
                }
            }
            return true;
        }

        private static Optional<String> wrong(String path, Object expected, @Nullable Object got) {
            return Optional.of(
                    (path.isEmpty() ? "result" : path.substring(1)) + ": expected " + expected + " but got " + got);
        }
    }
}
