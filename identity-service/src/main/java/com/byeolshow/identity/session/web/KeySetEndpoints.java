package com.byeolshow.identity.session.web;

import com.byeolshow.identity.session.PublishKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The key set with which every service verifies tokens. */
@RestController
class KeySetEndpoints {

    /** Verifiers ask again when they meet an unknown key, so this only bounds how long a dropped key is trusted. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PublishKeys publishKeys;

    KeySetEndpoints(PublishKeys publishKeys) {
        this.publishKeys = publishKeys;
    }

    @GetMapping("/.well-known/jwks.json")
    Mono<ResponseEntity<KeySet>> keys() {
        return publishKeys.run().map(keys -> ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new KeySet(keys)));
    }

    record KeySet(List<Map<String, Object>> keys) {}
}
