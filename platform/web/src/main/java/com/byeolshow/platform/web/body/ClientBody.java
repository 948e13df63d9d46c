package com.byeolshow.platform.web.body;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request body as the app may send it: JSON, form or multipart fields with the same keys, on any method including
 * DELETE. A missing body reads as an empty object, unknown keys are ignored, and a body that cannot be read is refused
 * in the dialect of the route.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClientBody {}
