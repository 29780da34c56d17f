package io.github.cxkit.examples.shop;

import io.github.cxkit.journey.JourneyPhase;
import io.github.cxkit.live.AlertRule;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.RatingMetric;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the shop asks, what, and from which score on it worries. In the order of the journey. */
@SuppressWarnings("ImmutableEnumChecker") // records of the library, immutable without saying so in an annotation
enum ShopTouchpoint {
    /** The first impression. */
    HOME(JourneyPhase.AWARENESS, Kind.SATISFACTION),
    /** The description of a product. */
    PRODUCT(JourneyPhase.CONSIDERATION, Kind.SATISFACTION),
    /** Paying. */
    CHECKOUT(JourneyPhase.PURCHASE, Kind.EASE),
    /** The parcel. */
    DELIVERY(JourneyPhase.SERVICE, Kind.SATISFACTION),
    /** Help when something went wrong. */
    SUPPORT(JourneyPhase.SERVICE, Kind.EASE),
    /** Those who come back. */
    CLUB(JourneyPhase.LOYALTY, Kind.RECOMMENDATION);

    /** What is asked. */
    enum Kind {
        /** Satisfaction, 1 to 5. */
        SATISFACTION("csat", Metrics.CSAT, 60),
        /** Ease, 1 to 7. */
        EASE("ces", Metrics.CES_2_AGREE, 60),
        /** Recommendation, 0 to 10. */
        RECOMMENDATION("nps", Metrics.NPS, 0);

        private final String words;
        private final RatingMetric metric;
        private final double target;

        Kind(String words, RatingMetric metric, double target) {
            this.words = words;
            this.metric = metric;
            this.target = target;
        }

        String words() {
            return words;
        }

        RatingMetric metric() {
            return metric;
        }
    }

    private static final long LEAST_FOR_ALERT = 10;

    private final JourneyPhase phase;
    private final Kind kind;

    ShopTouchpoint(JourneyPhase phase, Kind kind) {
        this.phase = phase;
        this.kind = kind;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    JourneyPhase phase() {
        return phase;
    }

    Kind kind() {
        return kind;
    }

    RatingMetric metric() {
        return kind.metric();
    }

    /** Alerts when the whole interval lies below what is wanted, on few answers, since the shop is small. */
    AlertRule tooLow() {
        return AlertRule.threshold("low", kind.target).withMinAnswers(LEAST_FOR_ALERT);
    }

    /** Alerts when this hour is significantly worse than the hour before. */
    AlertRule falling() {
        return AlertRule.change("falling", 0).withMinAnswers(LEAST_FOR_ALERT);
    }

    /** Alerts when this hour is significantly worse than the hour before for one kind of customers. */
    AlertRule segmentFalling() {
        return AlertRule.segmentDrop("segment", 0).withMinAnswers(LEAST_FOR_ALERT);
    }

    static Optional<ShopTouchpoint> of(String id) {
        return Stream.of(values()).filter(t -> t.id().equals(id)).findFirst();
    }
}
