package com.byeolshow.commerce.customer.messaging;

import com.byeolshow.commerce.customer.AccountState;
import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What commerce needs of accounts, and that it is enough. */
@ServiceTest
class AccountsPactTest {

    private static final EventPact ACCOUNTS = EventPact.between("commerce-service", "identity-service")
            .expecting("identity.accounts", "identity.account.v1", "customer", AccountState.class);

    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    AccountsPactTest(IncomingEvents incoming, MeterRegistry meters) {
        this.incoming = incoming;
        this.meters = meters;
    }

    @Test
    void pactIsWhatWeRead() {
        ACCOUNTS.keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        ACCOUNTS.assertHandledBy("commerce.accounts", incoming, meters, _ -> {});
    }
}
