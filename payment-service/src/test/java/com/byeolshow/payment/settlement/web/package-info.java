/** Tests of what payments look like over HTTP. */
@NullMarked
package com.byeolshow.payment.settlement.web;

import org.jspecify.annotations.NullMarked;
