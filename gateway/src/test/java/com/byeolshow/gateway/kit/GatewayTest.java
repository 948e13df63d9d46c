package com.byeolshow.gateway.kit;

import com.byeolshow.gateway.Gateway;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Starts the gateway on a random port before {@link BackEnds}, with rates nobody reaches by accident. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.shutdown=immediate",
            "byeolshow.security.revocations.follow=false",
            "byeolshow.gateway.rate-limit.limits.default.per-second=100000",
            "byeolshow.gateway.rate-limit.limits.default.burst=100000",
            "byeolshow.gateway.rate-limit.limits.guarded.per-second=100000",
            "byeolshow.gateway.rate-limit.limits.guarded.burst=100000"
        })
@ContextConfiguration(initializers = BackEnds.class)
@Import(Client.class)
@ExtendWith(BackEnds.Forgetting.class)
public @interface GatewayTest {}
