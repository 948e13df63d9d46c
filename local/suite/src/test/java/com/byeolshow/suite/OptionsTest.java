package com.byeolshow.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void standsOnTheDocumentedPortsWithoutOptions() {
        assertThat(Options.parse()).isEqualTo(new Options(false, true, null, 8080, 8090));
    }

    @Test
    void readsEveryOption() {
        assertThat(Options.parse("--once", "--keep", "/var/x", "--port", "9000", "--sandbox-port", "9100"))
                .isEqualTo(new Options(true, true, Path.of("/var/x"), 9000, 9100));
        assertThat(Options.parse("--no-demo").demo()).isFalse();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--onec"))
                .withMessageContaining("--onec");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--port"))
                .withMessageContaining("value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--port", "70000"))
                .withMessageContaining("70000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--once", "--no-demo"))
                .withMessageContaining("--no-demo");
    }
}
