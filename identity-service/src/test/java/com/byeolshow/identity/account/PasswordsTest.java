package com.byeolshow.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PasswordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
        var slow = new Passwords(new PasswordSettings(DataSize.ofMegabytes(8), 2, 1, 3));
        String hash = slow.hash(new Password("viewer1pw!")).block(PATIENCE);
        slow.matches(new Password("warm up"), Optional.empty()).block(PATIENCE);

        Duration wrong = work(slow, slow.matches(new Password("wrong"), Optional.ofNullable(hash)));
        Duration unknown = work(slow, slow.matches(new Password("wrong"), Optional.empty()));
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
        var busy = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        // Holds the only thread until all others have asked.
        var first = passwords
                .hash(new Password("viewer1pw!"))
                .doOnNext(_ -> {
                    busy.countDown();
                    await(free);
                })
                .toFuture();
        await(busy);

        var refused = new AtomicInteger();
        var hashed = Flux.range(0, 40)
                .flatMap(
                        _ -> passwords.hash(new Password("viewer1pw!")).onErrorResume(RefusedException.class, error -> {
                            assertThat(error.problem()).isEqualTo(new AccountProblem.TooBusy());
                            assertThat(error.problem().retryAfter()).isPositive();
                            refused.incrementAndGet();
                            return Mono.empty();
                        }),
                        40)
                .count()
                .toFuture();
        assertThat(refused).hasValue(37);
        free.countDown();

        assertThat(first).succeedsWithin(PATIENCE);
        assertThat(hashed).succeedsWithin(PATIENCE).isEqualTo(3L);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void noEventLoopEverHashes() {
        StepVerifier.create(passwords.hash(new Password("viewer1pw!")).map(_ -> Thread.currentThread()
                        .getName()))
                .assertNext(thread -> assertThat(thread).startsWith("passwords-"))
                .expectComplete()
                .verify(PATIENCE);
    }

    /** What the hashing thread spent on it, which other work of the machine does not change; the least of some runs. */
    private static Duration work(Passwords passwords, Mono<?> checked) {
        long thread = passwords
                .hash(new Password("x"))
                .map(_ -> Thread.currentThread().threadId())
                .blockOptional(PATIENCE)
                .orElseThrow();
        return Stream.generate(() -> {
                    long start = THREADS.getThreadCpuTime(thread);
                    checked.block(PATIENCE);
                    return Duration.ofNanos(THREADS.getThreadCpuTime(thread) - start);
                })
                .limit(5)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
