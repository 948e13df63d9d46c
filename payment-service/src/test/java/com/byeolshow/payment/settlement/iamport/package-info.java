/** Tests of the provider's client. */
@NullMarked
package com.byeolshow.payment.settlement.iamport;

import org.jspecify.annotations.NullMarked;
