package com.byeolshow.broadcast;

import com.byeolshow.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.assertFollowedBy("com.byeolshow.broadcast");
    }
}
