/** What settlement hears from orders. */
@NullMarked
package com.byeolshow.payment.settlement.messaging;

import org.jspecify.annotations.NullMarked;
