package com.byeolshow.payment.settlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an order was paid, as its receipt shows it.
 *
 * @param method provider's word
 * @param cardEnd last four digits; null without a card
 */
public record HowPaid(String method, @Nullable String cardEnd, Instant paidAt) {}
