package com.byeolshow.payment;

import com.byeolshow.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The service with a stand-in provider ({@link IamportStand}) and a stand-in commerce ({@link CommerceStand}). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import({CommerceStand.class, PaymentApiDocs.class})
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
