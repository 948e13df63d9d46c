package com.byeolshow.platform.web.caller;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who speaks for callers.
 *
 * @param gateways address blocks whose {@code X-Forwarded-For} is believed; a caller from elsewhere is counted as itself
 */
@ConfigurationProperties("byeolshow.caller")
record CallerSettings(
        @DefaultValue({"127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"})
        List<AddressBlock> gateways) {}
