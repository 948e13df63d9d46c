/**
 * The double-entry ledger that explains every won of every order. {@link com.byeolshow.payment.ledger.Ledger} books each
 * {@link com.byeolshow.payment.ledger.LedgerFact} once, in the transaction of whoever tells it; publishes and hears nothing.
 */
@NullMarked
package com.byeolshow.payment.ledger;

import org.jspecify.annotations.NullMarked;
