/** Which accounts a fact moves: pure rules, no I/O, no clock. */
@NullMarked
package com.byeolshow.payment.ledger.model;

import org.jspecify.annotations.NullMarked;
