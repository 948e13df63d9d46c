package com.byeolshow.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.limit.Buckets.Take;
import com.byeolshow.gateway.limit.RateSettings.Per;
import com.byeolshow.gateway.limit.RateSettings.Rate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBucketsTest {

    private static final Rate RATE = new Rate(2, 4, Per.CALLER);

    private final AtomicLong nanos = new AtomicLong();
    private final MemoryBuckets buckets = new MemoryBuckets(1000, nanos::get);

    @Test
    void aBurstIsGrantedAndThenTheRate() {
        for (int i = 0; i < 4; i++) {
            assertThat(take("a")).isEqualTo(new Take.Granted());
        }
        assertThat(take("a")).isEqualTo(new Take.Denied(Duration.ofMillis(500)));

        nanos.addAndGet(Duration.ofMillis(500).toNanos());

        assertThat(take("a")).isEqualTo(new Take.Granted());
        assertThat(take("a")).isInstanceOf(Take.Denied.class);
    }

    @Test
    void callersAndLimitsAreCountedApart() {
        for (int i = 0; i < 4; i++) {
            take("a");
        }

        assertThat(take("b")).isEqualTo(new Take.Granted());
        assertThat(buckets.take("other", RATE, "a").block()).isEqualTo(new Take.Granted());
    }

    @Test
    void nothingIsTakenBeforeSubscription() {
        for (int i = 0; i < 10; i++) {
            buckets.take("default", RATE, "a");
        }

        assertThat(take("a")).isEqualTo(new Take.Granted());
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4,       1.2.3.5,            false",
        "1.2.3.4,       1.2.3.4,            true",
        "2001:db8::1,   2001:db8::ffff:2,   true",
        "2001:db8:0:1::1, 2001:db8:0:2::1,  false"
    })
    void addressesOfOneCustomerShareABucket(String one, String other, boolean same) {
        assertThat(key(one).equals(key(other))).isEqualTo(same);
    }

    private @Nullable Take take(String caller) {
        return buckets.take("default", RATE, caller).block();
    }

    private static String key(String address) {
        return CallerAddress.key(new InetSocketAddress(InetAddress.ofLiteral(address), 1));
    }
}
