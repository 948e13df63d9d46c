package com.byeolshow.identity.recovery.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.recovery.model.MailRules.Next;
import com.byeolshow.identity.recovery.model.MailRules.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0, LATER",
        "421, LATER",
        "450, LATER",
        "451, LATER",
        "452, LATER",
        "530, LATER_WITH_ALERT",
        "535, LATER_WITH_ALERT",
        "550, UNDELIVERABLE",
        "551, UNDELIVERABLE",
        "553, UNDELIVERABLE",
        "554, UNDELIVERABLE"
    })
    void replyDecides(int reply, Verdict verdict) {
        assertThat(MailRules.verdict(reply)).isEqualTo(verdict);
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        assertThat(wait(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(wait(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(wait(5)).isEqualTo(Duration.ofSeconds(160));
        assertThat(wait(6)).isEqualTo(Duration.ofMinutes(5));
        assertThat(wait(1000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void mailIsTriedUntilItIsOutOrItsAttemptsAreOver() {
        var patience = new MailRules.Patience(3, Duration.ofSeconds(10), Duration.ofMinutes(5));

        for (int attempt : new int[] {1, 3, 9}) {
            assertThat(MailRules.next(Verdict.SENT, attempt, patience)).isEqualTo(new Next.Sent());
            assertThat(MailRules.next(Verdict.UNDELIVERABLE, attempt, patience))
                    .isEqualTo(new Next.Dropped("undeliverable"));
        }
        for (Verdict later : List.of(Verdict.LATER, Verdict.LATER_WITH_ALERT)) {
            assertThat(MailRules.next(later, 1, patience)).isEqualTo(new Next.Postponed(Duration.ofSeconds(10)));
            assertThat(MailRules.next(later, 2, patience)).isEqualTo(new Next.Postponed(Duration.ofSeconds(20)));
            assertThat(MailRules.next(later, 3, patience)).isEqualTo(new Next.Dropped("given-up"));
        }
    }

    private static Duration wait(int attempt) {
        return MailRules.waitAfter(attempt, Duration.ofSeconds(10), Duration.ofMinutes(5));
    }
}
