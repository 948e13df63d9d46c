/** The ledger's totals for staff. */
@NullMarked
package com.byeolshow.payment.ledger.web;

import org.jspecify.annotations.NullMarked;
