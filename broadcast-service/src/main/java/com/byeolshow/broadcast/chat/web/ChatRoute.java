package com.byeolshow.broadcast.chat.web;

import com.byeolshow.broadcast.chat.ChatSettings;
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

/** Where the chat's socket is, and how large a frame it takes. */
@Configuration(proxyBeanMethods = false)
class ChatRoute {

    @Bean
    HandlerMapping chatSockets(ChatSocket socket) {
        return new SimpleUrlHandlerMapping(Map.of("/ws/chat/{vod_id}", socket), 1);
    }

    @Bean
    WebFluxConfigurer chatFrames(ChatSettings settings) {
        int longest = Math.toIntExact(settings.longestFrame().toBytes());
        return new WebFluxConfigurer() {
            @Override
            public WebSocketService getWebSocketService() {
                return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
                        () -> WebsocketServerSpec.builder().maxFramePayloadLength(longest)));
            }
        };
    }
}
