package io.github.cxkit.text;

import static io.github.cxkit.text.SentimentLabel.NEGATIVE;
import static io.github.cxkit.text.SentimentLabel.NONE;
import static io.github.cxkit.text.SentimentLabel.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SentimentSummaryTest {

    @Test
    void theSentimentOfAGroupIsSharesOfWhatWasUnderstood() {
        SentimentSummary summary = SentimentSummary.of(List.of(POSITIVE, POSITIVE, NEGATIVE, POSITIVE, NONE));
        assertThat(summary.coverage().value().orElseThrow()).isEqualTo(0.8);
        assertThat(summary.positive().orElseThrow().value().orElseThrow()).isEqualTo(0.75);
        assertThat(summary.negative().orElseThrow().value().orElseThrow()).isEqualTo(0.25);
        assertThat(summary.net().orElseThrow()).isEqualTo(50);
        assertThat(summary).hasToString("4 of 5 remarks understood: 3 positive, 1 negative, 0 mixed, 0 neutral");
    }

    @Test
    void aSummarizerCountsLabelsAndItsBytesComeBackUnderTheSameCoverageOnly() {
        var summarizer = SentimentSummary.summarizer(0.3);
        SentimentSummary summary = summarizer.summarize(List.of(POSITIVE, NONE, NONE));
        assertThat(summary.isShown()).isTrue();
        assertThat(summarizer.merge(summarizer.empty(), summary)).isEqualTo(summary);
        byte[] bytes = summarizer.toBytes(summary);
        assertThat(summarizer.ofBytes(bytes)).isEqualTo(summary);
        assertThatThrownBy(() -> SentimentSummary.summarizer().ofBytes(bytes)).hasMessageContaining("0.3 and not 0.5");
        assertThatThrownBy(() -> SentimentSummary.summarizer().merge(SentimentSummary.EMPTY, summary))
                .hasMessageContaining("coverage 0.5 and 0.3");
    }

    @Test
    void belowHalfUnderstoodNoSentimentIsShownButTheCoverageIs() {
        SentimentSummary summary = SentimentSummary.of(List.of(POSITIVE, NONE, NONE));
        assertThat(summary.isShown()).isFalse();
        assertThat(summary.net())
                .hasToString("insufficient (only 1 of 3 remarks were understood, less than a share of 0.5)");
        assertThat(summary.coverage().part()).isEqualTo(1);
        assertThat(summary.withCoverageFrom(0.3).isShown()).isTrue();
        assertThat(SentimentSummary.EMPTY.positive()).hasToString("insufficient (no remark with a word)");
        assertThat(SentimentSummary.of(List.of(NONE)).withCoverageFrom(0).isShown())
                .isFalse();
    }

    @Test
    void definitionsThatDifferDoNotMerge() {
        assertThatThrownBy(() -> SentimentSummary.EMPTY.merge(SentimentSummary.EMPTY.withCoverageFrom(0.3)))
                .hasMessageEndingWith("coverage 0.5 and 0.3");
        assertThatThrownBy(() -> SentimentSummary.EMPTY.withCoverageFrom(1.5)).hasMessageContaining("coverage");
    }

    @Test
    void remarksReadByOtherWordsAreNotAddedUp() {
        LexiconAnalyzer english = LexiconAnalyzer.english();
        LexiconAnalyzer own = LexiconAnalyzer.of(Lexicon.english().withValences(Map.of("snazzy beyond words", 2.0)));
        var summarizer = SentimentSummary.summarizer(english);
        SentimentSummary summary = summarizer.summarize(List.of("Very good", "Two books", "Rude and slow"));

        assertThat(summary.version()).isEqualTo(english.version()).matches("sentiment.remark/1 en:[0-9a-f]{8}");
        assertThat(own.version()).isNotEqualTo(english.version());
        assertThat(english.with(SentimentSettings.standard()).version()).isEqualTo(english.version());
        assertThat(english.with(SentimentSettings.standard().withReach(5)))
                .extracting(LexiconAnalyzer::version)
                .isEqualTo(english.version());
        assertThat(english.with(SentimentSettings.standard().withReach(3)).version())
                .isEqualTo(english.version()
                        + " reach 3, turned 0.74, contrast 0.5 to 1.5, alpha 15.0, decided 0.05, mixed 0.5");
        assertThat(summary.count(NEGATIVE)).isEqualTo(1);
        assertThat(summarizer.ofBytes(summarizer.toBytes(summary))).isEqualTo(summary);
        assertThatThrownBy(() -> SentimentSummary.summarizer(own).ofBytes(summarizer.toBytes(summary)))
                .hasMessageContaining("of another definition");
        assertThatThrownBy(() -> summary.merge(SentimentSummary.EMPTY.readBy(own)))
                .hasMessageContaining("version");
        assertThat(SentimentSummary.EMPTY.readBy(text -> CommentAnalysis.unknown(List.of())))
                .isEqualTo(SentimentSummary.EMPTY);
    }

    @Property(tries = 50)
    void anySplitGivesTheSameSummary(@ForAll List<SentimentLabel> first, @ForAll List<SentimentLabel> second) {
        SentimentSummary both = SentimentSummary.of(first);
        for (SentimentLabel label : second) {
            both = both.plus(label);
        }
        assertThat(SentimentSummary.of(second).merge(SentimentSummary.of(first)))
                .isEqualTo(both)
                .hasSameHashCodeAs(both);
    }
}
