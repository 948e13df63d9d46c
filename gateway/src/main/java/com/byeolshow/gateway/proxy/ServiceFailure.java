package com.byeolshow.gateway.proxy;

import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RequestProblem;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import reactor.netty.channel.AbortedException;

/** Reads why a service gave no answer. */
final class ServiceFailure {

    private static final Duration SOON = Duration.ofSeconds(2);

    private ServiceFailure() {}

    /** What to tell the client; empty when the failure is none of the service. */
    static Optional<Problem> problemOf(Throwable error, Duration rest) {
        return switch (error) {
            case CallNotPermittedException _ -> Optional.of(new RequestProblem.ByStatus(503, rest));
            case TimeoutException _ -> Optional.of(new RequestProblem.ByStatus(504, SOON));
            // Refused, reset, unknown host, closed before the answer: all of them mean that nobody is there.
            case IOException _ -> Optional.of(new RequestProblem.ByStatus(503, SOON));
            case AbortedException _ -> Optional.of(new RequestProblem.ByStatus(503, SOON));
            default -> Optional.empty();
        };
    }

    /** A 5xx of a service: counts as a failure, while its body still reaches the client untouched. */
    static final class AnsweredWithFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AnsweredWithFailure(int status) {
            super("service answered " + status, null, false, false);
        }
    }
}
