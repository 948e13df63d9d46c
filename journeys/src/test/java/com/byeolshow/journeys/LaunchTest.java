package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LaunchTest {

    private final IllegalStateException reason = new IllegalStateException("port 8080 is taken");

    private final Launch failed = Launch.attempt("LiveShowIT", () -> {
        throw reason;
    });

    @Test
    void theFirstJourneyIsToldWhyTheSuiteDidNotStart() {
        assertThatThrownBy(() -> failed.stackFor("LiveShowIT")).isSameAs(reason);
    }

    @Test
    void theOthersAreToldWhereTheReasonStands() {
        assertThatThrownBy(() -> failed.stackFor("PaymentIT"))
                .hasMessage("the suite did not start, see LiveShowIT")
                .hasNoCause()
                .extracting(Throwable::getStackTrace)
                .isEqualTo(new StackTraceElement[0]);
    }
}
