package com.byeolshow.platform.web.problem;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * The one place where a failed request becomes an answer. A refusal is logged at info without stack, a fault once with
 * its stack; neither puts an exception's own text into the body.
 */
@Order(-2)
final class ErrorAnswers implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final ProblemRenderer renderer;
    private final List<FailureReading> readings;

    ErrorAnswers(ProblemRenderer renderer, List<FailureReading> readings) {
        this.renderer = renderer;
        this.readings = List.copyOf(readings);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        Problem problem = read(error);
        var request = exchange.getRequest();
        if (problem instanceof RequestProblem.Fault) {
            log.error("fault in {} {}", request.getMethod(), request.getPath().value(), error);
        } else {
            log.info(
                    "refused {} {}: {} {}",
                    request.getMethod(),
                    request.getPath().value(),
                    problem.status(),
                    problem.code());
        }
        // Half an answer is out: only a broken connection tells the client that the rest is missing.
        return exchange.getResponse().isCommitted() ? Mono.error(error) : renderer.write(exchange, problem);
    }

    private Problem read(Throwable error) {
        Problem problem = problemOf(error);
        return problem instanceof RequestProblem.Fault
                ? readings.stream()
                        .flatMap(reading -> reading.read(error).stream())
                        .findFirst()
                        .orElse(problem)
                : problem;
    }

    static Problem problemOf(Throwable error) {
        return switch (error) {
            case RefusedException refused -> refused.problem();
            case DataBufferLimitException tooLarge -> new RequestProblem.ByStatus(413);
            case ServerWebInputException input
            when hasCause(input, DataBufferLimitException.class) -> new RequestProblem.ByStatus(413);
            case ServerWebInputException input -> new RequestProblem.Malformed(reason(input));
            case DecodingException unreadable -> new RequestProblem.Malformed("unreadable body");
            case ResponseStatusException status -> ofStatus(status.getStatusCode());
            case CallNotPermittedException open -> new RequestProblem.ByStatus(503, TRY_AGAIN);
            case BulkheadFullException full -> new RequestProblem.ByStatus(503, TRY_AGAIN);
            // The queue of a thread pool, whose bulkhead lets in who takes the place of somebody that left.
            case RejectedExecutionException full -> new RequestProblem.ByStatus(503, TRY_AGAIN);
            case TimeoutException slow -> new RequestProblem.ByStatus(504, TRY_AGAIN);
            default -> new RequestProblem.Fault(500);
        };
    }

    private static Problem ofStatus(HttpStatusCode status) {
        if (status.value() == 400) {
            return new RequestProblem.Malformed("unreadable request");
        }
        return status.is5xxServerError() && status.value() != 503 && status.value() != 504
                ? new RequestProblem.Fault(status.value())
                : new RequestProblem.ByStatus(status.value());
    }

    /** Names the parameter that could not be read; Spring's own sentence may quote the value, so it is not used. */
    private static String reason(ServerWebInputException input) {
        var parameter = input.getMethodParameter();
        return parameter == null || parameter.getParameterName() == null
                ? "unreadable request"
                : "parameter " + parameter.getParameterName();
    }

    private static boolean hasCause(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
