package com.byeolshow.platform.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;

/**
 * Boots the whole service on a random port with a database of its own on a real PostgreSQL, and a real Kafka that all
 * tests of the JVM share. Inject {@code WebTestClient}, {@link TestTokens}, {@link PublishedEvents},
 * {@link IncomingEvents}, {@link OpenApiContract} or any bean. Tests share the context, so a test owns its data by ids of
 * its own.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            // Readable in a terminal; the structured form is for machines.
            "logging.structured.format.console=",
            // Pact brings Kotlin along, which must not change how springdoc reads Java.
            "spring.autoconfigure.exclude=org.springdoc.core.configuration.SpringDocKotlinConfiguration,"
                    + "org.springdoc.core.configuration.SpringDocKotlinxConfiguration"
        })
@AutoConfigureWebTestClient(timeout = "30s")
@ActiveProfiles("test")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ServiceTest {}
