package com.byeolshow.sandbox.requests;

import com.byeolshow.sandbox.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Whose API a request is for.
 *
 * @param path without the provider's base path, so that recordings and faults read like the provider's own documents
 */
public record ApiCall(Provider provider, String path) {

    /** Null for a request of no imitated API: health, playlists, images. */
    public static @Nullable ApiCall of(ServerHttpRequest request) {
        var path = request.getURI().getRawPath();
        for (var provider : Provider.values()) {
            var base = "/" + provider.slug();
            if (path.startsWith(base + "/")) {
                return new ApiCall(provider, path.substring(base.length()));
            }
        }
        return null;
    }
}
