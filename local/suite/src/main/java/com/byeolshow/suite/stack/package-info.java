/** The parts of the suite and how they find each other: PostgreSQL, Kafka, the sandbox, the services, the gateway. */
@NullMarked
package com.byeolshow.suite.stack;

import org.jspecify.annotations.NullMarked;
