package io.github.cxkit.examples.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Says once that a window's score is below the target, and once more if late answers lift it again. */
final class AlertFunction extends KeyedProcessFunction<String, WindowTally, Alert> {

    private static final long serialVersionUID = 1L;

    private final long latenessMillis;
    private transient @Nullable MapState<Long, Boolean> raised;

    AlertFunction(long latenessMillis) {
        this.latenessMillis = latenessMillis;
    }

    @Override
    public void open(OpenContext context) {
        raised = getRuntimeContext().getMapState(new MapStateDescriptor<>("raised", Types.LONG, Types.BOOLEAN));
    }

    @Override
    public void processElement(WindowTally window, Context context, Collector<Alert> out) throws Exception {
        MapState<Long, Boolean> state = Objects.requireNonNull(raised);
        boolean before = state.contains(window.start());
        boolean now = window.isBelow();
        if (now != before) {
            out.collect(new Alert(
                    window.touchpoint(),
                    window.start(),
                    now,
                    window.score().value().orElseThrow(),
                    window.score().n()));
        }
        if (now) {
            state.put(window.start(), true);
            context.timerService().registerEventTimeTimer(window.end() + latenessMillis);
        } else {
            state.remove(window.start());
        }
    }

    /** No answer can change these windows any more. */
    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Alert> out) throws Exception {
        MapState<Long, Boolean> state = Objects.requireNonNull(raised);
        List<Long> over = new ArrayList<>();
        for (Long start : state.keys()) {
            if (start + LiveScores.WINDOW.toMillis() + latenessMillis <= time) {
                over.add(start);
            }
        }
        for (Long start : over) {
            state.remove(start);
        }
    }
}
