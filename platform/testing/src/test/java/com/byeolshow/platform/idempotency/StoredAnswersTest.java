package com.byeolshow.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.platform.messaging.MessagingTest;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@MessagingTest
class StoredAnswersTest {

    private static final Wish WISH = new Wish("tint", 2);

    private final StoredAnswers answers;
    private final TransactionalOperator tx;
    private final DatabaseClient db;
    private final AtomicInteger done = new AtomicInteger();
    private final String caller = new RandomIds().next();

    StoredAnswersTest(StoredAnswers answers, TransactionalOperator tx, DatabaseClient db) {
        this.answers = answers;
        this.tx = tx;
        this.db = db;
    }

    record Wish(String name, int quantity) {}

    record Made(int number) {}

    private Mono<Made> make() {
        return Mono.fromSupplier(() -> new Made(done.incrementAndGet()));
    }

    private Mono<Made> once(Optional<IdempotencyKey> key, String operation, Wish wish, Mono<Made> work) {
        return answers.once(key, operation, wish, Made.class, work).as(tx::transactional);
    }

    private Optional<IdempotencyKey> key(String value) {
        return IdempotencyKey.of(caller, value);
    }

    @Test
    void repeatGetsTheFirstAnswerAndDoesNothing() {
        var first = once(key("k"), "make", WISH, make()).block();

        assertThat(once(key("k"), "make", WISH, make()).block()).isEqualTo(first);
        assertThat(done).hasValue(1);
    }

    @Test
    void withoutAKeyEveryCallDoesTheWork() {
        once(Optional.empty(), "make", WISH, make()).block();
        once(Optional.empty(), "make", WISH, make()).block();

        assertThat(done).hasValue(2);
    }

    @Test
    void callsAtOnceDoTheWorkOnce() {
        var given = Flux.range(0, 5)
                .flatMap(i -> once(key("k"), "make", WISH, make()))
                .collectList()
                .block();

        assertThat(given).hasSize(5).containsOnly(new Made(1));
        assertThat(done).hasValue(1);
    }

    @Test
    void failedWorkFreesTheKey() {
        assertThatThrownBy(() -> once(key("k"), "make", WISH, Mono.error(new IllegalStateException("broken")))
                        .block())
                .hasMessage("broken");

        assertThat(once(key("k"), "make", WISH, make()).block()).isEqualTo(new Made(1));
    }

    @Test
    void keyOfSomethingElseIsRefused() {
        once(key("k"), "make", WISH, make()).block();

        for (var other :
                new Mono<?>[] {once(key("k"), "make", new Wish("tint", 3), make()), once(key("k"), "mend", WISH, make())
                }) {
            assertThatThrownBy(other::block)
                    .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.problem())
                            .isEqualTo(new RepeatProblem.KeyReused()));
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void keysOfDifferentCallersNeverMeet() {
        once(key("k"), "make", WISH, make()).block();
        once(IdempotencyKey.of(caller + "-2", "k"), "make", WISH, make()).block();

        assertThat(done).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "별"})
    void unusableKeyIsRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.of(caller, header))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(new RepeatProblem.UnusableKey()));
    }

    @Test
    void keyHasAtMostAHundredCharacters() {
        assertThat(IdempotencyKey.of(caller, "k".repeat(100))).isPresent();
        assertThatThrownBy(() -> IdempotencyKey.of(caller, "k".repeat(101))).isInstanceOf(RefusedException.class);
        assertThat(IdempotencyKey.of(caller, null)).isEmpty();
    }

    @Test
    void answersAreForgottenAfterADay() {
        db.sql("""
                        INSERT INTO stored_answer (caller_id, key, fingerprint, answer, created_at)
                        VALUES (:caller, 'old', '', '{}', now() - interval '25 hours'),
                               (:caller, 'young', '', '{}', now() - interval '23 hours')""").bind("caller", caller).then().block();

        once(key("new"), "make", WISH, make()).block();

        assertThat(db.sql("SELECT key FROM stored_answer WHERE caller_id = :caller ORDER BY key")
                        .bind("caller", caller)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block())
                .containsExactly("new", "young");
    }
}
