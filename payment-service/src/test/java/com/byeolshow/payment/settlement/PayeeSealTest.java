package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.payment.settlement.model.Payee;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PayeeSealTest {

    private static final Payee PAYEE = new Payee("홍길동", "088", "110-222-333444", null);

    private final PayeeSeal seal = seal("a secret of at least thirty-two characters");

    @Test
    void whatIsSealedCanBeOpenedByTheSameSecretForTheSameOwner() {
        assertThat(seal.open("customer c1", seal.seal("customer c1", PAYEE))).isEqualTo(PAYEE);
        assertThat(seal.seal("customer c1", PAYEE)).isNotEqualTo(seal.seal("customer c1", PAYEE));
    }

    @Test
    void anotherOwnerOrSecretOrAChangedByteOpensNothing() {
        byte[] sealed = seal.seal("customer c1", PAYEE);
        assertThatThrownBy(() -> seal.open("customer c2", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal("another secret of thirty-two characters").open("customer c1", sealed))
                .isInstanceOf(IllegalStateException.class);
        sealed[20] ^= 1;
        assertThatThrownBy(() -> seal.open("customer c1", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aShortSecretIsNoSecret() {
        assertThatThrownBy(() -> new PayeeSettings("short", Map.of())).hasMessageContaining("payment.payees.secret");
        assertThat(new PayeeSettings("a secret of at least thirty-two characters", Map.of()).toString())
                .doesNotContain("thirty-two");
        assertThat(PAYEE.toString()).doesNotContain("110").doesNotContain("홍길동");
    }

    private static PayeeSeal seal(String secret) {
        try {
            return new PayeeSeal(new PayeeSettings(secret, Map.of()), JsonMapper.shared());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
