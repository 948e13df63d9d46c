package com.byeolshow.social.notification.live;

import com.byeolshow.social.SocialService;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** A second process of the service, as far as it can be told apart: a context of its own on the same database and broker. */
final class Replica implements AutoCloseable {

    private static volatile @Nullable ReactiveJwtDecoder decoder;
    private static volatile String revoked = "";

    private final ConfigurableApplicationContext context;

    /** @param verifying checks tokens, as the first one does */
    Replica(Environment first, ReactiveJwtDecoder verifying, String... more) {
        decoder = verifying;
        String[] servers = Stream.of(
                        "DATABASE_HOST",
                        "DATABASE_PORT",
                        "DATABASE_NAME",
                        "DATABASE_USER",
                        "DATABASE_PASSWORD",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "spring.autoconfigure.exclude")
                .map(name -> "--%s=%s".formatted(name, first.getProperty(name, "")))
                .toArray(String[]::new);
        var arguments = Stream.of(
                        Arrays.stream(servers),
                        Stream.of("--server.port=0", "--logging.structured.format.console="),
                        Arrays.stream(more))
                .flatMap(all -> all)
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(SocialService.class, Revocable.class)
                .profiles("test")
                .run(arguments);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** From now on this replica takes that token for a revoked one. */
    static void revoke(String token) {
        revoked = token;
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Revocable {
        @Bean
        @Primary
        ReactiveJwtDecoder revocable() {
            ReactiveJwtDecoder verifying = Objects.requireNonNull(decoder);
            return token ->
                    token.equals(revoked) ? Mono.error(new BadJwtException("revoked")) : verifying.decode(token);
        }
    }
}
