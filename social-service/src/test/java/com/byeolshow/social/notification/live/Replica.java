package com.byeolshow.social.notification.live;

import com.byeolshow.social.SocialService;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** A second process of the service, as far as it can be told apart: a context of its own on the same database and broker. */
final class Replica implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private volatile String revoked = "";

    /** @param verifying checks tokens, as the first one does */
    Replica(Environment first, ReactiveJwtDecoder verifying, String... more) {
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
        context = new SpringApplicationBuilder(SocialService.class)
                .profiles("test")
                .initializers(starting -> ((GenericApplicationContext) starting)
                        .registerBean(
                                "revocable",
                                ReactiveJwtDecoder.class,
                                () -> unlessRevoked(verifying),
                                definition -> definition.setPrimary(true)))
                .run(arguments);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** From now on this replica takes that token for a revoked one. */
    void revoke(String token) {
        revoked = token;
    }

    private ReactiveJwtDecoder unlessRevoked(ReactiveJwtDecoder verifying) {
        return token -> token.equals(revoked) ? Mono.error(new BadJwtException("revoked")) : verifying.decode(token);
    }

    @Override
    public void close() {
        context.close();
    }
}
