package com.byeolshow.identity.social.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A browser's way to a provider.
 *
 * @param state comes back unchanged, and only to whoever left with it
 * @param codeVerifier of PKCE; null where the provider does not support it
 */
public record Authorization(
        URI destination, String state, @Nullable String codeVerifier) {
    @Override
    public String toString() {
        return "Authorization";
    }
}
