package com.byeolshow.sandbox.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.ControlRoutes;
import com.byeolshow.sandbox.control.RefusedCallException;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.input.Json;
import com.byeolshow.sandbox.webhooks.WebhookTarget.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Aims webhooks, injects events and shows what became of them. */
@Component
final class WebhookEndpoints implements ControlRoutes {
    private static final Set<String> SIGNINGS = Set.of("good", "bad", "old", "future", "none", "double", "tampered");
    private static final int MOST_REPEATS = 100;

    /** Deliveries are kept, so their bodies are bounded. */
    private static final int LARGEST_RAW = 16_384;

    private static final long LONGEST_DELAY_MS = Duration.ofDays(1).toMillis();

    private final Webhooks webhooks;
    private final Timeline timeline;
    private final List<Emitter> emitters;

    WebhookEndpoints(Webhooks webhooks, Timeline timeline, List<Emitter> emitters) {
        this.webhooks = webhooks;
        this.timeline = timeline;
        this.emitters = emitters;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().GET("/__sandbox/webhooks/{provider}", request -> target(provider(request)))
                .PUT("/__sandbox/webhooks/{provider}", this::aim)
                .POST("/__sandbox/webhooks/{provider}/emit", this::emit)
                .GET("/__sandbox/webhooks/{provider}/deliveries", this::deliveries)
                .build();
    }

    /** Fields that are left out keep their value, so that one switch can be turned alone. */
    private Mono<ServerResponse> aim(ServerRequest request) {
        var provider = provider(request);
        return Fields.of(request).flatMap(fields -> {
            var now = webhooks.target(provider);
            var format = fields.word("contentType", Set.of("json", "form"));
            if (provider == Provider.MUX && "form".equals(format)) {
                throw new BadInputException("contentType", "Mux sends JSON only");
            }
            webhooks.aim(
                    provider,
                    new WebhookTarget(
                            fields.present("url") ? fields.address("url") : now.url(),
                            fields.text("secret", now.secret()),
                            fields.flag("enabled", now.enabled()),
                            format == null ? now.format() : Format.valueOf(format.toUpperCase(Locale.ROOT)),
                            fields.flag("retry", now.retry())));
            return target(provider);
        });
    }

    private Mono<ServerResponse> target(Provider provider) {
        var target = webhooks.target(provider);
        var json = new LinkedHashMap<String, Object>();
        json.put("url", target.url() == null ? null : target.url().toString());
        json.put("enabled", target.enabled());
        json.put("contentType", target.format().name().toLowerCase(Locale.ROOT));
        json.put("retry", target.retry());
        return ServerResponse.ok().bodyValue(json);
    }

    private Mono<ServerResponse> emit(ServerRequest request) {
        var provider = provider(request);
        return Fields.of(request).flatMap(fields -> {
            if (!webhooks.reachable(provider)) {
                throw RefusedCallException.conflict("webhooks of " + provider.slug() + " have no target or are off");
            }
            var repeat = Objects.requireNonNullElse(fields.whole("repeat", 1, MOST_REPEATS), 1L);
            var delay = Objects.requireNonNullElse(fields.whole("delayMs", 0, LONGEST_DELAY_MS), 0L);
            var notices = timeline.atomically(() -> notices(provider, fields));
            var inOrder = new ArrayList<Notice>();
            notices.forEach(notice -> {
                for (var i = 0; i < repeat; i++) {
                    inOrder.add(notice);
                }
            });
            timeline.at(timeline.now().plusMillis(delay), () -> inOrder.forEach(webhooks::send));
            timeline.runDue();
            return ServerResponse.status(202).bodyValue(Map.of("queued", inOrder.size()));
        });
    }

    private List<Notice> notices(Provider provider, Fields fields) {
        var emitter = emitters.stream()
                .filter(each -> each.provider() == provider)
                .findFirst()
                .orElseThrow();
        var signing = signing(provider, fields);
        var objectId = fields.text("objectId", "");
        if (fields.has("raw")) {
            var raw = Objects.requireNonNull(fields.raw("raw"));
            var body = raw instanceof String text ? text.getBytes(UTF_8) : Json.bytes(raw);
            if (body.length > LARGEST_RAW) {
                throw new BadInputException("raw", "may have at most " + LARGEST_RAW + " bytes");
            }
            return List.of(emitter.raw(body, fields.text("event", "raw"), objectId, signing));
        }
        var order = fields.list("order");
        if (order.isEmpty()) {
            return List.of(emitter.about(fields.requireText("event"), fields.requireText("objectId"), signing));
        }
        return order.stream()
                .map(entry -> entry(emitter, entry, objectId, signing))
                .toList();
    }

    /** An entry is an event name for the common object, or names its own object. */
    @SuppressWarnings("unchecked")
    private static Notice entry(Emitter emitter, Object entry, String objectId, Signing signing) {
        var fields = entry instanceof Map<?, ?> object
                ? new Fields((Map<String, Object>) object)
                : new Fields(Map.of("event", entry));
        var about = fields.text("objectId", objectId);
        if (about.isBlank()) {
            throw new BadInputException("objectId", "is required");
        }
        return emitter.about(fields.requireText("event"), about, signing);
    }

    private static Signing signing(Provider provider, Fields fields) {
        var word = fields.word("sign", SIGNINGS);
        if (provider == Provider.IAMPORT) {
            if (word != null && !word.equals("none")) {
                throw new BadInputException("sign", "Iamport signs nothing");
            }
            return Signing.NONE;
        }
        return word == null ? Signing.GOOD : Signing.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Mono<ServerResponse> deliveries(ServerRequest request) {
        return ServerResponse.ok().bodyValue(Map.of("deliveries", webhooks.deliveries(provider(request))));
    }

    private static Provider provider(ServerRequest request) {
        var provider = Provider.of(request.pathVariable("provider"));
        if (!provider.sendsWebhooks()) {
            throw RefusedCallException.conflict(provider.slug() + " sends no webhooks");
        }
        return provider;
    }
}
