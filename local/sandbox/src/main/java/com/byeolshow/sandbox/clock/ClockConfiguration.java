package com.byeolshow.sandbox.clock;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Timeline timeline() {
        return new Timeline(Clock.systemUTC());
    }
}
