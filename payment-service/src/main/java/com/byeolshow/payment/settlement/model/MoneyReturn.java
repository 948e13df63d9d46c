package com.byeolshow.payment.settlement.model;

import org.jspecify.annotations.Nullable;

/**
 * A recorded intention to give money back, as a worker that took it sees it.
 *
 * @param id ours; travels inside the reason we give the provider, so that its history shows whose return it was
 * @param sentRemaining what the provider held when we last asked it to return this; null if we never asked
 * @param attempts including the present one
 */
public record MoneyReturn(
        String id, ReturnIntent intent, @Nullable PaidAmount sentRemaining, int attempts) {}
