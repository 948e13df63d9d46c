package com.byeolshow.sandbox;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Time for who waits for an answer to a webhook passes when a test says so. */
@TestConfiguration(proxyBeanMethods = false)
class VirtualPatience {

    @Bean
    @Primary
    VirtualTimeScheduler virtualTime() {
        return VirtualTimeScheduler.create();
    }
}
