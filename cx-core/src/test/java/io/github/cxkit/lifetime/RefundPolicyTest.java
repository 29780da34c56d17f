package io.github.cxkit.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefundPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"matchOrders", "MATCH_ORDERS", "match-orders", "matchorders"})
    void aPolicyIsKnownByEveryWritingOfItsName(String name) {
        assertThat(RefundPolicy.named(name)).isEqualTo(RefundPolicy.MATCH_ORDERS);
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyAndEveryConstantNamesItsPolicy(RefundPolicy policy) {
        assertThat(RefundPolicy.named(policy.key())).isEqualTo(policy);
        assertThat(RefundPolicy.named(policy.name())).isEqualTo(policy);
    }

    @ParameterizedTest
    @EnumSource
    void freeOrdersLikewise(FreeOrderPolicy policy) {
        assertThat(FreeOrderPolicy.named(policy.key())).isEqualTo(policy);
    }

    @Test
    void aMisspeltNameIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> RefundPolicy.named("matchOrder"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown policy of refunds \"matchOrder\"; did you mean \"matchOrders\"?"
                        + " known are [reject, ignore, netWithinUnit, matchOrders]");
        assertThatThrownBy(() -> FreeOrderPolicy.named("conut")).hasMessageContaining("did you mean \"count\"?");
    }
}
