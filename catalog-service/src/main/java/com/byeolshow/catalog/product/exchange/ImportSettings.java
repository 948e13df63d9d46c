package com.byeolshow.catalog.product.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an import may be.
 *
 * @param mostBytes of a file; the gateway's limit for the route is a little above
 * @param mostLines of a file, blank ones not counted
 * @param kept how long a report stays after the import is over
 * @param abandonedAfter how long an upload may take before it counts as given up
 */
@ConfigurationProperties("byeolshow.catalog.imports")
record ImportSettings(
        @DefaultValue("50MB") DataSize mostBytes,
        @DefaultValue("100000") int mostLines,
        @DefaultValue("90d") Duration kept,
        @DefaultValue("1h") Duration abandonedAfter) {}
