package com.byeolshow.identity.session;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells everybody which keys verify our tokens. */
@Component
public class PublishKeys {

    private final SigningKeys keys;

    PublishKeys(SigningKeys keys) {
        this.keys = keys;
    }

    /** Public parts as JSON Web Keys: the active one first, then the next one, then the retired ones that may still
     * have tokens out. */
    public Mono<List<Map<String, Object>>> run() {
        return keys.ring().map(ring -> ring.published().stream()
                .map(ECKey::toPublicJWK)
                .map(ECKey::toJSONObject)
                .toList());
    }
}
