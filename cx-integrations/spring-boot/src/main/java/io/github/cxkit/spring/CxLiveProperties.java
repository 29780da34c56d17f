package io.github.cxkit.spring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

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
}
