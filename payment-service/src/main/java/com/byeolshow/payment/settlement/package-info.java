/**
 * Money in and money back. A <em>payment</em> is one attempt at the provider, named by its {@link
 * com.byeolshow.payment.settlement.PaymentId}; a <em>due</em> is what an order still has to receive, learnt from
 * {@code commerce.orders}; a <em>verdict</em> is what one re-read payment means for its due; a <em>money return</em> is
 * the recorded intention to give money back and how it ended; a <em>look</em> is a payment somebody pointed us at and
 * that we have yet to read. Publishes {@code payment.payments}.
 */
@NullMarked
package com.byeolshow.payment.settlement;

import org.jspecify.annotations.NullMarked;
