package io.github.cxkit.journey.omnichannel;

import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.DoubleSum;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether the channels say the same: per attribute the share of channel pairs with equal values.
 *
 * @param agreement attribute to share of equal pairs, 0 to 1; insufficient below two channels
 * @param index mean over the attributes with a share; insufficient without any
 * @since 0.1.0
 */
public record ContentAgreement(Map<String, Result<Double>> agreement, Result<Double> index) {

    /** The rule that the shares follow. */
    public static final Rule RULE = Rule.adapted(
            "omnichannel.content-agreement", "Content agreement", "Sousa, Voss 2006 as a share of channel pairs");

    /** Copies. */
    public ContentAgreement {
        Objects.requireNonNull(index, "index");
        agreement = Copies.ordered("agreement", agreement);
    }

    /**
     * Compares what channels say.
     *
     * @param attributes attribute, such as price, to its value on each channel
     * @return the shares, in the order of the attributes
     */
    public static ContentAgreement of(Map<String, List<String>> attributes) {
        Map<String, Result<Double>> shares = new LinkedHashMap<>();
        DoubleSum sum = new DoubleSum();
        long known = 0;
        for (Map.Entry<String, List<String>> each : attributes.entrySet()) {
            Result<Double> share = share(each.getKey(), each.getValue());
            shares.put(each.getKey(), share);
            if (share.isKnown()) {
                known++;
                sum.add(share.orElseThrow());
            }
        }
        Result<Double> index = known == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "no attribute on two channels")
                : Result.of(sum.value() / known);
        return new ContentAgreement(shares, index);
    }

    private static Result<Double> share(String attribute, List<String> values) {
        if (values.size() < 2) {
            return Result.insufficient(Reason.TOO_FEW, attribute + " is on fewer than two channels");
        }
        Map<String, Long> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        long equal = counts.values().stream().mapToLong(c -> c * (c - 1) / 2).sum();
        long pairs = (long) values.size() * (values.size() - 1) / 2;
        return Result.of((double) equal / pairs);
    }
}
