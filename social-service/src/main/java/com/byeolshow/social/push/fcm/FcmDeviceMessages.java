package com.byeolshow.social.push.fcm;

import com.byeolshow.platform.web.client.GuardedClients;
import com.byeolshow.social.push.DeviceMessage;
import com.byeolshow.social.push.DeviceMessages;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Sends through FCM, one message per request. A message whose answer is lost is sent again later: unlike money, a message
 * that arrives twice is shown once, thanks to its collapse key.
 */
@Component
class FcmDeviceMessages implements DeviceMessages {

    private static final Logger log = LoggerFactory.getLogger(FcmDeviceMessages.class);

    private final WebClient http;
    private final FcmTokens tokens;
    private final String project;

    FcmDeviceMessages(GuardedClients clients, FcmTokens tokens, FcmSettings settings) {
        this.http = clients.client("fcm");
        this.tokens = tokens;
        this.project = settings.projectId();
    }

    @Override
    public Mono<Outcome> send(String deviceToken, DeviceMessage message) {
        var body = body(deviceToken, message);
        return tokens.current()
                .flatMap(token -> post(token, body).onErrorResume(BearerRefused.class, _ -> {
                    tokens.drop(token);
                    return tokens.current().flatMap(fresh -> post(fresh, body));
                }))
                .onErrorResume(
                        failed -> Mono.just(new Outcome.Later(failed.getClass().getSimpleName(), null, false)));
    }

    private Mono<Outcome> post(String bearer, Map<String, Object> body) {
        return http.post()
                .uri("/v1/projects/{project}/messages:send", project)
                .headers(headers -> headers.setBearerAuth(bearer))
                .bodyValue(body)
                .exchangeToMono(FcmDeviceMessages::read);
    }

    private static Mono<Outcome> read(ClientResponse response) {
        int status = response.statusCode().value();
        if (status / 100 == 2) {
            return response.releaseBody().thenReturn(FcmAnswer.outcome(status, null, null));
        }
        return response.bodyToMono(FcmAnswer.class)
                .onErrorReturn(new FcmAnswer(null))
                .defaultIfEmpty(new FcmAnswer(null))
                .flatMap(answer -> {
                    if (FcmAnswer.refusesBearer(status, answer)) {
                        return Mono.error(new BearerRefused());
                    }
                    Outcome outcome = FcmAnswer.outcome(status, answer, retryAfter(response));
                    if (status == 401 || status == 403) {
                        // Our credentials or the app's are wrong: somebody has to look, however this push goes on.
                        log.error("push provider answered {}", outcome);
                    }
                    return Mono.just(outcome);
                });
    }

    /** Seconds only: the other form, a date, would depend on both clocks being right. */
    private static @Nullable Duration retryAfter(ClientResponse response) {
        String value = response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        return value != null && value.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }

    private static Map<String, Object> body(String deviceToken, DeviceMessage message) {
        return Map.of(
                "message",
                Map.of(
                        "token", deviceToken,
                        "notification", Map.of("title", message.title(), "body", message.body()),
                        "data", message.data(),
                        "android",
                                Map.of(
                                        "priority",
                                        "HIGH",
                                        "ttl",
                                        message.freshFor().toSeconds() + "s",
                                        "collapse_key",
                                        message.key()),
                        "apns",
                                Map.of(
                                        "headers", Map.of("apns-priority", "10", "apns-collapse-id", message.key()),
                                        "payload", Map.of("aps", Map.of("sound", "default")))));
    }

    /** The provider answered 401 to our token. */
    private static final class BearerRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BearerRefused() {
            super("access token refused", null, false, false);
        }
    }
}
