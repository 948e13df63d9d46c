package com.byeolshow.gateway.kit;

import java.time.Duration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The app's side of the door. */
@TestComponent
public final class Client {

    private final Environment environment;

    Client(Environment environment) {
        this.environment = environment;
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    public WebTestClient http() {
        return at(port());
    }

    public WebTestClient management() {
        return at(environment.getRequiredProperty("local.management.port", Integer.class));
    }

    public HttpClient netty() {
        return HttpClient.newConnection().baseUrl("http://127.0.0.1:" + port());
    }

    public WebTestClient.RequestBodySpec call(String method, String path) {
        return http().method(HttpMethod.valueOf(method)).uri(path);
    }

    /** With the token in the app's own header. */
    public WebTestClient.RequestBodySpec call(String method, String path, String token) {
        return call(method, path).header("Custom-Token", token);
    }

    private static WebTestClient at(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .filter((request, next) -> next.exchange(request).flatMap(Client::whole))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build();
    }

    /** Reads every answer to its end, so that a test which only looks at the status gives its connection back. */
    private static Mono<ClientResponse> whole(ClientResponse answer) {
        return answer.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(body -> answer.mutate()
                .body(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)))
                .build());
    }
}
