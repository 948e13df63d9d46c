package com.byeolshow.gateway.arrival;

import com.byeolshow.platform.web.caller.AddressBlock;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to believe and whom to admit from a browser.
 *
 * @param trustedProxies address blocks such as {@code 10.0.0.0/8} whose {@code X-Forwarded-For} and
 *     {@code X-Forwarded-Proto} are believed; none by default, as anyone can send those headers
 * @param corsOrigins origins of browser clients, {@code http://localhost:[*]} for any port; none by default, as the app
 *     is no browser
 */
@ConfigurationProperties("byeolshow.gateway")
record ArrivalSettings(
        @DefaultValue List<AddressBlock> trustedProxies,
        @DefaultValue List<String> corsOrigins) {}
