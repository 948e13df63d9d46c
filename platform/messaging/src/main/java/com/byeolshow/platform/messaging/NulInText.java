package com.byeolshow.platform.messaging;

import com.byeolshow.platform.web.problem.FailureReading;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RequestProblem;
import io.r2dbc.spi.R2dbcException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text with the character zero, which PostgreSQL keeps nowhere. Only what somebody sent can hold one, so the request is
 * refused: as a fault of ours, a few of them would open the gateway's breaker for everybody else.
 */
final class NulInText implements FailureReading {

    /** The standard's state for a character that an encoding does not have. */
    private static final String NOT_IN_REPERTOIRE = "22021";

    @Override
    public Optional<Problem> read(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause ->
                                cause instanceof R2dbcException error && NOT_IN_REPERTOIRE.equals(error.getSqlState()))
                ? Optional.of(new RequestProblem.Malformed("NUL in a text"))
                : Optional.empty();
    }
}
