package com.byeolshow.sandbox.fcm;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.input.BadInputException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FcmAccess.class)
class FcmRoutes {

    @Bean
    RouterFunction<ServerResponse> fcmApi(SendEndpoints sending) {
        return route().path("/fcm", api -> {
                    sending.addTo(api);
                    api.route(path("/**"), _ -> Mono.error(FcmRefusedException.ofCall(404, "NOT_FOUND", "Not found")));
                    api.filter((request, next) -> Mono.defer(() -> next.handle(request))
                            .onErrorResume(FcmRefusedException.class, FcmRoutes::refused)
                            .onErrorResume(
                                    BadInputException.class,
                                    bad -> refused(
                                            FcmRefusedException.ofField("message", String.valueOf(bad.getMessage())))));
                })
                .build();
    }

    private static Mono<ServerResponse> refused(FcmRefusedException refused) {
        var answer = ServerResponse.status(refused.status());
        if (refused.retryAfter() > 0) {
            answer.header("Retry-After", Integer.toString(refused.retryAfter()));
        }
        return answer.bodyValue(refused.json());
    }
}
