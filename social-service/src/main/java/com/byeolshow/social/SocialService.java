package com.byeolshow.social;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Follows, wishlist and notifications. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class SocialService {

    public static void main(String[] arguments) {
        SpringApplication.run(SocialService.class, arguments);
    }
}
