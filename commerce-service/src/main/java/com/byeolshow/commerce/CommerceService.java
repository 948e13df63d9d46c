package com.byeolshow.commerce;

import com.byeolshow.platform.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the commerce service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class CommerceService {

    public static void main(String[] args) {
        SpringApplication.run(CommerceService.class, args);
    }

    @Bean
    NewTopic orderEvents() {
        return Topics.facts("commerce.orders");
    }

    @Bean
    NewTopic stockLevels() {
        return Topics.state("commerce.stock");
    }
}
