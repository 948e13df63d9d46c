package com.byeolshow.sandbox.social;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.control.ControlRoutes;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.social.model.Visitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Says who comes to a consent page next, and what becomes of tokens behind the product's back. */
@Component
final class SocialScenarioEndpoints implements ControlRoutes {
    private final LogIns logIns;
    private final NaverEndpoints naver;

    SocialScenarioEndpoints(LogIns logIns, NaverEndpoints naver) {
        this.logIns = logIns;
        this.naver = naver;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().PUT("/__sandbox/social/{provider}/next", this::next)
                .POST("/__sandbox/social/{provider}/scenario", this::play)
                .build();
    }

    private Mono<ServerResponse> next(ServerRequest request) {
        var provider = provider(request);
        return Fields.of(request).flatMap(fields -> {
            logIns.expect(provider, fields.has("persona") ? visitor(fields) : null);
            return answer(Map.of("provider", provider.slug()));
        });
    }

    private Mono<ServerResponse> play(ServerRequest request) {
        var provider = provider(request);
        return Fields.of(request).flatMap(fields -> {
            var args = fields.nested("args");
            switch (fields.requireText("name")) {
                case "persona" -> logIns.expect(provider, visitor(args));
                case "expire_tokens" -> {
                    logIns.expireAll(provider);
                    if (provider == Provider.NAVER) {
                        naver.answerUnauthorizedWith(
                                Math.toIntExact(Objects.requireNonNullElse(args.whole("status", 200, 401), 401L)));
                    }
                }
                case "unlink_by_user" -> logIns.unlink(provider, args.requireText("person"));
                default -> throw new BadInputException("name", "must be persona, expire_tokens or unlink_by_user");
            }
            return answer(Map.of("provider", provider.slug()));
        });
    }

    private static Visitor visitor(Fields fields) {
        var hint = fields.requireText("persona") + ":" + fields.text("person", "");
        var known = Visitor.of(hint)
                .orElseThrow(() -> new BadInputException("persona", "is none, or the person's name is not plain"));
        return new Visitor(known.persona(), known.name(), fields.text("email"));
    }

    private static Provider provider(ServerRequest request) {
        var provider = Provider.of(request.pathVariable("provider"));
        return switch (provider) {
            case KAKAO, NAVER, FACEBOOK -> provider;
            case MUX, IAMPORT -> throw new BadInputException("provider", "logs nobody in");
        };
    }

    private static Mono<ServerResponse> answer(Map<String, String> what) {
        return ServerResponse.ok().bodyValue(new LinkedHashMap<>(what));
    }
}
