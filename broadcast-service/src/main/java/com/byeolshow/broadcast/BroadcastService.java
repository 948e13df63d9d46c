package com.byeolshow.broadcast;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The deployable: one process, one database, the topics of {@code broadcast.*}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class BroadcastService {

    public static void main(String[] args) {
        SpringApplication.run(BroadcastService.class, args);
    }
}
