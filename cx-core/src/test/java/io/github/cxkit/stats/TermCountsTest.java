package io.github.cxkit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxkit.SummaryBytes;
import io.github.cxkit.stats.TermCounts.Group;
import io.github.cxkit.stats.TermCounts.Person;
import io.github.cxkit.stats.TermCounts.Term;
import io.github.cxkit.stats.TermCounts.Uses;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uses of words and the people who used them, by group. */
class TermCountsTest {

    private static final Uses NONE = new Uses(0, 0);

    @Test
    void aWordSaidTwiceByOnePersonIsTwoUsesOfOnePerson() {
        TermCounts all = SummaryBytes.merged(
                TermCounts.summarizer(),
                List.of(
                        new Person(Group.A, List.of("queue", "queue", "slow")),
                        new Person(Group.B, List.of("queue")),
                        new Person(Group.A, List.of("queue")),
                        new Person(Group.B, List.of())));

        assertThat(all.terms())
                .containsExactlyInAnyOrder(
                        new Term("queue", new Uses(3, 2), new Uses(1, 1)), new Term("slow", new Uses(1, 1), NONE));
        assertThat(all.totalA()).isEqualTo(4);
        assertThat(all.totalB()).isOne();
    }

    @Test
    void usesThatNobodyCanHaveMadeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Uses(1, 2))
                .withMessage("1 uses of a term cannot come from 2 people");
        assertThatIllegalArgumentException().isThrownBy(() -> new Uses(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Uses(-1, 0));
        assertThat(new Uses(2, 2).count()).isEqualTo(2);
        Term queue = new Term("queue", new Uses(3, 2), new Uses(1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TermCounts(List.of(queue, queue), 9, 9))
                .withMessage("term \"queue\" is given twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TermCounts(List.of(queue), 2, 1))
                .withMessage("the terms have 3 and 1 uses, more than the totals of 2 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new TermCounts(List.of(queue), 3, 0));
        assertThat(new TermCounts(List.of(queue), 3, 1).terms()).containsExactly(queue);
        assertThatIllegalArgumentException().isThrownBy(() -> new TermCounts(List.of(), -1, 0));
    }
}
