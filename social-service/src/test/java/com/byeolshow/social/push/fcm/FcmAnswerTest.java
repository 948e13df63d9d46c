package com.byeolshow.social.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.social.push.DeviceMessages.Outcome;
import com.byeolshow.social.push.fcm.FcmAnswer.Detail;
import com.byeolshow.social.push.fcm.FcmAnswer.Fault;
import com.byeolshow.social.push.fcm.FcmAnswer.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcmAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT, Gone",
        "404, UNREGISTERED, Gone",
        "403, SENDER_ID_MISMATCH, Gone",
        "401, THIRD_PARTY_AUTH_ERROR, Later",
        "429, QUOTA_EXCEEDED, Later",
        "503, UNAVAILABLE, Later",
        "500, INTERNAL, Later",
        "502, '', Later",
        "429, '', Later",
        "403, PERMISSION_DENIED, Refused",
        "400, SOMETHING_NEW, Refused"
    })
    void everyCodeHasItsOutcome(int status, String code, String outcome) {
        assertThat(FcmAnswer.outcome(status, of(code), null).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void aMalformedTokenIsADeviceLessAndAMalformedMessageIsOurMistake() {
        assertThat(FcmAnswer.outcome(400, violating("message.token"), null)).isInstanceOf(Outcome.Gone.class);
        assertThat(FcmAnswer.outcome(400, violating("message.data[0].value"), null))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theProvidersOwnTimeIsKept() {
        assertThat(FcmAnswer.outcome(429, of("QUOTA_EXCEEDED"), Duration.ofSeconds(7)))
                .isEqualTo(new Outcome.Later("429 QUOTA_EXCEEDED", Duration.ofSeconds(7), true));
    }

    @Test
    void onlyOurOwnTokenIsReplaced() {
        assertThat(FcmAnswer.refusesBearer(401, of("UNAUTHENTICATED"))).isTrue();
        assertThat(FcmAnswer.refusesBearer(401, new FcmAnswer(null))).isTrue();
        assertThat(FcmAnswer.refusesBearer(401, of("THIRD_PARTY_AUTH_ERROR"))).isFalse();
        assertThat(FcmAnswer.refusesBearer(403, of("SENDER_ID_MISMATCH"))).isFalse();
    }

    private static FcmAnswer of(String code) {
        return new FcmAnswer(new Fault("STATUS", List.of(new Detail(code, null))));
    }

    private static FcmAnswer violating(String field) {
        return new FcmAnswer(new Fault("INVALID_ARGUMENT", List.of(new Detail(null, List.of(new Violation(field))))));
    }
}
