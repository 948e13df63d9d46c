package com.byeolshow.payment.settlement.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What to do next about a money return, after a fresh look at its payment. */
public sealed interface ReturnStep {

    /**
     * Ask the provider.
     *
     * @param amount more than zero
     * @param remaining what the provider holds now; sent along, so that the provider refuses if that is no longer so
     * @param payee null where the money finds its way back by itself, as to a card
     */
    record Ask(
            PaidAmount amount,
            PaidAmount remaining,
            String reason,
            @Nullable Payee payee) implements ReturnStep {}

    /** The provider's history shows our return: an answer got lost, the money did not. */
    record Done(@Nullable Instant at) implements ReturnStep {}

    /** Somebody returned everything at the provider's console; nothing is left that should not be with us. */
    record DoneElsewhere() implements ReturnStep {}

    /** It is not known where the money is to go; goes on by itself once it is. */
    record AwaitPayee() implements ReturnStep {}

    /** A person has to look: any automatic step could pay twice or pay too much. */
    record Park(String why) implements ReturnStep {}
}
