package com.byeolshow.sandbox.mux;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class MuxRoutes {

    @Bean
    RouterFunction<ServerResponse> muxApi(MuxAccess access, LiveStreamEndpoints streams, AssetEndpoints assets) {
        return route().path("/mux", api -> {
                    api.path("/video/v1", v1 -> {
                        streams.addTo(v1);
                        assets.addTo(v1);
                    });
                    api.route(path("/**"), _ -> Mono.error(MuxRefusedException.notFound()));
                    api.filter(access);
                })
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> muxPlayback(PlaybackEndpoints playback) {
        var routes = route();
        playback.addTo(routes);
        return routes.build();
    }
}
