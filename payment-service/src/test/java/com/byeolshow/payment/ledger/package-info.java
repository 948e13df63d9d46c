/** Tests of the ledger. */
@NullMarked
package com.byeolshow.payment.ledger;

import org.jspecify.annotations.NullMarked;
