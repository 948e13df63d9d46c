package com.byeolshow.platform.messaging;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Asks the broker for its nodes. The client is made on first use, off the event loops, because it resolves names. */
final class BrokerProbe implements DisposableBean {

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    BrokerProbe(Map<String, Object> settings) {
        this.settings = settings;
    }

    Mono<Integer> countNodes() {
        return Mono.fromCallable(this::admin)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(client -> Mono.fromCompletionStage(
                        () -> client.describeCluster().nodes().toCompletionStage()))
                .map(nodes -> nodes.size());
    }

    private synchronized Admin admin() {
        Admin client = admin;
        if (client == null) {
            client = Admin.create(settings);
            admin = client;
        }
        return client;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }
}
