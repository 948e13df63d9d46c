package com.byeolshow.gateway.proxy;

import com.byeolshow.gateway.route.ServiceRoute;
import io.netty.channel.ChannelOption;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.resources.ConnectionProvider;

/**
 * Streams and sockets do not take their connections from the pool: each keeps one for as long as a show lasts, so a few
 * hundred of them would leave none for ordinary calls to the same service. What bounds them is the service's own limit.
 */
@Configuration(proxyBeanMethods = false)
class LastingConnections {

    /** Calls streams itself, just before the filter that would take a connection from the pool; that one then has nothing to do. */
    @Bean
    GlobalFilter streams(ObjectProvider<List<HttpHeadersFilter>> headers, HttpClientProperties properties) {
        var lasting = new NettyRoutingFilter(lasting(properties), headers, properties);
        return new OrderedGlobalFilter(
                (exchange, next) ->
                        ServiceRoute.of(exchange).filter(ServiceRoute::stream).isPresent()
                                ? lasting.filter(exchange, next)
                                : next.filter(exchange),
                Ordered.LOWEST_PRECEDENCE - 1);
    }

    private record OrderedGlobalFilter(GlobalFilter filter, int getOrder) implements GlobalFilter, Ordered {
        @Override
        public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain next) {
            return filter.filter(exchange, next);
        }
    }

    @Bean
    @Primary
    ReactorNettyWebSocketClient lastingSockets(HttpClientProperties properties) {
        var settings = properties.getWebsocket();
        return new ReactorNettyWebSocketClient(lasting(properties), () -> {
            var spec = WebsocketClientSpec.builder().handlePing(settings.isProxyPing());
            Integer longest = settings.getMaxFramePayloadLength();
            return longest == null ? spec : spec.maxFramePayloadLength(longest);
        });
    }

    private static HttpClient lasting(HttpClientProperties properties) {
        return HttpClient.create(ConnectionProvider.newConnection())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Objects.requireNonNullElse(properties.getConnectTimeout(), 1_000));
    }
}
