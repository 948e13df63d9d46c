package com.byeolshow.gateway;

import com.byeolshow.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theGatewayKeepsTheHouseRules() {
        HouseRules.assertFollowedBy("com.byeolshow.gateway");
    }
}
