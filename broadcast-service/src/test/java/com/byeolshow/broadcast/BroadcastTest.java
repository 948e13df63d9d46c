package com.byeolshow.broadcast;

import com.byeolshow.broadcast.sales.OtherServices;
import com.byeolshow.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The running service beside a {@link FakeMux}. One context for all tests, so that none of them shares its topics. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import({FakeMux.class, Given.class, OtherServices.class})
public @interface BroadcastTest {}
