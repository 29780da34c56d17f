package io.github.cxkit.service;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.internal.Counts;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.Summarizer;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a community answers its members, how fast, and how lively it is.
 *
 * <p>A thread is answered by a reply of somebody other than its opener; the opener's own reply is a post, but no answer. An
 * accepted thread without such a reply is legal: openers do solve their own questions. A summary: {@link #EMPTY} and
 * {@link #merge}.
 *
 * @param threads threads in all
 * @param answered those with a reply by somebody else
 * @param accepted those whose opener accepted an answer
 * @param posts openings and replies
 * @param participants sum over the threads of their distinct authors
 * @param firstReplies seconds from opening to the first reply by somebody else
 * @since 0.1.0
 */
public record CommunityHealth(
        long threads, long answered, long accepted, long posts, long participants, KaplanMeier firstReplies) {

    /** The rule behind the share of answered threads. */
    public static final Rule RULE = Rule.adapted(
            "community.answered",
            "Answered threads",
            "Lithium 2012, community health factors; arithmetic of this library");

    /** The rule behind the share of accepted threads. */
    public static final Rule ACCEPTED_RULE = Rule.adapted(
            "community.accepted",
            "Accepted threads",
            "Lithium 2012, community health factors; arithmetic of this library");

    /** No thread yet. */
    public static final CommunityHealth EMPTY = new CommunityHealth(0, 0, 0, 0, 0, KaplanMeier.EMPTY);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative or the counts contradict each other
     */
    public CommunityHealth {
        Objects.requireNonNull(firstReplies, "firstReplies");
        Times.within("firstReplies", firstReplies);
        Arguments.within("answered", answered, 0, threads);
        Arguments.within("accepted", accepted, 0, threads);
        if (participants < threads || posts < participants || firstReplies.events() != answered) {
            throw new IllegalArgumentException("counts contradict each other: " + threads + " threads, " + answered
                    + " answered, " + posts + " posts, " + participants + " participants, " + firstReplies.events()
                    + " first replies");
        }
    }

    /**
     * Counts threads.
     *
     * @param threads the threads
     * @return the counts
     */
    public static CommunityHealth of(Iterable<Discussion> threads) {
        return summarizer().summarize(threads);
    }

    /**
     * Counts threads.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Discussion, CommunityHealth> summarizer() {
        return Summarizer.<Discussion, Builder, CommunityHealth>building(
                        Builder::new, Builder::add, Builder::build, CommunityHealth::merge)
                .withBytes(
                        all -> Bytes.write(
                                "",
                                out -> out.count(all.threads)
                                        .count(all.answered)
                                        .count(all.accepted)
                                        .count(all.posts)
                                        .count(all.participants)
                                        .block(all.firstReplies.toBytes())),
                        bytes -> Bytes.read(
                                "community health",
                                "",
                                bytes,
                                in -> new CommunityHealth(
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        in.count(),
                                        KaplanMeier.builder()
                                                .add(KaplanMeier.ofBytes(in.block()))
                                                .build())));
    }

    private static final double ONE_SECOND = 1 / 604_800.0;

    private static final class Builder {

        private final KaplanMeier.Builder firstReplies = KaplanMeier.builder();
        private long threads;
        private long answered;
        private long accepted;
        private long posts;
        private long participants;

        void add(Discussion thread) {
            threads++;
            accepted += thread.accepted() ? 1 : 0;
            posts += 1 + thread.replies().size();
            Set<String> authors = new HashSet<>(Set.of(thread.author()));
            Instant first = null;
            for (Post reply : thread.replies()) {
                authors.add(reply.author());
                boolean byOther = !reply.author().equals(thread.author());
                if (byOther && (first == null || reply.at().isBefore(first))) {
                    first = reply.at();
                }
            }
            participants += authors.size();
            if (first != null) {
                answered++;
                firstReplies.add(Times.seconds(Duration.between(thread.opened(), first)), true);
            }
        }

        CommunityHealth build() {
            return new CommunityHealth(threads, answered, accepted, posts, participants, firstReplies.build());
        }
    }

    /**
     * These and other counts together.
     *
     * @param other counts of other threads
     * @return the sums
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public CommunityHealth merge(CommunityHealth other) {
        return new CommunityHealth(
                Counts.sum(threads, other.threads),
                Counts.sum(answered, other.answered),
                Counts.sum(accepted, other.accepted),
                Counts.sum(posts, other.posts),
                Counts.sum(participants, other.participants),
                firstReplies.merge(other.firstReplies));
    }

    /**
     * Answered by somebody else / threads.
     *
     * @return the rate; insufficient without threads
     */
    public Rate answeredRate() {
        return new Rate(RULE, answered, threads);
    }

    /**
     * Accepted / threads.
     *
     * @return the rate; insufficient without threads
     */
    public Rate acceptedRate() {
        return new Rate(ACCEPTED_RULE, accepted, threads);
    }

    /**
     * Median time to the first reply of the answered threads (type 7).
     *
     * @return the median; insufficient if no thread is answered
     */
    public Result<Duration> medianFirstReply() {
        return Times.quantile(firstReplies, 0.5, "first reply");
    }

    /**
     * Liveliness: posts per board and week.
     *
     * @param boards boards of the community, 1 or more
     * @param weeks weeks that were counted, a second or more
     * @return the posts, 0 or more
     * @throws IllegalArgumentException if there is no board or no time
     */
    public double postsPerBoardWeek(int boards, double weeks) {
        Arguments.positive("boards", boards);
        if (!(weeks >= ONE_SECOND && weeks < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weeks must be finite and a second or more but was " + weeks);
        }
        return posts / (boards * weeks);
    }

    /**
     * Mean number of distinct authors of a thread, the opener included.
     *
     * @return 1 or more; insufficient without threads
     */
    public Result<Double> participantsPerThread() {
        return threads == 0
                ? Result.insufficient(Reason.NO_ANSWERS, "participants per thread: no thread")
                : Result.of((double) participants / threads);
    }

    /**
     * One thread of a forum.
     *
     * @param author who opened it
     * @param opened when
     * @param replies in any order, none before the opening
     * @param accepted whether the opener accepted an answer
     */
    public record Discussion(String author, Instant opened, List<Post> replies, boolean accepted) {
        /**
         * Checks the order of the times and copies.
         *
         * @throws IllegalArgumentException if a reply is before the opening
         */
        public Discussion {
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(opened, "opened");
            replies = Copies.list("replies", replies);
            for (Post reply : replies) {
                Times.notBefore("reply", reply.at(), "the opening of the thread", opened);
            }
        }
    }

    /**
     * One reply in a thread.
     *
     * @param author who wrote it
     * @param at when
     */
    public record Post(String author, Instant at) {
        /** Checks that both are there. */
        public Post {
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(at, "at");
        }
    }
}
