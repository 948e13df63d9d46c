package com.byeolshow.identity.session;

import reactor.core.publisher.Mono;

/** Sessions that people have at a provider and want ended together with ours. */
public interface ProviderSessions {

    /** Ends the session of this provider's token. Never fails: nobody stays logged in here because of a provider. */
    Mono<Void> end(String providerToken);
}
