package com.byeolshow.platform.web.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One remote system.
 *
 * @param baseUrl where it answers; the only thing that differs between a provider and its stand-in, secrets apart
 * @param connectTimeout default 3 s
 * @param responseTimeout from the last byte sent to the first received, default 15 s
 * @param maxConcurrent calls under way at once before further ones are refused, default 32
 * @param retries how often a safe call is repeated, default 2
 */
public record ClientSettings(
        URI baseUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration responseTimeout,
        @DefaultValue("32") int maxConcurrent,
        @DefaultValue("2") int retries) {

    /** All remote systems of a service, by name. */
    @ConfigurationProperties("byeolshow")
    public record Table(@DefaultValue Map<String, ClientSettings> clients) {

        ClientSettings named(String name) {
            ClientSettings found = clients.get(name);
            if (found == null) {
                throw new IllegalStateException(
                        "no client '%s': set byeolshow.clients.%s.base-url".formatted(name, name));
            }
            return found;
        }
    }
}
