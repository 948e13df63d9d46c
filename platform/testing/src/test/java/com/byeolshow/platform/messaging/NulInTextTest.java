package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.byeolshow.platform.web.problem.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@MessagingTest
class NulInTextTest {

    private final DatabaseClient database;

    NulInTextTest(DatabaseClient database) {
        this.database = database;
    }

    private static Optional<Problem> read(Mono<?> failing) {
        Throwable failure = catchThrowable(failing::block);
        assertThat(failure).isNotNull();
        return new NulInText().read(failure);
    }

    @Test
    void isTheFaultOfWhoeverSentIt() {
        assertThat(read(database.sql("SELECT 1 WHERE :text = 'x'")
                        .bind("text", "a\0b")
                        .fetch()
                        .first()))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.code()).isEqualTo("malformed-request");
                });
    }

    @Test
    void otherRefusedStatementsAreNot() {
        assertThat(read(database.sql("SELECT 'x'::int").then())).isEmpty();
    }
}
