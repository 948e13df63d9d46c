package com.byeolshow.sandbox.social.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.social.model.Code.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodeTest {
    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final String BACK = "https://www.byeolshowco.com/user/auth/kakao/callback/";
    private static final Visitor VISITOR = new Visitor(Persona.FULL, "hong", null);

    private final Code plain = new Code("c", VISITOR, BACK, null, NOW, false);

    @Test
    void isGoodOnceWithinTenMinutes() {
        assertThat(plain.present(BACK, null, NOW)).isEqualTo(Verdict.GOOD);
        assertThat(plain.present(BACK, null, NOW.plus(Duration.ofMinutes(10)))).isEqualTo(Verdict.GOOD);
        assertThat(plain.present(BACK, null, NOW.plus(Duration.ofMinutes(10)).plusMillis(1)))
                .isEqualTo(Verdict.SPENT);
        assertThat(plain.nowSpent().present(BACK, null, NOW)).isEqualTo(Verdict.SPENT);
    }

    @Test
    void belongsToItsRedirect() {
        assertThat(plain.present("https://elsewhere.example/", null, NOW)).isEqualTo(Verdict.OTHER_REDIRECT);
    }

    @Test
    void wantsTheVerifierOfItsChallenge() {
        var code = new Code("c", VISITOR, BACK, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", NOW, false);

        assertThat(code.present(BACK, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", NOW))
                .isEqualTo(Verdict.GOOD);
        assertThat(code.present(BACK, "another", NOW)).isEqualTo(Verdict.WRONG_VERIFIER);
        assertThat(code.present(BACK, null, NOW)).isEqualTo(Verdict.WRONG_VERIFIER);
    }
}
