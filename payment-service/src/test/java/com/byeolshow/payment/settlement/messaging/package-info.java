/** Tests of what settlement hears. */
@NullMarked
package com.byeolshow.payment.settlement.messaging;

import org.jspecify.annotations.NullMarked;
