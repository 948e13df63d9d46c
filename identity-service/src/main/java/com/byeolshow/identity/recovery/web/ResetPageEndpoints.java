package com.byeolshow.identity.recovery.web;

import com.byeolshow.identity.recovery.RedeemReset;
import com.byeolshow.platform.web.body.ClientBody;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The page behind the mailed link (ID-07). Opening it changes nothing, as programs that look through mail open links too;
 * its button sends the token in a form, so that it leaves no trace in an address.
 */
@RestController
class ResetPageEndpoints {

    private final RedeemReset redeemReset;

    ResetPageEndpoints(RedeemReset redeemReset) {
        this.redeemReset = redeemReset;
    }

    @GetMapping(path = "/forgetuser/reset", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> page(@RequestParam(required = false) @Nullable String token) {
        String sent = Objects.requireNonNullElse(token, "");
        return redeemReset
                .isOpen(sent)
                .flatMap(open -> open
                        ? Mono.just(page(HttpStatus.OK, ResetPage.confirm(sent)))
                        : Mono.error(new LinkGoneException()));
    }

    @PostMapping(path = "/forgetuser/reset", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> confirm(@ClientBody TokenBody body) {
        return redeemReset
                .run(Objects.requireNonNullElse(body.token(), ""))
                .map(password -> page(HttpStatus.OK, ResetPage.done(password.text())))
                .switchIfEmpty(Mono.error(LinkGoneException::new));
    }

    /** Whoever follows a link is a person with a browser, whom an error of the app's would tell nothing. */
    @ExceptionHandler
    ResponseEntity<String> gone(LinkGoneException gone) {
        return page(HttpStatus.GONE, ResetPage.gone());
    }

    /** The link is unknown, used or too old. */
    static final class LinkGoneException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LinkGoneException() {
            super("link gone", null, false, false);
        }
    }

    /** Nothing is kept, loaded or run, and no other site learns where somebody came from. */
    private static ResponseEntity<String> page(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", ResetPage.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("X-Robots-Tag", "noindex")
                .body(html);
    }

    record TokenBody(@Nullable String token) {
        @Override
        public String toString() {
            return "TokenBody";
        }
    }
}
