package com.byeolshow.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Buckets in this process, bounded in number. */
final class MemoryBuckets implements Buckets {

    /** A bucket unused for this long is full again, so forgetting it changes nothing for any sensible rate. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private record Key(String limit, String caller) {}

    private final Cache<Key, Bucket> buckets;
    private final Ticker nanos;

    MemoryBuckets(int callers, Ticker nanos) {
        this.nanos = nanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(callers)
                .expireAfterAccess(IDLE)
                .ticker(nanos)
                .build();
    }

    @Override
    public Mono<Take> take(String limit, RateSettings.Rate rate, String caller) {
        return Mono.fromSupplier(() -> {
            var probe = buckets.get(new Key(limit, caller), _ -> bucket(rate)).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed()
                    ? new Take.Granted()
                    : new Take.Denied(Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
        });
    }

    private Bucket bucket(RateSettings.Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return nanos.read();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .build();
    }
}
