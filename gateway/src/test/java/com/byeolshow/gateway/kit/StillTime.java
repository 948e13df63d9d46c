package com.byeolshow.gateway.kit;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** No time passes for the limits of a gateway with this, so that what was spent stays spent however long a test takes. */
@TestConfiguration(proxyBeanMethods = false)
public class StillTime {

    @Bean
    Ticker still() {
        return () -> 0;
    }
}
