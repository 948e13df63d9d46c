package com.byeolshow.platform.messaging;

import com.byeolshow.platform.web.problem.FailureReading;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RequestProblem;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A database that cannot be reached, went away during a statement, or has no connection left for this request: 503 and
 * when to come back, as nothing is wrong with the request. A statement that the database refused stays a fault.
 */
final class DatabaseAway implements FailureReading {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    @Override
    public Optional<Problem> read(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof R2dbcException error && isAway(error))
                ? Optional.of(new RequestProblem.ByStatus(503, TRY_AGAIN))
                : Optional.empty();
    }

    /**
     * Goes by the standard's class of the state where there is one: connection (08), resources of the server (53), shut
     * down or starting up (57). The driver's exception classes say less, as it reports unreadable data as a lost resource
     * too; the pool's own, which never met a server, have no state.
     */
    private static boolean isAway(R2dbcException error) {
        String state = error.getSqlState();
        if (state == null) {
            return error instanceof R2dbcTimeoutException
                    || error instanceof R2dbcTransientResourceException
                    || error instanceof R2dbcNonTransientResourceException;
        }
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
