package com.byeolshow.identity.social.provider;

import com.byeolshow.identity.social.SocialPerson;
import com.byeolshow.identity.social.SocialProvider;
import com.byeolshow.identity.social.SocialSettings;
import com.byeolshow.platform.web.client.ClientSettings;
import com.byeolshow.platform.web.client.GuardedClients;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The providers that this deployment offers. */
@Component
public class Providers {

    private final Map<SocialProvider, RemoteProvider> offered = new EnumMap<>(SocialProvider.class);

    Providers(SocialSettings settings, ClientSettings.Table addresses, GuardedClients clients) {
        for (SocialProvider provider : SocialProvider.values()) {
            settings.client(provider)
                    .map(client -> Registrations.of(provider, client, settings.redirectUri(provider), addresses))
                    .ifPresent(
                            registration -> offered.put(provider, RemoteProvider.of(provider, registration, clients)));
        }
    }

    /** Empty for a provider that is not offered. */
    public Optional<Authorization> authorization(SocialProvider provider, String state) {
        return Optional.ofNullable(offered.get(provider)).map(remote -> remote.authorization(state));
    }

    /** Who the code is for. Fails in many ways, all of which mean that nobody is logged in. */
    public Mono<SocialPerson> person(
            SocialProvider provider, String state, String code, @Nullable String codeVerifier) {
        return Mono.defer(() -> Mono.justOrEmpty(offered.get(provider)))
                .flatMap(remote -> remote.person(state, code, codeVerifier));
    }
}
