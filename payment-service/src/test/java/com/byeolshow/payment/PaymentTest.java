package com.byeolshow.payment;

import com.byeolshow.payment.settlement.MoneyDesk;
import com.byeolshow.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * The service with a stand-in provider ({@link IamportStand}) and a stand-in commerce ({@link CommerceStand}). All tests
 * import the same, so that they share one context: a second one would be stopped and started with every class.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import({CommerceStand.class, MoneyDesk.class, PaymentApiDocs.class})
@ExtendWith(ClosedBreakers.class)
@ContextConfiguration(initializers = PaymentTest.AtTheStand.class)
public @interface PaymentTest {

    /** Points the client at the stand. */
    final class AtTheStand implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "iamport-stand",
                            Map.of(
                                    "byeolshow.clients.iamport.base-url",
                                    IamportStand.running().url())));
            context.getBeanFactory().registerSingleton("iamportStand", IamportStand.running());
        }
    }
}
