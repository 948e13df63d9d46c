/** The way to a service and back: time limits and circuit breakers per route. */
@NullMarked
package com.byeolshow.gateway.proxy;

import org.jspecify.annotations.NullMarked;
