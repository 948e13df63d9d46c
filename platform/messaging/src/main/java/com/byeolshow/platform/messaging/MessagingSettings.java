package com.byeolshow.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events travel. The defaults are meant for production; tests make them shorter.
 *
 * @param concurrency threads per subscription, at most one per partition is of use
 */
@ConfigurationProperties("byeolshow.messaging")
record MessagingSettings(
        @DefaultValue Relaying relay,
        @DefaultValue Retrying retry,
        @DefaultValue Watching watch,
        @DefaultValue Keeping keep,
        @DefaultValue("1") int concurrency) {

    /**
     * @param poll net under the database's notifications, default 1 s
     * @param batch events per pass, default 200
     * @param attempts how often an event that the broker refuses is tried before it is parked, default 5
     * @param firstWait pause after the broker could not be reached, doubled up to {@code longestWait}
     */
    record Relaying(
            @DefaultValue("1s") Duration poll,
            @DefaultValue("200") int batch,
            @DefaultValue("5") int attempts,
            @DefaultValue("200ms") Duration firstWait,
            @DefaultValue("5s") Duration longestWait) {}

    /**
     * @param attempts deliveries of a failing event after the first before it goes to the dead letters, default 8: with the
     *     waits below about half a minute, longer than a deployment of a neighbour and shorter than a customer's patience
     * @param handlerLimit longest time one handler may take, default 30 s
     */
    record Retrying(
            @DefaultValue("200ms") Duration firstWait,
            @DefaultValue("10s") Duration longestWait,
            @DefaultValue("8") int attempts,
            @DefaultValue("30s") Duration handlerLimit) {}

    /**
     * @param brokerGrace how long the broker may be away before this service counts as not ready, default 60 s
     * @param lag how old the oldest unpublished event may be before this service counts as out of service, default 5 min
     * @param every how often the gauges are read from the database, default 5 s
     */
    record Watching(
            @DefaultValue("60s") Duration brokerGrace,
            @DefaultValue("5m") Duration lag,
            @DefaultValue("5s") Duration every) {}

    /**
     * @param published how long published events stay for inspection, default 7 days
     * @param handled how long a handled event is remembered, default 30 days: more than the 14 days a topic keeps facts
     * @param clean how often old rows are deleted, default 1 h
     */
    record Keeping(
            @DefaultValue("7d") Duration published,
            @DefaultValue("30d") Duration handled,
            @DefaultValue("1h") Duration clean) {}
}
