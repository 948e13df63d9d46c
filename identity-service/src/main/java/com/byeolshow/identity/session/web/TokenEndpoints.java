package com.byeolshow.identity.session.web;

import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.session.LogOut;
import com.byeolshow.identity.session.RefreshSession;
import com.byeolshow.identity.session.RefreshToken;
import com.byeolshow.identity.session.StartSession;
import com.byeolshow.identity.session.TokenPair;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.caller.CallerAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sessions of clients that refresh their tokens. */
@RestController
class TokenEndpoints {

    private static final String BEARER = "Bearer ";

    private final StartSession startSession;
    private final RefreshSession refreshSession;
    private final LogOut logOut;
    private final CallerAddress callerAddress;

    TokenEndpoints(
            StartSession startSession, RefreshSession refreshSession, LogOut logOut, CallerAddress callerAddress) {
        this.startSession = startSession;
        this.refreshSession = refreshSession;
        this.logOut = logOut;
        this.callerAddress = callerAddress;
    }

    @PostMapping("/v1/auth/token")
    Mono<ResponseEntity<Tokens>> logIn(@ClientBody Login body, ServerHttpRequest request) {
        return startSession
                .run(
                        body.userId() == null ? "" : body.userId().strip(),
                        new Password(body.password() == null ? "" : body.password()),
                        callerAddress.of(request))
                .map(TokenEndpoints::answer);
    }

    @PostMapping("/v1/auth/refresh")
    Mono<ResponseEntity<Tokens>> refresh(@ClientBody Refresh body) {
        return refreshSession.run(token(body)).map(TokenEndpoints::answer);
    }

    /** Ends the session of the refresh token and that of the token in the header; what is not valid needs no end. */
    @PostMapping("/v1/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logOut(
            @ClientBody Refresh body,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        Mono<Void> ofHeader = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? logOut.run(authorization.substring(BEARER.length()).strip())
                : Mono.empty();
        return logOut.run(token(body)).then(ofHeader);
    }

    private static RefreshToken token(Refresh body) {
        return new RefreshToken(body.refreshToken() == null ? "" : body.refreshToken());
    }

    private static ResponseEntity<Tokens> answer(TokenPair pair) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Tokens(
                        pair.access(),
                        "Bearer",
                        pair.accessLife().toSeconds(),
                        pair.refresh().text(),
                        pair.refreshLife().toSeconds()));
    }

    record Login(@Nullable String userId, @Nullable String password) {
        @Override
        public String toString() {
            return "Login";
        }
    }

    record Refresh(@Nullable String refreshToken) {
        @Override
        public String toString() {
            return "Refresh";
        }
    }

    /** Lives are in seconds. */
    record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken, long refreshExpiresIn) {
        @Override
        public String toString() {
            return "Tokens";
        }
    }
}
