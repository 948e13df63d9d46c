package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.UnexpectedAnswer;
import com.byeolshow.suite.demo.Await;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A client that asks again while something is away, as the app's user would by tapping again. */
final class Patience {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Patience() {}

    /**
     * Repeats a call until its answer is a good one. No answer at all, 503 and 504 are what a cut may cause; that a
     * service calls it a fault of its own is not.
     */
    static Answer repeat(String step, Supplier<Answer> call, Predicate<Answer> good) {
        var last = new Answer[1];
        try {
            Await.until(step, LIMIT, () -> {
                try {
                    last[0] = call.get();
                } catch (UncheckedIOException unanswered) {
                    return false;
                }
                assertThat(last[0].status()).as("%s: %s", step, last[0]).isNotEqualTo(500);
                return good.test(last[0]);
            });
        } catch (UnexpectedAnswer never) {
            throw new UnexpectedAnswer(never.getMessage() + "; last answer: " + last[0]);
        }
        return last[0];
    }

    /** Repeats a reading until it is answered. */
    static Answer read(String what, Supplier<Answer> call) {
        return repeat("read " + what, call, answer -> answer.status() == 200);
    }
}
