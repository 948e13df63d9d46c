package com.byeolshow.catalog;

import com.byeolshow.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void serviceKeepsTheHouseRules() {
        HouseRules.assertFollowedBy("com.byeolshow.catalog");
    }
}
