package com.byeolshow.sandbox.ids;

import com.byeolshow.sandbox.SandboxSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdConfiguration {

    /** Without a chosen seed the start time is taken: a product that kept its database never meets an old id again. */
    @Bean
    SeededIds seededIds(SandboxSettings settings) {
        var seed = settings.seed();
        return new SeededIds(seed == null ? Clock.systemUTC().millis() : seed);
    }
}
