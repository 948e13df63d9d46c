package com.byeolshow.sandbox.webhooks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Receivers are waited for in real time, whatever the virtual clock says; only a test waits otherwise. */
@Configuration(proxyBeanMethods = false)
class PatienceConfiguration {

    @Bean
    Scheduler patience() {
        return Schedulers.parallel();
    }
}
