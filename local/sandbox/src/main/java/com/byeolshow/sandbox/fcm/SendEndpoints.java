package com.byeolshow.sandbox.fcm;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.fcm.PushedMessages.Pushed;
import com.byeolshow.sandbox.ids.SeededIds;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.input.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code /token} and {@code messages:send}. What happens to a message is up to the first letters of its device token:
 * {@code gone-}, {@code bad-} and {@code mism-} are refused for ever, {@code quota-} twice and {@code flaky-} once; all
 * others are taken.
 */
@Component
final class SendEndpoints {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final int LARGEST = 4_096;
    private static final String BEARER = "Bearer ";

    private final FcmAccess access;
    private final AccessTokens tokens;
    private final PushedMessages messages;
    private final Timeline timeline;
    private final SeededIds ids;

    SendEndpoints(FcmAccess access, AccessTokens tokens, PushedMessages messages, Timeline timeline, SeededIds ids) {
        this.access = access;
        this.tokens = tokens;
        this.messages = messages;
        this.timeline = timeline;
        this.ids = ids;
    }

    void addTo(Builder routes) {
        routes.POST("/token", this::token).POST("/v1/projects/{project}/messages:send", this::send);
    }

    private Mono<ServerResponse> token(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            if (!GRANT.equals(fields.text("grant_type"))) {
                throw FcmRefusedException.ofCall(400, "unsupported_grant_type", "Invalid grant_type.");
            }
            var token = tokens.issue(fields.requireText("assertion"));
            return ServerResponse.ok()
                    .bodyValue(Map.of(
                            "access_token",
                            token,
                            "expires_in",
                            AccessTokens.LIFE.toSeconds(),
                            "token_type",
                            "Bearer"));
        });
    }

    private Mono<ServerResponse> send(ServerRequest request) {
        var header = Objects.requireNonNullElse(request.headers().firstHeader("Authorization"), "");
        if (!header.startsWith(BEARER) || !tokens.opens(header.substring(BEARER.length()))) {
            return Mono.error(FcmRefusedException.ofCall(
                    401, "UNAUTHENTICATED", "Request had invalid authentication credentials."));
        }
        if (!request.pathVariable("project").equals(access.projectId())) {
            return Mono.error(FcmRefusedException.ofCall(403, "PERMISSION_DENIED", "Permission denied on project."));
        }
        return Fields.of(request).flatMap(fields -> {
            var message = fields.nested("message");
            check(message);
            var name = timeline.atomically(() -> take(message, fields.flag("validate_only", false)));
            return ServerResponse.ok().bodyValue(Map.of("name", name));
        });
    }

    private static void check(Fields message) {
        long targets =
                Stream.of("token", "topic", "condition").filter(message::has).count();
        if (targets != 1) {
            throw FcmRefusedException.ofField("message", "Exactly one of token, topic or condition is required.");
        }
        message.nested("data").values().forEach((name, value) -> {
            if (!(value instanceof String)) {
                throw FcmRefusedException.ofField("message.data[0].value", "Invalid value, must be a string.");
            }
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("from") || lower.startsWith("gcm") || lower.startsWith("google")) {
                throw FcmRefusedException.ofField("message.data", "Invalid data payload key: " + name);
            }
        });
        int size = Json.bytes(message.nested("notification").values()).length
                + Json.bytes(message.nested("data").values()).length;
        if (size > LARGEST) {
            throw FcmRefusedException.ofField("message", "Message is too big.");
        }
    }

    private String take(Fields message, boolean onlyCheck) {
        var token = Objects.requireNonNullElse(message.text("token"), "");
        if (token.startsWith("gone-")) {
            throw FcmRefusedException.ofMessage(404, "UNREGISTERED", 0, "Requested entity was not found.");
        }
        if (token.startsWith("bad-")) {
            throw FcmRefusedException.ofMessage(
                    400, "INVALID_ARGUMENT", 0, "The registration token is not a valid FCM registration token");
        }
        if (token.startsWith("mism-")) {
            throw FcmRefusedException.ofMessage(403, "SENDER_ID_MISMATCH", 0, "SenderId mismatch");
        }
        if (token.startsWith("quota-") && messages.fails(token, 2)) {
            throw FcmRefusedException.ofMessage(429, "QUOTA_EXCEEDED", 1, "Quota exceeded.");
        }
        if (token.startsWith("flaky-") && messages.fails(token, 1)) {
            throw FcmRefusedException.ofMessage(503, "UNAVAILABLE", 1, "The service is currently unavailable.");
        }
        var name = "projects/%s/messages/%s".formatted(access.projectId(), ids.hex("fcm-message", 16));
        if (!onlyCheck) {
            messages.add(new Pushed(name, timeline.now(), token, message.values()));
        }
        return name;
    }
}
