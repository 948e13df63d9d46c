package com.byeolshow.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.ratelimit.RateLimiter;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Buckets in Redis, shared by all gateways. When Redis does not answer in time, counting goes on in this process: each
 * gateway then grants the full rate by itself, which is better than granting anything or refusing everybody. Watch
 * {@code gateway_rate_limit_fallback_total}.
 */
final class RedisBuckets implements Buckets {

    private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);

    /** A healthy Redis answers within a millisecond or two; a sick one must not slow every request down. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** The script reports no waiting time. Its clock counts whole seconds, so asking earlier is in vain. */
    private static final Duration NEXT_SECOND = Duration.ofSeconds(1);

    /** What the limiter reports as left when it could not ask Redis and so allowed the request. */
    private static final String UNKNOWN = "-1";

    private final RedisRateLimiter redis;
    private final Buckets local;
    private final Counter fallbacks;
    private final AtomicBoolean answering = new AtomicBoolean(true);

    RedisBuckets(RedisRateLimiter redis, RateSettings settings, Buckets local, MeterRegistry meters) {
        this.redis = redis;
        this.local = local;
        this.fallbacks = meters.counter("gateway.rate.limit.fallback");
        settings.limits().forEach((name, rate) -> redis.getConfig()
                .put(
                        name,
                        new RedisRateLimiter.Config()
                                .setReplenishRate(rate.perSecond())
                                .setBurstCapacity(rate.burst())));
    }

    @Override
    public Mono<Take> take(String limit, RateSettings.Rate rate, String caller) {
        // The first command opens the connection, and the driver waits for that on the thread that asked.
        return Mono.defer(() -> redis.isAllowed(limit, caller))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .filter(RedisBuckets::cameFromRedis)
                .doOnNext(_ -> note(true))
                .<Take>map(answer -> answer.isAllowed() ? new Take.Granted() : new Take.Denied(NEXT_SECOND))
                .onErrorComplete()
                .switchIfEmpty(Mono.defer(() -> {
                    note(false);
                    fallbacks.increment();
                    return local.take(limit, rate, caller);
                }));
    }

    /** One line per change, not one per request. */
    private void note(boolean answers) {
        if (answering.getAndSet(answers) != answers) {
            log.warn(
                    answers ? "rate limits are shared again" : "Redis does not answer: limiting by this gateway alone");
        }
    }

    private static boolean cameFromRedis(RateLimiter.Response answer) {
        return !UNKNOWN.equals(answer.getHeaders().get(RedisRateLimiter.REMAINING_HEADER));
    }
}
