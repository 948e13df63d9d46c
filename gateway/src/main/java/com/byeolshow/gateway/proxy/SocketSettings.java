package com.byeolshow.gateway.proxy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of WebSockets.
 *
 * @param largestMessage what a client may send at once; more closes its connection with 1009
 */
@ConfigurationProperties("byeolshow.gateway.socket")
record SocketSettings(@DefaultValue("64KB") DataSize largestMessage) {}
