package com.byeolshow.sandbox.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.RunningSandbox;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Calls the imitated log-ins as a browser and as a product would. */
abstract class SocialCalls extends RunningSandbox {
    static final String BACK = "http://localhost:8080/user/auth/callback/";

    /** Where the authorize page is and where tokens are given, per provider. */
    static final Map<String, String> PAGES = Map.of(
            "kakao", "/kakao/oauth/authorize",
            "naver", "/naver/oauth2.0/authorize",
            "facebook", "/facebook/v21.0/dialog/oauth");

    static final Map<String, String> TOKENS = Map.of(
            "kakao", "/kakao/oauth/token",
            "naver", "/naver/oauth2.0/token",
            "facebook", "/facebook/v21.0/oauth/access_token");

    WebTestClient.ResponseSpec authorize(String provider, Map<String, String> more) {
        var query = new LinkedHashMap<>(Map.of(
                "client_id",
                "sandbox-" + provider + "-id",
                "redirect_uri",
                BACK,
                "response_type",
                "code",
                "state",
                "a state&more"));
        query.putAll(more);
        query.values().removeIf(String::isEmpty);
        var names =
                query.keySet().stream().map(name -> name + "={" + name + "}").collect(Collectors.joining("&"));
        return api.get().uri(PAGES.get(provider) + "?" + names, query).exchange();
    }

    /** What the browser is sent back with. */
    Map<String, String> back(WebTestClient.ResponseSpec answer) {
        URI location = Objects.requireNonNull(answer.expectStatus()
                .isFound()
                .expectBody(Void.class)
                .returnResult()
                .getResponseHeaders()
                .getLocation());
        assertThat(location.toString()).startsWith(BACK);
        var parameters = new LinkedHashMap<String, String>();
        UriComponentsBuilder.fromUri(location)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .forEach((name, value) -> parameters.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8)));
        return parameters;
    }

    String code(String provider, String hint) {
        return Objects.requireNonNull(
                back(authorize(provider, Map.of("login_hint", hint))).get("code"));
    }

    WebTestClient.ResponseSpec exchange(String provider, String code, Map<String, String> more) {
        var form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "sandbox-" + provider + "-id",
                "client_secret",
                "sandbox-" + provider + "-secret",
                "redirect_uri",
                BACK,
                "state",
                "s",
                "code",
                code));
        form.putAll(more);
        return post(Objects.requireNonNull(TOKENS.get(provider)), form);
    }

    WebTestClient.ResponseSpec post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return api.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(body)
                .exchange();
    }

    String accessToken(String provider, String hint) {
        return String.valueOf(object(exchange(provider, code(provider, hint), Map.of())
                        .expectStatus()
                        .isOk())
                .get("access_token"));
    }

    WebTestClient.ResponseSpec read(String path, String token) {
        return api.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }
}
