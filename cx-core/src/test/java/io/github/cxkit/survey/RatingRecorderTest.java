package io.github.cxkit.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatingRecorderTest {

    @Test
    void manyThreadsLoseNothing() throws InterruptedException {
        RatingRecorder recorder = new RatingRecorder(Scale.of(1, 5));
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < 100_000; i++) {
                    recorder.record(1 + i % 5);
                }
            }));
        }
        threads.forEach(Thread::start);
        long seen = 0;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            long now = recorder.snapshot().n();
            assertThat(now).isGreaterThanOrEqualTo(seen);
            seen = now;
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(recorder.snapshot().counts()).containsOnly(80_000);
    }

    @Test
    void whatIsNoAnswerIsRecordedApart() {
        RatingRecorder recorder = new RatingRecorder(Scale.of(1, 5));
        recorder.record(Answer.BLANK);
        recorder.record(Answer.NOT_APPLICABLE);
        recorder.record(new Answer.Rating(5));
        assertThat(recorder.snapshot().exclusions()).hasToString("1 blank, 1 not applicable");
        assertThatThrownBy(() -> recorder.record(6)).hasMessage("rating must be on the scale 1..5 but was 6");
        assertThatThrownBy(() -> recorder.record(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(recorder.snapshot().n()).isEqualTo(1);
    }
}
