package com.byeolshow.catalog.product;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import com.byeolshow.platform.testing.ProviderPact;
import com.byeolshow.platform.testing.ServiceTest;
import org.springframework.context.ApplicationContext;

/** We keep what others rely on: the files of {@code contracts/pacts} that name us as provider. */
@ServiceTest
@Provider("catalog-service")
public class CatalogProviderPactTest extends ProviderPact {

    CatalogProviderPactTest(ApplicationContext context) {
        super(context);
    }

    @PactVerifyProvider("catalog.product.v1 (discounted-with-options)")
    public MessageAndMetadata discounted() {
        return message(ProductState.event(ProductStateTest.LIP_TINT, ProductStateTest.TREE));
    }

    @PactVerifyProvider("catalog.product.v1 (plain-off-sale)")
    public MessageAndMetadata plain() {
        return message(ProductState.event(ProductStateTest.MUG, ProductStateTest.TREE));
    }
}
