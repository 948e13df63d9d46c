/** Tests of the ledger's rules. */
@NullMarked
package com.byeolshow.payment.ledger.model;

import org.jspecify.annotations.NullMarked;
