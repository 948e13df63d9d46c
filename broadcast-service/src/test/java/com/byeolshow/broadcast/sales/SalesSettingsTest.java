package com.byeolshow.broadcast.sales;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SalesSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void settingsThatCannotHoldAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SalesSettings(0, 1, SECOND, SECOND, SECOND, SECOND, SECOND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SalesSettings(1, 0, SECOND, SECOND, SECOND, SECOND, SECOND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SalesSettings(1, 1, Duration.ZERO, SECOND, SECOND, SECOND, SECOND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SalesSettings(1, 1, SECOND, Duration.ZERO, SECOND, SECOND, SECOND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SalesSettings(1, 1, SECOND, SECOND, Duration.ZERO, SECOND, SECOND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SalesSettings(1, 1, SECOND, SECOND, SECOND, Duration.ZERO, SECOND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SalesSettings(1, 1, SECOND, SECOND, SECOND, SECOND, Duration.ZERO));
    }
}
