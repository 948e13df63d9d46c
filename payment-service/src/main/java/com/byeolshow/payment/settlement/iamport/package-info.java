/** The payment provider's REST API, reduced to what settlement needs: read a payment, find one by order, cancel. */
@NullMarked
package com.byeolshow.payment.settlement.iamport;

import org.jspecify.annotations.NullMarked;
