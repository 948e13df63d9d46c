package com.byeolshow.social;

import com.byeolshow.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceFollowsTheHouseRules() {
        HouseRules.assertFollowedBy("com.byeolshow.social");
    }
}
