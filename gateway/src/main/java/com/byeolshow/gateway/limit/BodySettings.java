package com.byeolshow.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a request may be.
 *
 * @param limit ordinary bodies ({@code BODY_LIMIT}); these are collected before a service sees the request
 * @param uploadLimit bodies of routes that take files ({@code UPLOAD_LIMIT}); these are streamed
 * @param patience how long a client may take to send an ordinary body
 */
@ConfigurationProperties("byeolshow.gateway.body")
record BodySettings(
        @DefaultValue("1MB") DataSize limit,
        @DefaultValue("12MB") DataSize uploadLimit,
        @DefaultValue("10s") Duration patience) {}
