package com.byeolshow.sandbox.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryPolicyTest {

    @Test
    void muxTriesForADayWithGrowingPauses() {
        var since = Duration.ZERO;
        var last = Duration.ZERO;
        var attempts = 1;
        for (var pause = pause(Provider.MUX, attempts, since, 500);
                !pause.isNegative();
                pause = pause(Provider.MUX, attempts, since, 500)) {
            assertThat(pause).isGreaterThanOrEqualTo(last);
            last = pause;
            since = since.plus(pause);
            attempts++;
        }
        assertThat(since).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(attempts).isEqualTo(DeliveryPolicy.MUX.most());
        assertThat(DeliveryPolicy.MUX.timeout(3)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void iamportTriesFiveTimesMoreAMinuteApart() {
        assertThat(pause(Provider.IAMPORT, 5, Duration.ofMinutes(4), 503)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause(Provider.IAMPORT, 6, Duration.ofMinutes(5), 503)).isNegative();
        assertThat(DeliveryPolicy.IAMPORT.timeout(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(DeliveryPolicy.IAMPORT.timeout(1)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void iamportRepeatsNetworkErrorsButNotRefusals() {
        assertThat(pause(Provider.IAMPORT, 1, Duration.ZERO, 0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause(Provider.IAMPORT, 1, Duration.ZERO, 400)).isNegative();
    }

    /** Minus one second says that it gives up. */
    private static Duration pause(Provider provider, int attempts, Duration since, int status) {
        var last = new Attempt("a", "http://x", Instant.EPOCH, status, "", Map.of(), null);
        return DeliveryPolicy.of(provider).pause(attempts, since, last).orElse(Duration.ofSeconds(-1));
    }
}
