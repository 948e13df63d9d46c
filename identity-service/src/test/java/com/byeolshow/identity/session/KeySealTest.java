package com.byeolshow.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

class KeySealTest {

    private static final byte[] SECRET = "thirty-two bytes of a secret key".getBytes(StandardCharsets.UTF_8);

    private final KeySeal seal = seal("a secret of at least thirty-two characters");

    @Test
    void opensWhatItSealed() throws GeneralSecurityException {
        assertThat(seal.open("k1", seal.seal("k1", SECRET))).isEqualTo(SECRET);
    }

    @Test
    void sealedBytesTellNothingAndNeverRepeat() throws GeneralSecurityException {
        byte[] once = seal.seal("k1", SECRET);

        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(seal.seal("k1", SECRET)).isNotEqualTo(once);
    }

    @Test
    void anotherSecretOpensNothing() throws GeneralSecurityException {
        byte[] sealed = seal.seal("k1", SECRET);

        assertThatThrownBy(() ->
                        seal("another secret of at least thirty-two characters").open("k1", sealed))
                .isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void rowsCannotBeSwapped() throws GeneralSecurityException {
        byte[] sealed = seal.seal("k1", SECRET);

        assertThatThrownBy(() -> seal.open("k2", sealed)).isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void shortSecretIsRefusedAtStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenSettings(Duration.ofDays(7), "short"))
                .withMessageContaining("at least 32")
                .withMessageNotContaining("short");
    }

    @Test
    void revocationsMustOutliveTokens() {
        var settings = new TokenSettings(Duration.ofDays(7), "x".repeat(32));

        settings.mustEndBefore(Duration.ofDays(8));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.mustEndBefore(Duration.ofDays(7)));
    }

    @Test
    void settingsDoNotPrintTheSecret() {
        assertThat(new TokenSettings(Duration.ofDays(7), "x".repeat(32)).toString())
                .doesNotContain("xxx");
    }

    private static KeySeal seal(String secret) {
        try {
            return new KeySeal(new TokenSettings(Duration.ofDays(7), secret));
        } catch (GeneralSecurityException unavailable) {
            throw new AssertionError(unavailable);
        }
    }
}
