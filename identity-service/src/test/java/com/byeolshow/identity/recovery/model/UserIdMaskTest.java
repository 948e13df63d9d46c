package com.byeolshow.identity.recovery.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserIdMaskTest {

    @ParameterizedTest
    @CsvSource({"abcdefgh, abcd****", "viewer1, view***", "abcde, abcd*", "abcd, abc*", "a, *", "'', ''"})
    void onlyTheFirstFourShowAndNeverAll(String userId, String masked) {
        assertThat(UserIdMask.mask(userId)).isEqualTo(masked);
    }
}
