package com.byeolshow.social;

import au.com.dius.pact.provider.junitsupport.Provider;
import com.byeolshow.platform.testing.ProviderPact;
import com.byeolshow.platform.testing.ServiceTest;
import org.springframework.context.ApplicationContext;

/** We keep what others rely on: the files of {@code contracts/pacts} that name us as provider. */
@ServiceTest
@Provider("social-service")
public class SocialProviderPactTest extends ProviderPact {

    SocialProviderPactTest(ApplicationContext context) {
        super(context);
    }
}
