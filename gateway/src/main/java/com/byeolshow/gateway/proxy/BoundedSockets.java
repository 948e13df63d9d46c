package com.byeolshow.gateway.proxy;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import reactor.core.publisher.Mono;

/** Puts {@link BoundedSocket} under the proxy, which offers no place of its own to do so. */
@Component
final class BoundedSockets implements BeanPostProcessor, EnvironmentAware {

    private static final Logger log = LoggerFactory.getLogger(BoundedSockets.class);

    private long largest;

    /** A post-processor exists before configuration beans do, so it reads its settings itself. */
    @Override
    public void setEnvironment(Environment environment) {
        largest = Binder.get(environment)
                .bindOrCreate("byeolshow.gateway.socket", SocketSettings.class)
                .largestMessage()
                .toBytes();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof WebSocketService sockets ? bounded(sockets) : bean;
    }

    private WebSocketService bounded(WebSocketService sockets) {
        return (exchange, handler) -> sockets.handleRequest(exchange, new WebSocketHandler() {
            @Override
            public List<String> getSubProtocols() {
                return handler.getSubProtocols();
            }

            @Override
            public Mono<Void> handle(WebSocketSession session) {
                var bounded = new BoundedSocket(session, largest);
                Mono<Void> proxied = handler.handle(bounded)
                        .onErrorResume(broken -> {
                            log.warn("a socket lost its service: {}", broken.toString());
                            return Mono.empty();
                        })
                        .then(bounded.closedAfterService());
                return Mono.firstWithSignal(proxied, bounded.closedForOversize());
            }
        });
    }
}
