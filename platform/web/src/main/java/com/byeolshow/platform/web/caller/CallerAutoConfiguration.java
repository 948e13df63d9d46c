package com.byeolshow.platform.web.caller;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Offers {@link CallerAddress} to whoever counts by address. */
@AutoConfiguration
@EnableConfigurationProperties(CallerSettings.class)
class CallerAutoConfiguration {

    @Bean
    CallerAddress callerAddress(CallerSettings settings) {
        return new CallerAddress(settings);
    }
}
