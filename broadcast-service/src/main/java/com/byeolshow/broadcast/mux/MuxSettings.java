package com.byeolshow.broadcast.mux;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our account at the video platform. The secrets have no default outside the local profile, and never show in a log.
 *
 * @param tokenId the API token's id
 * @param tokenSecret the API token's secret
 * @param webhookSecret signs the platform's callbacks
 * @param imageBaseUrl where still images of playback ids are served
 * @param reconnectWindow 0 to 30 min; how long an encoder may be gone before the recording is closed. Always sent,
 *     because the platform's own default for low latency is none at all
 */
@ConfigurationProperties("byeolshow.mux")
public record MuxSettings(
        String tokenId,
        String tokenSecret,
        String webhookSecret,
        @DefaultValue("https://image.mux.com") URI imageBaseUrl,
        @DefaultValue("60s") Duration reconnectWindow) {

    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(30);

    public MuxSettings {
        require(tokenId, "token-id", "BYEOLSHOW_MUX_TOKEN_ID");
        require(tokenSecret, "token-secret", "BYEOLSHOW_MUX_TOKEN_SECRET");
        require(webhookSecret, "webhook-secret", "BYEOLSHOW_MUX_WEBHOOK_SECRET");
        if (reconnectWindow.isNegative() || reconnectWindow.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("byeolshow.mux.reconnect-window must be 0s..30m");
        }
    }

    private static void require(@Nullable String value, String property, String variable) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("set byeolshow.mux.%s (%s)".formatted(property, variable));
        }
    }

    @Override
    public String toString() {
        return "MuxSettings[imageBaseUrl=%s, reconnectWindow=%s]".formatted(imageBaseUrl, reconnectWindow);
    }
}
