/** Tests of the payment service and the stand-ins they share. */
@NullMarked
package com.byeolshow.payment;

import org.jspecify.annotations.NullMarked;
