package com.byeolshow.social.notification.web;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

/** Where the socket of notifications is, and how little it takes. */
@Configuration(proxyBeanMethods = false)
class NotificationSocketRoute {

    /** Clients have nothing to say here; a pong is smaller than this. */
    private static final int LONGEST_FRAME = 1024;

    @Bean
    HandlerMapping notificationSockets(NotificationSocket socket) {
        return new SimpleUrlHandlerMapping(Map.of("/ws/notifications", socket), 1);
    }

    @Bean
    WebFluxConfigurer notificationFrames() {
        return new WebFluxConfigurer() {
            @Override
            public WebSocketService getWebSocketService() {
                return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
                        () -> WebsocketServerSpec.builder().maxFramePayloadLength(LONGEST_FRAME)));
            }
        };
    }
}
