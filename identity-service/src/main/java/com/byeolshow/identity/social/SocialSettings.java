package com.byeolshow.identity.social;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Log-in at providers.
 *
 * @param redirectBase scheme and host that browsers come back to, as registered at the providers; https, except for a
 *     machine of one's own ({@code SOCIAL_REDIRECT_BASE})
 * @param stateLifetime from leaving to coming back, default 5 minutes
 * @param patience for everything a provider is asked on the way back, default 8 s; the gateway waits 10 s
 * @param providers by name; one without a client id is not offered
 */
@ConfigurationProperties("byeolshow.identity.social")
public record SocialSettings(
        URI redirectBase,
        @DefaultValue("5m") Duration stateLifetime,
        @DefaultValue("8s") Duration patience,
        @DefaultValue Map<SocialProvider, Client> providers) {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1");

    public SocialSettings {
        if (!secure(redirectBase) && !OWN_MACHINE.contains(String.valueOf(redirectBase.getHost()))) {
            throw new IllegalArgumentException("byeolshow.identity.social.redirect-base must be https");
        }
        if (!stateLifetime.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException("byeolshow.identity.social needs positive durations");
        }
        providers.forEach((provider, client) -> {
            if (client.offered() && client.clientSecret().isBlank()) {
                throw new IllegalArgumentException(
                        "byeolshow.identity.social.providers." + provider.slug() + " has a client id but no secret");
            }
        });
        providers = Map.copyOf(providers);
    }

    /** Whether browsers come back over https, so that cookies may insist on it. */
    public boolean secure() {
        return secure(redirectBase);
    }

    /** Where the provider sends browsers back to. */
    public String redirectUri(SocialProvider provider) {
        return redirectBase + "/user/auth/" + provider.slug() + "/callback/";
    }

    /** What we are to a provider; empty if it is not offered. */
    public Optional<Client> client(SocialProvider provider) {
        return Optional.ofNullable(providers.get(provider)).filter(Client::offered);
    }

    private static boolean secure(URI base) {
        return "https".equals(base.getScheme());
    }

    /**
     * Our registration at a provider.
     *
     * @param authorizeUri the page that browsers are sent to; the provider's other addresses are those of its clients
     */
    public record Client(
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            URI authorizeUri) {

        boolean offered() {
            return !clientId.isBlank();
        }

        @Override
        public String toString() {
            return "Client[" + clientId + "]";
        }
    }
}
