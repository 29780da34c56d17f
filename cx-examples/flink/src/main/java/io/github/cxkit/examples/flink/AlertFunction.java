package io.github.cxkit.examples.flink;

import io.github.cxkit.live.Alert;
import io.github.cxkit.live.RatingWindow;
import io.github.cxkit.scorecard.ScorecardSummary;
import io.github.cxkit.survey.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Watches the windows of a touchpoint by the library's alert rules. Says once what a rule finds, and once more if late
 * answers take it back; a window that changes is looked at again together with the one after it, whose past it is.
 */
final class AlertFunction extends KeyedProcessFunction<String, WindowScorecard, WindowAlert> {

    private static final long serialVersionUID = 1L;

    private final long windowMillis;
    private final long latenessMillis;

    /** Start of a window to the bytes of its summary, for as long as it can change or is the past of one that can. */
    private transient @Nullable MapState<Long, byte[]> windows;

    /** What is raised: start of the window, rule and subject, to its message. */
    private transient @Nullable MapState<String, String> raised;

    AlertFunction(long windowMillis, long latenessMillis) {
        this.windowMillis = windowMillis;
        this.latenessMillis = latenessMillis;
    }

    @Override
    public void open(OpenContext context) {
        windows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "windows", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        raised = getRuntimeContext().getMapState(new MapStateDescriptor<>("raised", Types.STRING, Types.STRING));
    }

    @Override
    public void processElement(WindowScorecard window, Context context, Collector<WindowAlert> out) throws Exception {
        Objects.requireNonNull(windows).put(window.start(), window.bytes());
        check(window.touchpoint(), window.start(), out);
        check(window.touchpoint(), window.start() + windowMillis, out);
        context.timerService().registerEventTimeTimer(window.end() + windowMillis + latenessMillis);
    }

    private @Nullable ScorecardSummary summary(long start) throws Exception {
        byte[] bytes = Objects.requireNonNull(windows).get(start);
        return bytes == null ? null : ScorecardSummary.ofBytes(LiveScores.DEFINITION, bytes);
    }

    private void check(String touchpoint, long start, Collector<WindowAlert> out) throws Exception {
        ScorecardSummary now = summary(start);
        if (now == null) {
            return;
        }
        ScorecardSummary before = summary(start - windowMillis);
        MapState<String, String> state = Objects.requireNonNull(raised);
        Map<String, Alert> found = new TreeMap<>();
        for (LiveScores.Watch watch : LiveScores.WATCHES) {
            RatingWindow window = now.window(watch.question(), Slice.ALL);
            if (before != null) {
                window = window.after(before.window(watch.question(), Slice.ALL));
            }
            watch.rule()
                    .check(watch.metric(), window)
                    .forEach(alert ->
                            found.put(key(start, alert.rule(), alert.subject().toString()), alert));
        }
        for (Map.Entry<String, Alert> each : found.entrySet()) {
            Alert alert = each.getValue();
            if (!state.contains(each.getKey())) {
                out.collect(new WindowAlert(
                        touchpoint, start, true, alert.rule(), alert.subject().toString(), alert.message()));
            }
            state.put(each.getKey(), alert.message());
        }
        for (String key : keysOf(start)) {
            if (!found.containsKey(key)) {
                String[] parts = key.split("\\|", 3);
                out.collect(new WindowAlert(touchpoint, start, false, parts[1], parts[2], state.get(key)));
                state.remove(key);
            }
        }
    }

    private static String key(long start, String rule, String subject) {
        return start + "|" + rule + "|" + subject;
    }

    private List<String> keysOf(long start) throws Exception {
        List<String> keys = new ArrayList<>();
        for (String key : Objects.requireNonNull(raised).keys()) {
            if (key.startsWith(start + "|")) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** No answer can change these windows any more, nor one whose past they are. */
    @Override
    public void onTimer(long time, OnTimerContext context, Collector<WindowAlert> out) throws Exception {
        MapState<Long, byte[]> state = Objects.requireNonNull(windows);
        List<Long> over = new ArrayList<>();
        for (Long start : state.keys()) {
            if (start + 2 * windowMillis + latenessMillis <= time) {
                over.add(start);
            }
        }
        for (Long start : over) {
            state.remove(start);
            for (String key : keysOf(start)) {
                Objects.requireNonNull(raised).remove(key);
            }
        }
    }
}
