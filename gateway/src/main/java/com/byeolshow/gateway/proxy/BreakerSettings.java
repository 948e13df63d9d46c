package com.byeolshow.gateway.proxy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a route is given a rest.
 *
 * @param window over how many of the last calls failures are counted
 * @param minimumCalls how many calls must have been made before a rate means anything
 * @param failurePercent share of failed calls from which on the route is closed, 1 to 100
 * @param rest how long it stays closed before three calls are let through to see; short, as a service restarts in seconds
 */
@ConfigurationProperties("byeolshow.gateway.breaker")
record BreakerSettings(
        @DefaultValue("20") int window,
        @DefaultValue("10") int minimumCalls,
        @DefaultValue("50") int failurePercent,
        @DefaultValue("2s") Duration rest) {}
