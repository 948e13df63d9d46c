package com.byeolshow.identity.social.web;

import com.byeolshow.identity.social.FinishSocialLogIn;
import com.byeolshow.identity.social.FinishSocialLogIn.Return;
import com.byeolshow.identity.social.SocialProvider;
import com.byeolshow.identity.social.SocialSettings;
import com.byeolshow.identity.social.StartSocialLogIn;
import com.byeolshow.identity.social.model.SocialProblem;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * The way to a provider and back, in the app's web view (ID-03, ID-04). Spring Security's own log-in filters end in a
 * session and a redirect; the app wants its token in a heading and in a header, and words of its own for refusals.
 */
@RestController
class SocialLogInEndpoints {

    /** Where the app looks for its token. */
    private static final String TOKEN_HEADER = "Custom-Token";

    /** Binds a log-in to the browser that began it. */
    private static final String COOKIE = "byeolshow-log-in";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=UTF-8");

    /** The page holds a token: it runs nothing, loads nothing, is shown in nobody's frame and tells nobody its address. */
    private static final String POLICY = "default-src 'none'; style-src-attr 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'; sandbox";

    private final StartSocialLogIn startLogIn;
    private final FinishSocialLogIn finishLogIn;
    private final SocialSettings settings;

    SocialLogInEndpoints(StartSocialLogIn startLogIn, FinishSocialLogIn finishLogIn, SocialSettings settings) {
        this.startLogIn = startLogIn;
        this.finishLogIn = finishLogIn;
        this.settings = settings;
    }

    @GetMapping("/user/auth/{provider}")
    @ResponseStatus(HttpStatus.FOUND)
    Mono<ResponseEntity<Void>> start(@PathVariable String provider) {
        return known(provider).flatMap(startLogIn::run).map(journey -> ResponseEntity.status(HttpStatus.FOUND)
                .location(journey.destination())
                .header(HttpHeaders.SET_COOKIE, cookie(provider, journey.browser(), settings.stateLifetime()))
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .build());
    }

    @GetMapping(path = "/user/auth/{provider}/callback", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> finish(
            @PathVariable String provider,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @CookieValue(name = COOKIE, required = false) @Nullable String browser) {
        return known(provider)
                .flatMap(known -> finishLogIn
                        .run(known, new Return(state, code, browser))
                        .onErrorMap(RefusedException.class, refused -> bare(refused, known)))
                .map(token -> ResponseEntity.ok()
                        .contentType(HTML)
                        .header(TOKEN_HEADER, token)
                        .header(HttpHeaders.SET_COOKIE, cookie(provider, "", Duration.ZERO))
                        .header("Content-Security-Policy", POLICY)
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-Content-Type-Options", "nosniff")
                        .cacheControl(CacheControl.noStore())
                        .body("<h1 style='color:#ffffff'>" + HtmlUtils.htmlEscape(token) + "</h1>"));
    }

    /** Refusals of the way back are bare strings; the app compares them. */
    @ExceptionHandler
    ResponseEntity<JsonText> failed(LogInRefusedException refused) {
        return ResponseEntity.status(refused.problem.status())
                .contentType(JSON)
                .header(HttpHeaders.SET_COOKIE, cookie(refused.provider.slug(), "", Duration.ZERO))
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .body(new JsonText(refused.problem.message()));
    }

    private static Mono<SocialProvider> known(String slug) {
        return Mono.justOrEmpty(SocialProvider.of(slug))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new SocialProblem.UnknownProvider())));
    }

    /** Lax, because the way back begins at the provider's site. Not longer than the log-in may take. */
    private String cookie(String provider, String value, Duration lifetime) {
        return ResponseCookie.from(COOKIE, value)
                .path("/user/auth/" + provider)
                .httpOnly(true)
                .secure(settings.secure())
                .sameSite("Lax")
                .maxAge(lifetime)
                .build()
                .toString();
    }

    private static RuntimeException bare(RefusedException refused, SocialProvider provider) {
        return refused.problem() instanceof SocialProblem problem
                ? new LogInRefusedException(problem, provider)
                : refused;
    }

    /** Takes a refusal past the error family of its route. */
    static final class LogInRefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient SocialProblem problem;
        private final SocialProvider provider;

        LogInRefusedException(SocialProblem problem, SocialProvider provider) {
            super(problem.code(), null, false, false);
            this.problem = problem;
            this.provider = provider;
        }
    }
}
