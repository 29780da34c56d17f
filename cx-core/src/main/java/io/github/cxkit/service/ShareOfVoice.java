package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.internal.Definitions;
import io.github.cxkit.internal.Names;
import io.github.cxkit.metric.Caution;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * Share of voice: mentions of one's own brand / mentions of all brands watched.
 *
 * <p>The limits take mentions as independent; many mentions of one author make them too narrow, so every result carries
 * {@link Caution#MENTIONS_OF_ONE_AUTHOR}. A summary over mentions of the same brands.
 *
 * <pre>{@code
 * ShareOfVoice voice = ShareOfVoice.summarizer("us", List.of("us", "them")).summarize(List.of(
 *         new ShareOfVoice.Mention("us", ShareOfVoice.Tone.POSITIVE),
 *         new ShareOfVoice.Mention("them", ShareOfVoice.Tone.NEUTRAL)));
 * voice.excess(0.2).orElseThrow();  // ==> 0.3
 * }</pre>
 *
 * @param own one's own brand
 * @param brands brand to its mentions, in the order given; unmodifiable
 * @since 0.1.0
 */
public record ShareOfVoice(String own, Map<String, Mentions> brands) {

    /** The rule behind the shares. */
    public static final Rule RULE = Rule.published(
            "voice.share",
            "Share of voice",
            "Jones 1990, Ad spending: maintaining market share (excess share of voice)");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if one's own brand is not among them, or a name is blank
     */
    public ShareOfVoice {
        Objects.requireNonNull(own, "own");
        brands = Copies.ordered("brands", brands);
        brands.keySet().forEach(brand -> Arguments.notBlank("brand", brand));
        if (!brands.containsKey(own)) {
            throw new IllegalArgumentException(Names.describe("own brand is not listed:", own, brands.keySet()));
        }
    }

    /**
     * Mentions of one brand.
     *
     * @param byTone how many of each tone; unmodifiable
     */
    public record Mentions(Map<Tone, Long> byTone) {

        private static final Mentions NONE = new Mentions(Map.of());

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a count is negative
         */
        public Mentions {
            Copies.whole("byTone", byTone);
            Map<Tone, Long> all = new EnumMap<>(Tone.class);
            for (Tone tone : Tone.values()) {
                all.put(tone, Arguments.notNegative(tone + " mentions", byTone.getOrDefault(tone, 0L)));
            }
            byTone = Collections.unmodifiableMap(all);
        }

        private long of(Tone tone) {
            return byTone.getOrDefault(tone, 0L);
        }

        private long all() {
            return byTone.values().stream().reduce(0L, Counts::sum);
        }

        private Mentions merge(Mentions other) {
            Map<Tone, Long> sum = new EnumMap<>(byTone);
            other.byTone.forEach((tone, count) -> sum.merge(tone, count, Counts::sum));
            return new Mentions(sum);
        }
    }

    /** What a mention sounds like. */
    public enum Tone {
        /** In praise. */
        POSITIVE,
        /** Neither, both, or not known. */
        NEUTRAL,
        /** In blame. */
        NEGATIVE
    }

    /**
     * One mention.
     *
     * @param brand of which brand
     * @param tone what it sounds like
     */
    public record Mention(String brand, Tone tone) {
        /** Checks that the parts are there. */
        public Mention {
            Objects.requireNonNull(brand, "brand");
            Objects.requireNonNull(tone, "tone");
        }
    }

    /**
     * Counts mentions.
     *
     * @param own one's own brand
     * @param brands all brands watched, each once
     * @return a summarizer with bytes, which refuses a brand that is not watched
     * @throws IllegalArgumentException if one's own brand is not among them, or one is named twice
     */
    public static Summarizer<Mention, ShareOfVoice> summarizer(String own, List<String> brands) {
        Map<String, Mentions> none = new LinkedHashMap<>();
        for (String brand : brands) {
            if (none.put(brand, Mentions.NONE) != null) {
                throw new IllegalArgumentException("brand \"" + brand + "\" is named twice");
            }
        }
        ShareOfVoice empty = new ShareOfVoice(own, none);
        return Summarizer.<Mention, ShareOfVoice>folding(empty, ShareOfVoice::plus, ShareOfVoice::merge)
                .withBytes(
                        all -> Bytes.write(
                                all.definition(),
                                out -> new TreeSet<>(all.brands.keySet())
                                        .forEach(brand -> all.mentions(brand)
                                                .byTone
                                                .values()
                                                .forEach(out::count))),
                        bytes -> Bytes.read("share of voice", empty.definition(), bytes, in -> {
                            Map<String, Mentions> read = new LinkedHashMap<>(none);
                            for (String brand : new TreeSet<>(none.keySet())) {
                                Map<Tone, Long> tones = new EnumMap<>(Tone.class);
                                for (Tone tone : Tone.values()) {
                                    tones.put(tone, in.count());
                                }
                                read.put(brand, new Mentions(tones));
                            }
                            return new ShareOfVoice(own, read);
                        }));
    }

    private List<Object> definition() {
        return List.of(own, new TreeSet<>(brands.keySet()));
    }

    private Mentions mentions(String brand) {
        Mentions mentions = brands.get(brand);
        if (mentions == null) {
            throw new IllegalArgumentException(Names.describe("no brand", brand, brands.keySet()));
        }
        return mentions;
    }

    private ShareOfVoice plus(Mention mention) {
        Map<String, Mentions> more = new LinkedHashMap<>(brands);
        more.put(mention.brand, mentions(mention.brand).merge(new Mentions(Map.of(mention.tone, 1L))));
        return new ShareOfVoice(own, more);
    }

    /**
     * These and other mentions.
     *
     * @param other others, of the same brands
     * @return the sums
     * @throws IllegalArgumentException if the brands differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public ShareOfVoice merge(ShareOfVoice other) {
        Definitions.of("shares of voice").same("brands", definition(), other.definition());
        Map<String, Mentions> sum = new LinkedHashMap<>();
        brands.forEach((brand, mentions) -> sum.put(brand, mentions.merge(other.mentions(brand))));
        return new ShareOfVoice(own, sum);
    }

    /**
     * own / all mentions.
     *
     * @return the share; insufficient without mentions
     */
    public Rate share() {
        return share(Mentions::all);
    }

    /**
     * own / all mentions in praise.
     *
     * @return the share; insufficient without any
     */
    public Rate positiveShare() {
        return share(mentions -> mentions.of(Tone.POSITIVE));
    }

    /**
     * own / all mentions in blame.
     *
     * @return the share; insufficient without any
     */
    public Rate negativeShare() {
        return share(mentions -> mentions.of(Tone.NEGATIVE));
    }

    private Rate share(ToLongFunction<Mentions> count) {
        long all = brands.values().stream().mapToLong(count).reduce(0, Counts::sum);
        return new Rate(RULE, count.applyAsLong(mentions(own)), all);
    }

    /**
     * Excess share of voice: share - market share, in decimals (Jones 1990). Brands above 0 tend to grow; an association.
     *
     * @param marketShare one's own share of the market, 0 to 1
     * @return -1 to 1; insufficient without mentions
     * @throws IllegalArgumentException if the market share is out of range
     */
    public Result<Double> excess(double marketShare) {
        Arguments.share("marketShare", marketShare);
        Rate share = share();
        if (share.whole() == 0) {
            return Result.insufficient(Reason.NO_ANSWERS, "no mention of any brand");
        }
        return Result.of(BigDecimal.valueOf(share.part())
                .divide(BigDecimal.valueOf(share.whole()), MathContext.DECIMAL128)
                .subtract(BigDecimal.valueOf(marketShare))
                .doubleValue());
    }

    /**
     * What to be careful about.
     *
     * @return {@link Caution#MENTIONS_OF_ONE_AUTHOR}
     */
    public Set<Caution> cautions() {
        return Set.of(Caution.MENTIONS_OF_ONE_AUTHOR);
    }
}
