package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Names;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Moments;
import io.github.cxkit.stats.Rate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What consent gives back: per purpose what customers got for it (useful offers, minutes, money) and what they gave (records
 * kept about them, contacts made). A purpose that brought nothing is named, so that it can be given up. (A convention of this
 * library.) Against a control group use {@link Uplift}. A summary over customers.
 *
 * <pre>{@code
 * ConsentBalance balance = ConsentBalance.summarizer().summarize(List.of(
 *         ConsentBalance.Exchange.of("offers").giving(12, 4).useful(false),
 *         ConsentBalance.Exchange.of("reminders").giving(2, 1).saving(15.0, 0.0)));
 * balance.broughtNothing();  // ==> [offers]
 * }</pre>
 *
 * @param purposes purpose to what was got and given, by name; unmodifiable
 * @since 0.1.0
 */
public record ConsentBalance(Map<String, Balance> purposes) {

    /** The rule behind the figures. */
    public static final Rule RULE = Rule.convention(
            "personalization.consent-balance",
            "What consent gives back",
            "got and given per purpose; means with t limits");

    private static final Summarizer<Double, Moments> MOMENTS = Moments.summarizer();

    /** Copies. */
    public ConsentBalance {
        purposes = Copies.sorted("purposes", purposes);
    }

    /**
     * One purpose.
     *
     * @param useful of the offers and messages made for it those that were useful
     * @param minutes minutes saved per customer
     * @param money money saved or gained per customer
     * @param records records kept for it
     * @param contacts contacts made for it
     */
    public record Balance(Rate useful, Moments minutes, Moments money, long records, long contacts) {
        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException if a count is negative
         */
        public Balance {
            Objects.requireNonNull(useful, "useful");
            Objects.requireNonNull(minutes, "minutes");
            Objects.requireNonNull(money, "money");
            Arguments.notNegative("records", records);
            Arguments.notNegative("contacts", contacts);
        }

        private Balance merge(Balance other) {
            return new Balance(
                    useful.merge(other.useful),
                    minutes.merge(other.minutes),
                    money.merge(other.money),
                    Counts.sum(records, other.records),
                    Counts.sum(contacts, other.contacts));
        }

        private boolean isNothing() {
            return useful.part() == 0 && minutes.mean() <= 0 && money.mean() <= 0;
        }
    }

    /**
     * What one customer got and gave for one purpose.
     *
     * @param purpose what the consent is for
     * @param useful whether what came was useful, null if nothing came or nobody knows
     * @param minutes minutes saved, null if not known
     * @param money money saved or gained, null if not known
     * @param records records kept about the customer
     * @param contacts contacts made
     */
    public record Exchange(
            String purpose,
            @Nullable Boolean useful,
            @Nullable Double minutes,
            @Nullable Double money,
            long records,
            long contacts) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if the purpose is blank or a number is out of range
         */
        public Exchange {
            Arguments.notBlank("purpose", purpose);
            Arguments.notNegative("records", records);
            Arguments.notNegative("contacts", contacts);
            if (minutes != null) {
                Arguments.finite("minutes", minutes);
            }
            if (money != null) {
                Arguments.finite("money", money);
            }
        }

        /**
         * Nothing got and nothing given yet.
         *
         * @param purpose what the consent is for
         * @return the exchange
         */
        public static Exchange of(String purpose) {
            return new Exchange(purpose, null, null, null, 0, 0);
        }

        /**
         * The same with what the customer gave.
         *
         * @param recordsKept records kept about the customer
         * @param contactsMade contacts made
         * @return the exchange
         */
        public Exchange giving(long recordsKept, long contactsMade) {
            return new Exchange(purpose, useful, minutes, money, recordsKept, contactsMade);
        }

        /**
         * The same with whether what came was useful.
         *
         * @param wasUseful whether it was
         * @return the exchange
         */
        public Exchange useful(Boolean wasUseful) {
            return new Exchange(purpose, wasUseful, minutes, money, records, contacts);
        }

        /**
         * The same with what was saved.
         *
         * @param minutesSaved minutes
         * @param moneySaved money
         * @return the exchange
         */
        public Exchange saving(double minutesSaved, double moneySaved) {
            return new Exchange(purpose, useful, minutesSaved, moneySaved, records, contacts);
        }

        private Balance balance() {
            return new Balance(
                    new Rate(RULE, Boolean.TRUE.equals(useful) ? 1 : 0, useful == null ? 0 : 1),
                    minutes == null ? Moments.EMPTY : Moments.of(minutes),
                    money == null ? Moments.EMPTY : Moments.of(money),
                    records,
                    contacts);
        }
    }

    /**
     * Adds up exchanges. Means agree up to the last digits, whatever the split.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Exchange, ConsentBalance> summarizer() {
        return Summarizer.<Exchange, ConsentBalance>folding(
                        new ConsentBalance(Map.of()),
                        (all, one) -> all.merge(new ConsentBalance(Map.of(one.purpose, one.balance()))),
                        ConsentBalance::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.purposes.size());
                            all.purposes.forEach((purpose, each) -> out.text(purpose)
                                    .count(each.useful.part())
                                    .count(each.useful.whole())
                                    .block(MOMENTS.toBytes(each.minutes))
                                    .block(MOMENTS.toBytes(each.money))
                                    .count(each.records)
                                    .count(each.contacts));
                        }),
                        bytes -> Bytes.read("consent balance", "", bytes, in -> {
                            Map<String, Balance> purposes = new TreeMap<>();
                            for (int left = in.length(); left > 0; left--) {
                                purposes.put(
                                        in.text(),
                                        new Balance(
                                                new Rate(RULE, in.count(), in.count()),
                                                MOMENTS.ofBytes(in.block()),
                                                MOMENTS.ofBytes(in.block()),
                                                in.count(),
                                                in.count()));
                            }
                            return new ConsentBalance(purposes);
                        }));
    }

    /**
     * These and other exchanges.
     *
     * @param other others
     * @return the sums
     * @throws ArithmeticException if a count exceeds the range of a long
     */
    public ConsentBalance merge(ConsentBalance other) {
        Map<String, Balance> sum = new TreeMap<>(purposes);
        other.purposes.forEach((purpose, balance) -> sum.merge(purpose, balance, Balance::merge));
        return new ConsentBalance(sum);
    }

    /**
     * What was got and given for a purpose.
     *
     * @param purpose what the consent is for
     * @return its balance
     * @throws IllegalArgumentException if there is no such purpose
     */
    public Balance of(String purpose) {
        Balance balance = purposes.get(purpose);
        if (balance == null) {
            throw new IllegalArgumentException(Names.describe("no purpose", purpose, purposes.keySet()));
        }
        return balance;
    }

    /**
     * Purposes for which no customer got anything, as far as is known.
     *
     * @return their names
     */
    public List<String> broughtNothing() {
        return purposes.entrySet().stream()
                .filter(each -> each.getValue().isNothing())
                .map(Map.Entry::getKey)
                .toList();
    }
}
