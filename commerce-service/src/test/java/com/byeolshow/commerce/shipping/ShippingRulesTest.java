package com.byeolshow.commerce.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.platform.money.Won;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingRulesTest {

    private static final ShippingPolicy POLICY = new ShippingSettings("standard", 3_000, 50_000L).policyOf("S1");

    @ParameterizedTest
    @CsvSource({"0, 3000", "49999, 3000", "50000, 0", "50001, 0"})
    void goodsTravelFreeFromTheLimitOn(long goods, long fee) {
        assertThat(ShippingRules.fee(POLICY, Won.of(goods))).isEqualTo(Won.of(fee));
    }

    @Test
    void withoutALimitTheyNeverDo() {
        var policy = new ShippingSettings("standard", 3_000, null).policyOf("S1");

        assertThat(ShippingRules.fee(policy, Won.of(Long.MAX_VALUE))).isEqualTo(Won.of(3_000));
    }

    @Test
    void settingsThatMakeNoSenseStopTheService() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShippingSettings("standard", -1, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShippingSettings(" ", 0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShippingSettings("standard", 0, -1L));
    }
}
