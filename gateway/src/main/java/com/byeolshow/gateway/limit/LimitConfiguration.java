package com.byeolshow.gateway.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where rate limits are counted. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    /** Redis is only asked for when it is chosen, so that the suite runs without one. */
    @Bean
    Buckets buckets(
            RateSettings settings,
            ObjectProvider<RedisRateLimiter> redis,
            ObjectProvider<Ticker> time,
            MeterRegistry meters) {
        var memory = new MemoryBuckets(settings.callers(), time.getIfAvailable(Ticker::systemTicker));
        return switch (settings.store()) {
            case MEMORY -> memory;
            case REDIS -> new RedisBuckets(redis.getObject(), settings, memory, meters);
        };
    }
}
