/** Tests of settlement. */
@NullMarked
package com.byeolshow.payment.settlement;

import org.jspecify.annotations.NullMarked;
