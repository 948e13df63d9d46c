package com.byeolshow.sandbox.social;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.input.BadInputException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class SocialRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SocialRoutes.class);

    @Bean
    RouterFunction<ServerResponse> socialApis(KakaoEndpoints kakao, NaverEndpoints naver, FacebookEndpoints facebook) {
        return route().path("/kakao", kakao::addTo)
                .path("/naver", naver::addTo)
                .path("/facebook", facebook::addTo)
                .filter(SocialRoutes::explained)
                .build();
    }

    private static Mono<ServerResponse> explained(ServerRequest request, HandlerFunction<ServerResponse> next) {
        return Mono.defer(() -> next.handle(request))
                .onErrorResume(BadInputException.class, bad -> ServerResponse.badRequest()
                        .bodyValue(Map.of(
                                "error", "invalid_request", "error_description", String.valueOf(bad.getMessage()))))
                .onErrorResume(failure -> {
                    LOG.error("{} {} failed", request.method(), request.path(), failure);
                    return ServerResponse.status(500).bodyValue(Map.of("error", "server_error"));
                });
    }
}
