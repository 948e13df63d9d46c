/** Outgoing HTTP behind a timeout, a bulkhead, a circuit breaker and a retry that is safe. */
@NullMarked
package com.byeolshow.platform.web.client;

import org.jspecify.annotations.NullMarked;
