package com.byeolshow.payment;

import com.byeolshow.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theHouseRulesAreKept() {
        HouseRules.assertFollowedBy("com.byeolshow.payment");
    }
}
