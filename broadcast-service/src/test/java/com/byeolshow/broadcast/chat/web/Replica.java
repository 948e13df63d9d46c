package com.byeolshow.broadcast.chat.web;

import com.byeolshow.broadcast.BroadcastService;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A second process of the service, as far as it can be told apart: a context of its own on the same database and broker. */
final class Replica implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    Replica(Environment first) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                        "DATABASE_HOST",
                                        "DATABASE_PORT",
                                        "DATABASE_NAME",
                                        "DATABASE_USER",
                                        "DATABASE_PASSWORD",
                                        "KAFKA_BOOTSTRAP_SERVERS",
                                        "byeolshow.clients.mux.base-url",
                                        "spring.autoconfigure.exclude")
                                .map(name -> "--%s=%s".formatted(name, first.getProperty(name, ""))),
                        Stream.of("--server.port=0", "--logging.structured.format.console="))
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(BroadcastService.class)
                .profiles("test")
                .run(arguments);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
