package com.byeolshow.identity.social;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The app's web view on its way to a provider and back. */
public final class Browser {

    public static final String COOKIE = "byeolshow-log-in";

    private final WebTestClient web;

    public Browser(WebTestClient web) {
        this.web = web;
    }

    /** @param cookie as it was set */
    public record Departure(SocialProvider provider, URI destination, ResponseCookie cookie) {

        public Map<String, String> parameters() {
            return UriComponentsBuilder.fromUri(destination)
                    .build()
                    .getQueryParams()
                    .toSingleValueMap();
        }

        public String state() {
            return Objects.requireNonNull(parameters().get("state"));
        }
    }

    public Departure leave(SocialProvider provider) {
        var answer = web.get()
                .uri("/user/auth/" + provider.slug() + "/")
                .exchange()
                .expectStatus()
                .isFound()
                .expectBody(Void.class)
                .returnResult();
        return new Departure(
                provider,
                Objects.requireNonNull(answer.getResponseHeaders().getLocation()),
                Objects.requireNonNull(answer.getResponseCookies().getFirst(COOKIE)));
    }

    /** Comes back with a code. */
    public WebTestClient.ResponseSpec comeBack(Departure departure, String code) {
        return comeBack(
                departure.provider(),
                departure.state(),
                code,
                departure.cookie().getValue());
    }

    public WebTestClient.ResponseSpec comeBack(
            SocialProvider provider, @Nullable String state, @Nullable String code, @Nullable String cookie) {
        var query = new StringJoiner("&", "?", "");
        var values = new LinkedHashMap<String, String>();
        if (state != null) {
            query.add("state={state}");
            values.put("state", state);
        }
        if (code != null) {
            query.add("code={code}");
            values.put("code", code);
        }
        var request = web.get().uri("/user/auth/" + provider.slug() + "/callback/" + query, values);
        return (cookie == null ? request : request.cookie(COOKIE, cookie)).exchange();
    }

    /** The whole way; the token of the heading. */
    public String logIn(SocialProvider provider, String code) {
        var answer = comeBack(leave(provider), code)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        String page = Objects.requireNonNull(answer.getResponseBody());
        return page.replaceAll("<[^>]*>", "");
    }
}
