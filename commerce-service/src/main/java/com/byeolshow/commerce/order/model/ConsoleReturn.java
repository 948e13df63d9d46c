package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.platform.money.Won;
import java.time.Instant;

/**
 * Money that staff sent back at the payment provider's console, past every refund of ours.
 *
 * @param cancellationId the provider's name for it; each counts once
 */
public record ConsoleReturn(String cancellationId, PaymentId payment, Won amount, String reason, Instant at) {}
