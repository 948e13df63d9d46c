package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords with Argon2id, on threads of its own: a run takes tens of milliseconds of a whole core, which an
 * event loop must never spend. When the queue is full the request is refused with 503 instead of piling up.
 */
@Component
class Passwords implements DisposableBean {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder argon2;

    /** How a hash begins that was made at today's price. */
    private final String parameters;

    private final Scheduler threads;

    /** A hash nobody knows the password of, as expensive as any other: the price of asking for an unknown user. */
    private final Mono<String> decoy;

    Passwords(PasswordSettings settings) {
        int memory = Math.toIntExact(settings.memory().toKilobytes());
        argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, memory, settings.iterations());
        parameters = "$argon2id$v=19$m=%d,t=%d,p=1$".formatted(memory, settings.iterations());
        threads = Schedulers.newBoundedElastic(settings.threads(), settings.queue(), "passwords");
        decoy = onThreads(() -> encode(UUID.randomUUID().toString())).cache();
    }

    Mono<String> hash(Password password) {
        return onThreads(() -> encode(password.text()));
    }

    /** Whether the password belongs to the hash; without one the answer is no, and takes as long. */
    Mono<Boolean> matches(Password password, Optional<String> hash) {
        return decoy.flatMap(
                unknown -> onThreads(() -> argon2.matches(password.text(), hash.orElse(unknown)) && hash.isPresent()));
    }

    /** Whether a hash was made at another price than new ones are, lower or higher. Only reads the parameters in it. */
    boolean outdated(String hash) {
        return !hash.startsWith(parameters);
    }

    private String encode(String text) {
        String hash = argon2.encode(text);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }

    private <T> Mono<T> onThreads(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, _ -> new RefusedException(new AccountProblem.TooBusy()));
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
