package com.byeolshow.catalog;

import com.byeolshow.platform.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the catalog service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class CatalogService {

    public static void main(String[] args) {
        SpringApplication.run(CatalogService.class, args);
    }

    @Bean
    NewTopic productsTopic() {
        return Topics.state("catalog.products");
    }
}
