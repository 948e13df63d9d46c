package com.byeolshow.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PasswordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Passwords passwords = new Passwords(new PasswordSettings(DataSize.ofMegabytes(1), 1, 1, 3));

    @AfterEach
    void close() {
        passwords.destroy();
    }

    @Test
    void hashIsSaltedArgon2idThatSaysItsParameters() {
        var first = passwords.hash(new Password("viewer1pw!"));

        StepVerifier.create(Mono.zip(first, first))
                .assertNext(hashes -> {
                    assertThat(hashes.getT1()).startsWith("$argon2id$v=19$m=1024,t=1,p=1$");
                    assertThat(hashes.getT1()).isNotEqualTo(hashes.getT2()).doesNotContain("viewer1pw!");
                })
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void onlyTheRightPasswordMatches() {
        var checks = passwords
                .hash(new Password("viewer1pw!"))
                .flatMapMany(hash -> Flux.concat(
                        passwords.matches(new Password("viewer1pw!"), Optional.of(hash)),
                        passwords.matches(new Password("viewer1pw?"), Optional.of(hash)),
                        passwords.matches(new Password(""), Optional.of(hash))));

        StepVerifier.create(checks)
                .expectNext(true, false, false)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void unknownUserCostsAsMuchAsAWrongPassword() {
        var slow = new Passwords(new PasswordSettings(DataSize.ofMegabytes(32), 3, 1, 3));
        String hash = slow.hash(new Password("viewer1pw!")).block(PATIENCE);
        slow.matches(new Password("warm up"), Optional.empty()).block(PATIENCE);

        Duration wrong = time(slow.matches(new Password("wrong"), Optional.ofNullable(hash)));
        Duration unknown = time(slow.matches(new Password("wrong"), Optional.empty()));
        slow.destroy();

        assertThat(unknown).isBetween(wrong.dividedBy(3), wrong.multipliedBy(3));
    }

    @Test
    void hashOfAnotherPriceIsOutdated() {
        var cheaper = new Passwords(new PasswordSettings(DataSize.ofKilobytes(512), 1, 1, 3));
        String cheap =
                cheaper.hash(new Password("viewer1pw!")).blockOptional(PATIENCE).orElseThrow();
        String usual = passwords
                .hash(new Password("viewer1pw!"))
                .blockOptional(PATIENCE)
                .orElseThrow();
        cheaper.destroy();

        assertThat(passwords.outdated(cheap)).isTrue();
        assertThat(passwords.outdated(usual)).isFalse();
    }

    @Test
    void nobodyMatchesNoHash() {
        StepVerifier.create(passwords.matches(new Password("anything"), Optional.empty()))
                .expectNext(false)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void moreWorkThanTheQueueTakesIsRefusedWithATimeToComeBack() {
        var refused = new AtomicInteger();
        var done = Flux.range(0, 40)
                .flatMap(
                        _ -> passwords.hash(new Password("viewer1pw!")).onErrorResume(RefusedException.class, error -> {
                            assertThat(error.problem()).isEqualTo(new AccountProblem.TooBusy());
                            assertThat(error.problem().retryAfter()).isPositive();
                            refused.incrementAndGet();
                            return Mono.empty();
                        }),
                        40)
                .count();

        StepVerifier.create(done)
                .assertNext(hashed -> assertThat(hashed + refused.get()).isEqualTo(40))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(refused).hasPositiveValue();
    }

    @Test
    void noEventLoopEverHashes() {
        StepVerifier.create(passwords.hash(new Password("viewer1pw!")).map(_ -> Thread.currentThread()
                        .getName()))
                .assertNext(thread -> assertThat(thread).startsWith("passwords-"))
                .expectComplete()
                .verify(PATIENCE);
    }

    /** The fastest of some runs: the machine may be busy with other things. */
    private static Duration time(Mono<?> work) {
        return Stream.generate(() -> {
                    long start = System.nanoTime();
                    work.block(PATIENCE);
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .limit(5)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
