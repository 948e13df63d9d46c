package com.byeolshow.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The deployable that owns accounts and signs every token of the suite. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class IdentityService {

    public static void main(String[] args) {
        SpringApplication.run(IdentityService.class, args);
    }
}
