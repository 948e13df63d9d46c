package com.byeolshow.identity.session.web;

import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.session.LogIn;
import com.byeolshow.identity.session.LogOut;
import com.byeolshow.identity.session.ProviderSessions;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.caller.CallerAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Log-in and log-out of the app (ID-01, ID-02). */
@RestController
class SessionEndpoints {

    /** Where the app looks for its token. */
    private static final String TOKEN_HEADER = "Custom-Token";

    private static final String BEARER = "Bearer ";

    private final LogIn logIn;
    private final LogOut logOut;
    private final CallerAddress callerAddress;
    private final ProviderSessions providerSessions;

    SessionEndpoints(LogIn logIn, LogOut logOut, CallerAddress callerAddress, ProviderSessions providerSessions) {
        this.logIn = logIn;
        this.logOut = logOut;
        this.callerAddress = callerAddress;
        this.providerSessions = providerSessions;
    }

    @PostMapping("/user/auth")
    Mono<ResponseEntity<LoggedIn>> logIn(@ClientBody Credentials body, ServerHttpRequest request) {
        return logIn.run(
                        body.userId() == null ? "" : body.userId().strip(),
                        new Password(body.password() == null ? "" : body.password()),
                        callerAddress.of(request))
                .map(token ->
                        ResponseEntity.ok().header(TOKEN_HEADER, token).body(new LoggedIn(new Message("로그인 완료."))));
    }

    /** Reads the header itself: an expired token is no caller any more, and still deserves this answer. */
    @GetMapping("/user/auth")
    Mono<JsonText> logOut(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "kakao-token", required = false) @Nullable String kakaoToken,
            @RequestHeader(name = "kakao_token", required = false) @Nullable String kakaoTokenAsSpelt) {
        Mono<Void> here = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? logOut.run(authorization.substring(BEARER.length()).strip())
                : Mono.empty();
        String elsewhere = kakaoToken == null ? kakaoTokenAsSpelt : kakaoToken;
        return here.then(elsewhere == null ? Mono.empty() : providerSessions.end(elsewhere))
                .thenReturn(new JsonText("로그아웃 성공"));
    }

    record Credentials(@Nullable String userId, @Nullable String password) {
        @Override
        public String toString() {
            return "Credentials";
        }
    }

    record LoggedIn(Message success) {}

    record Message(String message) {}
}
