/** What a payment means for its order and how money goes back: pure rules, no I/O, no clock. */
@NullMarked
package com.byeolshow.payment.settlement.model;

import org.jspecify.annotations.NullMarked;
