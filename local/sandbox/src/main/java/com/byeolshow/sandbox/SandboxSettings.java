package com.byeolshow.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the sandbox is told at start. Empty webhook URLs mean that nothing is sent until the control plane names a target.
 *
 * @param apiPort of the imitated APIs
 * @param controlPort of the control plane and the mail page; null is the port above the APIs', 0 picks a free one
 * @param seed of all identifiers; null takes the start time
 */
@ConfigurationProperties("sandbox")
public record SandboxSettings(
        String host,
        int apiPort,
        @Nullable Integer controlPort,
        @Nullable Long seed,
        MuxAccess mux,
        IamportAccess iamport,
        Social social,
        Mail mail) {

    /** The control port to bind; free when the APIs' own port is a free one. */
    public int controlPortToBind() {
        if (controlPort != null) {
            return controlPort;
        }
        return apiPort == 0 ? 0 : apiPort + 1;
    }

    /** The one token pair the imitated video API accepts, and where and how its events are sent. */
    public record MuxAccess(String tokenId, String tokenSecret, String webhookSecret, String webhookUrl) {}

    /** The one key pair the imitated payment API accepts, and where its notices go. */
    public record IamportAccess(String key, String secret, String webhookUrl) {}

    /**
     * The imitated log-ins.
     *
     * @param redirectBase the only scheme and host that browsers are sent back to; empty allows any
     * @param slowReply how long the persona {@code slow} lets a token wait, in real time
     */
    public record Social(App kakao, App naver, App facebook, String redirectBase, Duration slowReply) {

        /** The one app a provider knows. */
        public record App(String clientId, String clientSecret) {}
    }

    /**
     * The mail catcher.
     *
     * @param smtpPort 0 picks a free one
     * @param slowReply how long mail for {@code slow-…} waits for its final answer, in real time
     */
    public record Mail(int smtpPort, Duration slowReply) {}
}
