/** Test kit: real PostgreSQL and Kafka behind one switch, tokens, published events, event contracts, house rules. */
@NullMarked
package com.byeolshow.platform.testing;

import org.jspecify.annotations.NullMarked;
