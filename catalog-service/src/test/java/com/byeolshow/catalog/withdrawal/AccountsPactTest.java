package com.byeolshow.catalog.withdrawal;

import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What the catalog needs of accounts, and that it is enough. */
@ServiceTest
class AccountsPactTest {

    private static final EventPact ACCOUNTS = EventPact.between("catalog-service", "identity-service")
            .expecting("identity.accounts", "identity.account.v1", "customer", AccountListener.AccountChanged.class);

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
        ACCOUNTS.assertHandledBy("catalog.accounts", incoming, meters, _ -> {});
    }
}
