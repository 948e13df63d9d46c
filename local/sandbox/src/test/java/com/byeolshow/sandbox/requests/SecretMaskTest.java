package com.byeolshow.sandbox.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretMaskTest {

    @Test
    void masksInJsonFormsAndQueries() {
        assertThat(SecretMask.text(
                        "{\"imp_key\":\"k\",\"imp_secret\" : \"a\\\"b\",\"refund_account\":123,\"amount\":5}"))
                .isEqualTo("{\"imp_key\":\"***\",\"imp_secret\" : \"***\",\"refund_account\":\"***\",\"amount\":5}");
        assertThat(SecretMask.text("imp_key=a&imp_secret=b&amount=5")).isEqualTo("imp_key=***&imp_secret=***&amount=5");
        assertThat(SecretMask.text("limit=5&stream_key=x")).isEqualTo("limit=5&stream_key=***");
    }

    @Test
    void keepsOnlyTheSchemeOfACredential() {
        assertThat(SecretMask.header("Authorization", "Basic abc")).isEqualTo("Basic ***");
        assertThat(SecretMask.header("authorization", "baretoken")).isEqualTo("***");
        assertThat(SecretMask.header("Accept", "text/html")).isEqualTo("text/html");
    }
}
