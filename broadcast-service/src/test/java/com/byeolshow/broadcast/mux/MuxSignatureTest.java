package com.byeolshow.broadcast.mux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MuxSignatureTest {

    private static final byte[] BODY =
            "{\"type\":\"video.live_stream.active\",\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
    private static final String RIGHT = "21950c4c920e90e7fb590f3f52a6d5a3e643648c67fd4ca1ed19c94dca50444c";
    private static final String WRONG = "0".repeat(64);
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_700_000_000);

    private final MuxSignature signature = new MuxSignature("mux_test_secret");

    @Test
    void provesThePublishedVector() {
        assertThat(proves("t=1700000000,v1=" + RIGHT)).isTrue();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        assertThat(proves("t=1700000000,v1=" + WRONG + ",v1=" + RIGHT)).isTrue();
        assertThat(proves("t=1700000000, v1=" + RIGHT + ", v1=" + WRONG)).isTrue();
        assertThat(proves("t=1700000000,v1=" + WRONG + ",v1=" + WRONG)).isFalse();
    }

    @Test
    void aChangedByteProvesNothing() {
        byte[] tampered = BODY.clone();
        tampered[2] ^= 1;
        assertThat(signature.proves("t=1700000000,v1=" + RIGHT, tampered, SIGNED_AT))
                .isFalse();
    }

    @Test
    void theTimeIsSignedToo() {
        assertThat(proves("t=1700000001,v1=" + RIGHT)).isFalse();
    }

    @Test
    void holdsFiveMinutesInBothDirections() {
        String header = "t=1700000000,v1=" + RIGHT;
        assertThat(signature.proves(header, BODY, SIGNED_AT.plusSeconds(300))).isTrue();
        assertThat(signature.proves(header, BODY, SIGNED_AT.plusSeconds(301))).isFalse();
        assertThat(signature.proves(header, BODY, SIGNED_AT.minusSeconds(300))).isTrue();
        assertThat(signature.proves(header, BODY, SIGNED_AT.minusSeconds(301))).isFalse();
    }

    @Test
    void nonsenseProvesNothing() {
        assertThat(proves(null)).isFalse();
        assertThat(proves("")).isFalse();
        assertThat(proves("v1=" + RIGHT)).isFalse();
        assertThat(proves("t=1700000000")).isFalse();
        assertThat(proves("t=later,v1=" + RIGHT)).isFalse();
        assertThat(proves("t=99999999999999999999,v1=" + RIGHT)).isFalse();
        assertThat(proves("t=1700000000,v0=" + RIGHT)).isFalse();
        assertThat(proves("t=1700000000,v1=" + RIGHT.substring(1))).isFalse();
        assertThat(proves("t=1700000000,v1=é" + RIGHT)).isFalse();
    }

    private boolean proves(@Nullable String header) {
        return signature.proves(header, BODY, SIGNED_AT);
    }
}
