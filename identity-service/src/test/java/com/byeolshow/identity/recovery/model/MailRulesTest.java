package com.byeolshow.identity.recovery.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.recovery.model.MailRules.Verdict;
import java.time.Duration;
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

    private static Duration wait(int attempt) {
        return MailRules.waitAfter(attempt, Duration.ofSeconds(10), Duration.ofMinutes(5));
    }
}
