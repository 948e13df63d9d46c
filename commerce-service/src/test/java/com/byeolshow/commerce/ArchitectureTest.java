package com.byeolshow.commerce;

import com.byeolshow.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void commerceFollowsTheHouseRules() {
        HouseRules.assertFollowedBy("com.byeolshow.commerce");
    }
}
