package com.byeolshow.identity.social.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Shows Facebook that whoever uses the token knows the app's secret as well: a stolen token alone is worth nothing. */
final class AppSecretProof implements ExchangeFilterFunction {

    private static final String BEARER = "Bearer ";

    private final SecretKeySpec secret;

    AppSecretProof(String appSecret) {
        secret = new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        String authorization =
                Objects.requireNonNullElse(request.headers().getFirst(HttpHeaders.AUTHORIZATION), BEARER);
        var proven = UriComponentsBuilder.fromUri(request.url())
                .queryParam("appsecret_proof", of(authorization.substring(BEARER.length())))
                .build(true)
                .toUri();
        return next.exchange(ClientRequest.from(request).url(proven).build());
    }

    String of(String accessToken) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(accessToken.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
