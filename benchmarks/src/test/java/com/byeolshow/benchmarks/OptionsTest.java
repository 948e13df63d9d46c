package com.byeolshow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void commitsAreDurableUnlessAskedOtherwise() {
        assertThat(Options.parse("sale").durable()).isTrue();
        assertThat(Options.parse("sale", "--database", "fast").durable()).isFalse();
    }

    @Test
    void readsScenariosAndNumbersInAnyOrder() {
        var options = Options.parse("--customers", "50", "all", "--rounds", "2", "--jvm", "-Xmx1g -XX:+UseG1GC");

        assertThat(options.scenarios()).containsExactly("sale", "coupon-rush", "fanout", "chat", "search");
        assertThat(options.customers()).isEqualTo(50);
        assertThat(options.rounds()).isEqualTo(2);
        assertThat(options.jvm()).containsExactly("-Xmx1g", "-XX:+UseG1GC");
    }

    @Test
    void warmingUpBeginsWithFewPeople() {
        var options = Options.parse("sale");

        assertThat(options.warmingAtOnce(1, 200)).isEqualTo(8);
        assertThat(options.warmingAtOnce(2, 200)).isEqualTo(32);
        assertThat(options.warmingAtOnce(3, 200)).isEqualTo(128);
        assertThat(options.warmingAtOnce(99, 200)).isEqualTo(200);
        assertThat(options.warmingAtOnce(1, 5)).isEqualTo(5);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(Options::parse).withMessageContaining("scenario");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("sail"))
                .withMessageContaining("sail");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("sale", "--rounds", "0"))
                .withMessageContaining("--rounds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("sale", "--database", "quick"))
                .withMessageContaining("quick");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("chat", "--through", "window"))
                .withMessageContaining("window");
    }
}
