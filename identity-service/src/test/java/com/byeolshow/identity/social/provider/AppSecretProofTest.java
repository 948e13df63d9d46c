package com.byeolshow.identity.social.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppSecretProofTest {

    @Test
    void isTheHmacOfTheTokenUnderTheSecret() {
        assertThat(new AppSecretProof("fb_test_secret").of("fb_test_token"))
                .isEqualTo("356aca7767563ed83516cf338cc35915ade02bdd2998ba8dcee46855031d259d");
    }
}
