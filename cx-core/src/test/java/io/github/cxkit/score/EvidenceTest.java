package io.github.cxkit.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules, their ids, and what was left out. */
class EvidenceTest {

    @Test
    void aRuleIdIsNameAndVersion() {
        assertThat(RuleId.of("csat.top-2-box")).hasToString("csat.top-2-box/1");
        assertThat(RuleId.parse("nps/2")).isEqualTo(new RuleId("nps", 2));
        assertThat(RuleId.parse("nps")).isEqualTo(RuleId.of("nps"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/1", "NPS", "nps ", ".nps", "nps..x", "nps-", "nps/0", "nps/-1", "nps/x", "nps/"})
    void anythingElseIsNoRuleId(String text) {
        assertThatThrownBy(() -> RuleId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleSaysWhereItComesFrom() {
        assertThat(Rule.published("a", "A", "Author 2020").origin()).isEqualTo(RuleOrigin.PUBLISHED);
        assertThat(Rule.adapted("a", "A", "Author 2020").origin()).isEqualTo(RuleOrigin.ADAPTED);
        assertThat(Rule.convention("a", "A", "ours").origin()).isEqualTo(RuleOrigin.LIBRARY_CONVENTION);
        assertThatThrownBy(() -> Rule.published("a", " ", "Author")).hasMessage("rule a/1 needs a title and a source");
        assertThatThrownBy(() -> Rule.published("a", "A", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exclusionsAddUpByReason() {
        Exclusions monday = new Exclusions(Map.of("blank", 3L, "invalid", 0L));
        Exclusions tuesday = new Exclusions(Map.of("blank", 1L, "not applicable", 2L));
        Exclusions both = monday.merge(tuesday);
        assertThat(both.counts()).containsExactly(Map.entry("blank", 4L), Map.entry("not applicable", 2L));
        assertThat(both.total()).isEqualTo(6);
        assertThat(both.count("blank")).isEqualTo(4);
        assertThat(both.count("invalid")).isZero();
        assertThat(both).hasToString("4 blank, 2 not applicable");
        assertThat(monday.merge(Exclusions.NONE)).isEqualTo(monday);
        assertThat(Exclusions.NONE).hasToString("nothing left out");
        assertThatThrownBy(() -> new Exclusions(Map.of("blank", -1L)))
                .hasMessage("exclusions for \"blank\" must be >= 0 but was -1");
    }

    @Test
    void evidenceNeedsACount() {
        Rule rule = Rule.convention("a", "A", "ours");
        assertThat(Evidence.of(rule, 3)).isEqualTo(new Evidence(rule, 3, Exclusions.NONE));
        assertThat(Evidence.of(rule, 0).n()).isZero();
        assertThatThrownBy(() -> Evidence.of(rule, -1)).hasMessage("n must be >= 0 but was -1");
    }
}
