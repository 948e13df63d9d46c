package com.byeolshow.platform.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Holds every answer that a test receives against what the running service says of itself, and fails the test at the
 * first difference. Requests are not held against anything: tests send bad ones on purpose.
 */
final class AnswersAsDescribed implements ExchangeFilterFunction {

    private static final String HOW_TO_MEND =
            "%n(mend the record, its @Nullable or @JsonInclude, or the endpoint's annotations; then write the contract anew)"
                    .formatted();

    private final Supplier<URI> service;
    private final Supplier<String> document;
    private final AtomicReference<@Nullable ApiDescription> description = new AtomicReference<>();

    /**
     * @param service where the service listens; asked when the first answer has come
     * @param document its description; asked once
     */
    AnswersAsDescribed(Supplier<URI> service, Supplier<String> document) {
        this.service = service;
        this.document = document;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(response -> isOurs(request.url()) ? held(request, response) : Mono.just(response));
    }

    /** Not what was sent to a stand-in of somebody else, nor the platform's own pages. */
    private boolean isOurs(URI asked) {
        URI ours = service.get();
        return (asked.getHost() == null || asked.getPort() == ours.getPort())
                && !asked.getPath().startsWith("/actuator")
                && !asked.getPath().startsWith("/v3/api-docs");
    }

    private Mono<ClientResponse> held(ClientRequest request, ClientResponse response) {
        var type = response.headers().contentType();
        // 304 is HTTP's own word for "as you have it", said for any answer with an entity tag.
        if (request.method() == HttpMethod.HEAD
                || request.method() == HttpMethod.OPTIONS
                || response.statusCode() == HttpStatus.NOT_MODIFIED) {
            return Mono.just(response);
        }
        if (type.isPresent() && !isJson(type.get())) {
            return elsewhere(() -> hold(request, response, null)).thenReturn(response);
        }
        return DataBufferUtils.join(response.body(BodyExtractors.toDataBuffers()))
                .map(AnswersAsDescribed::read)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> elsewhere(() -> hold(request, response, new String(body, StandardCharsets.UTF_8)))
                        .thenReturn(again(response, body)));
    }

    /** Reading a description blocks, which an event loop must not. */
    private static Mono<Void> elsewhere(Runnable check) {
        return Mono.<Void>fromRunnable(check).subscribeOn(Schedulers.boundedElastic());
    }

    private void hold(ClientRequest request, ClientResponse response, @Nullable String body) {
        List<String> differences = description()
                .differences(
                        request.method().name(),
                        request.url().getPath(),
                        response.statusCode().value(),
                        response.headers().contentType().orElse(null),
                        body);
        if (!differences.isEmpty()) {
            throw new AssertionError("the answer is not as the service's OpenAPI says:%n%s%s%n%s"
                    .formatted(
                            String.join(System.lineSeparator(), differences), HOW_TO_MEND, body == null ? "" : body));
        }
    }

    private ApiDescription description() {
        ApiDescription known = description.get();
        if (known == null) {
            known = new ApiDescription(document.get());
            description.set(known);
        }
        return known;
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    private static byte[] read(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ClientResponse again(ClientResponse response, byte[] body) {
        return response.mutate()
                .body(_ -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)))
                .build();
    }
}
