package com.byeolshow.identity;

import com.byeolshow.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void houseRulesAreFollowed() {
        HouseRules.assertFollowedBy("com.byeolshow.identity");
    }
}
