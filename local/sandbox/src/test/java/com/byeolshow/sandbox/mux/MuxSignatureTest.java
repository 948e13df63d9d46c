package com.byeolshow.sandbox.mux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.webhooks.Signing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MuxSignatureTest {
    private static final byte[] BODY = "{\"type\":\"video.live_stream.active\",\"id\":\"evt_1\"}".getBytes(UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String RIGHT = "21950c4c920e90e7fb590f3f52a6d5a3e643648c67fd4ca1ed19c94dca50444c";

    @Test
    void reproducesThePublishedVector() {
        assertThat(header(Signing.GOOD)).isEqualTo("t=1700000000,v1=" + RIGHT);
    }

    @Test
    void signsWronglyOnRequest() {
        assertThat(header(Signing.BAD)).startsWith("t=1700000000,v1=").doesNotContain(RIGHT);
        assertThat(header(Signing.TAMPERED)).startsWith("t=1700000000,v1=").doesNotContain(RIGHT);
        assertThat(header(Signing.OLD)).startsWith("t=1699999699,v1=");
        assertThat(header(Signing.FUTURE)).startsWith("t=1700000360,v1=");
        assertThat(header(Signing.DOUBLE)).matches("t=1700000000,v1=[0-9a-f]{64},v1=" + RIGHT);
        assertThat(header(Signing.NONE)).isEmpty();
    }

    private static String header(Signing signing) {
        return MuxSignature.header(signing, "mux_test_secret", BODY, NOW).orElse("");
    }
}
