package com.byeolshow.gateway.limit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/**
 * A body on its way through to a service. Tells, when the exchange with the service fails, whether the client was the
 * cause: it sent too much, or had not finished sending.
 */
public final class Upload {

    private final AtomicLong left;
    private volatile boolean begun;
    private volatile boolean complete;

    private Upload(long limit) {
        this.left = new AtomicLong(limit);
    }

    static Upload limitedTo(long limit, ServerWebExchange exchange) {
        var upload = new Upload(limit);
        exchange.getAttributes().put(Upload.class.getName(), upload);
        return upload;
    }

    /** The upload of an exchange, if its body is streamed. */
    public static Optional<Upload> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(Upload.class.getName()));
    }

    /** Whether more was sent than the route takes. */
    public boolean tooLarge() {
        return left.get() < 0;
    }

    /** Whether the client was still sending; one whose body no service asked for was not. */
    public boolean underWay() {
        return begun && !complete;
    }

    Flux<DataBuffer> count(Flux<DataBuffer> body) {
        return body.<DataBuffer>handle((part, sink) -> {
                    if (left.addAndGet(-part.readableByteCount()) < 0) {
                        DataBufferUtils.release(part);
                        sink.error(new DataBufferLimitException("upload larger than its limit"));
                    } else {
                        sink.next(part);
                    }
                })
                .doOnSubscribe(_ -> begun = true)
                .doOnComplete(() -> complete = true);
    }
}
