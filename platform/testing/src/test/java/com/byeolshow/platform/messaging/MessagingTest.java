package com.byeolshow.platform.messaging;

import com.byeolshow.example.ExampleService;
import com.byeolshow.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/** The example service, shared by all messaging tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@ContextConfiguration(classes = ExampleService.class)
public @interface MessagingTest {}
