/**
 * Events between services. Publishing goes through the {@link com.byeolshow.platform.messaging.Outbox}, inside the
 * transaction that changed the state; a relay carries them to Kafka as CloudEvents. Consuming is declared with a
 * {@link com.byeolshow.platform.messaging.Subscription} bean.
 */
@NullMarked
package com.byeolshow.platform.messaging;

import org.jspecify.annotations.NullMarked;
