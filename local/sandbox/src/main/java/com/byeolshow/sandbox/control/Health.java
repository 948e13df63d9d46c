package com.byeolshow.sandbox.control;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Tells whoever starts the sandbox that its APIs are up; the control port says so for itself. */
@Configuration(proxyBeanMethods = false)
class Health {

    @Bean
    RouterFunction<ServerResponse> apiHealth() {
        return route().GET("/healthz", _ -> ServerResponse.ok().bodyValue(Map.of("ok", true)))
                .build();
    }
}
