package com.byeolshow.identity.social.provider;

import com.byeolshow.identity.session.ProviderSessions;
import com.byeolshow.platform.web.client.GuardedClients;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Logs people out at Kakao. Of the three only Kakao has a session of its own that the app holds a token of. */
@Component
class KakaoSessions implements ProviderSessions {

    private static final Logger log = LoggerFactory.getLogger(KakaoSessions.class);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{10,512}");

    /** Well below what the gateway waits for a log-out. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final WebClient kakao;

    KakaoSessions(GuardedClients clients) {
        kakao = clients.client("kakao-api");
    }

    @Override
    public Mono<Void> end(String providerToken) {
        if (!TOKEN.matcher(providerToken).matches()) {
            return Mono.empty();
        }
        return kakao.post()
                .uri("/v1/user/logout")
                .headers(headers -> headers.setBearerAuth(providerToken))
                .retrieve()
                .toBodilessEntity()
                .timeout(PATIENCE)
                .then()
                .onErrorResume(failure -> {
                    log.info("log-out at kakao failed: {}", failure.getClass().getSimpleName());
                    return Mono.empty();
                });
    }
}
