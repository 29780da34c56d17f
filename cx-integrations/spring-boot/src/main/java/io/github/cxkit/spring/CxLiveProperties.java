package io.github.cxkit.spring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is counted live.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cxkit.live")
public class CxLiveProperties {

    /** Whether there are live ratings. */
    private boolean enabled;

    /** Id of each question and its scale, such as 0-10; 1-5 reversed where a high point is bad. */
    private Map<String, String> questions = new LinkedHashMap<>();

    /** What answers are told apart by, such as touchpoint. */
    private List<String> dimensions = List.of();

    /** How finely time is cut. */
    private Duration pane = Duration.ofMinutes(1);

    /** How many panes are kept. */
    private int panes = 60;

    /** Question and the name of the metric that its meter shows, such as nps. */
    private Map<String, String> metrics = new LinkedHashMap<>();

    /** What is watched, by a name of one's own. */
    private Map<String, Watch> alerts = new LinkedHashMap<>();

    /**
     * A score that is watched. One of {@code below} and {@code fallsBy} must be given, or both; where a low
     * score is good, of {@code above} and {@code risesBy}.
     *
     * @param question id of the question
     * @param metric name of the metric; unless given, the one of the question's meter
     * @param below worst score that is good enough: an alert when the whole 95 per cent interval lies below
     * @param fallsBy smallest fall that matters: an alert when a window is significantly worse than the one before
     * @param above the same as below where a low score is good: an alert when the whole interval lies above
     * @param risesBy the same as fallsBy where a low score is good
     * @param window which stretch of time is looked at, a whole number of panes
     * @param minAnswers no alert on fewer answers
     */
    public record Watch(
            String question,
            @Nullable String metric,
            @Nullable Double below,
            @Nullable Double fallsBy,
            @Nullable Double above,
            @Nullable Double risesBy,
            @DefaultValue("10m") Duration window,
            @DefaultValue("30") long minAnswers) {}

    /** Creates the properties with their defaults. */
    public CxLiveProperties() {}

    /**
     * Whether there are live ratings.
     *
     * @return false unless set
     */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets whether there are live ratings.
     *
     * @param enabled true for live ratings
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * The questions.
     *
     * @return id to scale
     */
    public Map<String, String> getQuestions() {
        return questions;
    }

    /**
     * Sets the questions.
     *
     * @param questions id to scale
     */
    public void setQuestions(Map<String, String> questions) {
        this.questions = questions;
    }

    /**
     * The dimensions.
     *
     * @return their names
     */
    public List<String> getDimensions() {
        return dimensions;
    }

    /**
     * Sets the dimensions.
     *
     * @param dimensions their names
     */
    public void setDimensions(List<String> dimensions) {
        this.dimensions = dimensions;
    }

    /**
     * How finely time is cut.
     *
     * @return one minute unless set
     */
    public Duration getPane() {
        return pane;
    }

    /**
     * Sets how finely time is cut.
     *
     * @param pane above zero
     */
    public void setPane(Duration pane) {
        this.pane = pane;
    }

    /**
     * How many panes are kept.
     *
     * @return 60 unless set
     */
    public int getPanes() {
        return panes;
    }

    /**
     * Sets how many panes are kept.
     *
     * @param panes 1 or more
     */
    public void setPanes(int panes) {
        this.panes = panes;
    }

    /**
     * What the meters show.
     *
     * @return question to metric
     */
    public Map<String, String> getMetrics() {
        return metrics;
    }

    /**
     * Sets what the meters show.
     *
     * @param metrics question to metric
     */
    public void setMetrics(Map<String, String> metrics) {
        this.metrics = metrics;
    }

    /**
     * What is watched.
     *
     * @return name to what is watched
     */
    public Map<String, Watch> getAlerts() {
        return alerts;
    }

    /**
     * Sets what is watched.
     *
     * @param alerts name to what is watched
     */
    public void setAlerts(Map<String, Watch> alerts) {
        this.alerts = alerts;
    }
}
