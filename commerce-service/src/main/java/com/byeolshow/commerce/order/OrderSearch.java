package com.byeolshow.commerce.order;

import java.time.Instant;
import java.util.Optional;

/**
 * Which orders staff look for; what is absent does not matter.
 *
 * @param status a state's word
 * @param from placed then or later
 * @param to placed before
 */
public record OrderSearch(
        Optional<String> status, Optional<String> customerId, Optional<Instant> from, Optional<Instant> to) {}
