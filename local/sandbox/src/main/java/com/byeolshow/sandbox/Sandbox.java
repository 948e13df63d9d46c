package com.byeolshow.sandbox;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts every stand-in in one small process. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(SandboxSettings.class)
public class Sandbox {

    public static void main(String[] args) {
        SpringApplication.run(Sandbox.class, args);
    }
}
