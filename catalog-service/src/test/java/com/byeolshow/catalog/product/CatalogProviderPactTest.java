package com.byeolshow.catalog.product;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.StateChangeAction;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.byeolshow.platform.testing.Pacts;
import com.byeolshow.platform.testing.ProviderPact;
import com.byeolshow.platform.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ApplicationContext;

/** We keep what others rely on: the files of {@code contracts/pacts} that name us as provider. */
@ServiceTest
@Provider("catalog-service")
@PactFolder(Pacts.FOLDER)
public class CatalogProviderPactTest {

    private final ApplicationContext context;

    CatalogProviderPactTest(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void aim(PactVerificationContext pact) {
        ProviderPact.aim(pact, this, context);
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void keepsItsPacts(PactVerificationContext pact) {
        pact.verifyInteraction();
    }

    @State(Pacts.READY)
    void ready() {
        ProviderPact.ready(context);
    }

    @State(Pacts.NOT_READY)
    void notReady() {
        ProviderPact.notReady(context);
    }

    @State(value = Pacts.NOT_READY, action = StateChangeAction.TEARDOWN)
    void readyAgain() {
        ProviderPact.ready(context);
    }

    @PactVerifyProvider("catalog.product.v1 (discounted-with-options)")
    public MessageAndMetadata discounted() {
        return ProviderPact.message(ProductState.event(ProductStateTest.LIP_TINT, ProductStateTest.TREE));
    }

    @PactVerifyProvider("catalog.product.v1 (plain-off-sale)")
    public MessageAndMetadata plain() {
        return ProviderPact.message(ProductState.event(ProductStateTest.MUG, ProductStateTest.TREE));
    }
}
