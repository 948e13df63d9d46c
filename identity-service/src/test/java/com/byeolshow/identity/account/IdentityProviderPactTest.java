package com.byeolshow.identity.account;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import com.byeolshow.identity.influencer.InfluencerMessagesTest;
import com.byeolshow.platform.testing.ProviderPact;
import com.byeolshow.platform.testing.ServiceTest;
import org.springframework.context.ApplicationContext;

/** We keep what others rely on: the files of {@code contracts/pacts} that name us as provider. */
@ServiceTest
@Provider("identity-service")
public class IdentityProviderPactTest extends ProviderPact {

    IdentityProviderPactTest(ApplicationContext context) {
        super(context);
    }

    @PactVerifyProvider("identity.influencer.v1 (granted)")
    public MessageAndMetadata influencer() {
        return message(InfluencerMessagesTest.granted());
    }

    @PactVerifyProvider("identity.influencer.v1 (revoked)")
    public MessageAndMetadata noInfluencerAnyMore() {
        return message(InfluencerMessagesTest.revoked());
    }

    @PactVerifyProvider("identity.account.v1 (customer)")
    public MessageAndMetadata account() {
        return message(AccountMessages.state(AccountMessagesTest.customer()));
    }
}
