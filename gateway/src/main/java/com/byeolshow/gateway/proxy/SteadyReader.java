package com.byeolshow.gateway.proxy;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Reads a socket on to its end after nobody listens any more. To cancel the reading would close the socket at once and
 * without a status, before anyone could say why; and a socket nobody reads from does not notice that its peer leaves.
 * Nothing is queued or copied here, as a message's memory is given back once it was handed on.
 */
final class SteadyReader implements CoreSubscriber<WebSocketMessage>, Subscription {

    private final CoreSubscriber<? super WebSocketMessage> listener;
    private @Nullable Subscription socket;
    private volatile boolean unheard;

    private SteadyReader(CoreSubscriber<? super WebSocketMessage> listener) {
        this.listener = listener;
    }

    /** The same messages in a stream that can be left without closing the socket. */
    static Flux<WebSocketMessage> of(Flux<WebSocketMessage> messages) {
        return messages.transform(
                Operators.<WebSocketMessage, WebSocketMessage>lift((_, listener) -> new SteadyReader(listener)));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        socket = subscription;
        listener.onSubscribe(this);
    }

    @Override
    public void onNext(WebSocketMessage message) {
        if (!unheard) {
            listener.onNext(message);
        }
    }

    @Override
    public void onError(Throwable broken) {
        if (!unheard) {
            listener.onError(broken);
        }
    }

    @Override
    public void onComplete() {
        if (!unheard) {
            listener.onComplete();
        }
    }

    @Override
    public void request(long messages) {
        if (socket != null) {
            socket.request(messages);
        }
    }

    @Override
    public void cancel() {
        unheard = true;
        request(Long.MAX_VALUE);
    }

    @Override
    public Context currentContext() {
        return listener.currentContext();
    }
}
