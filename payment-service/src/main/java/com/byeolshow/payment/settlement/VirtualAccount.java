package com.byeolshow.payment.settlement;

import java.time.Instant;

/** An account opened for one payment, into which the customer deposits until {@code expiresAt}. */
public record VirtualAccount(String bankName, String accountNumber, Instant expiresAt) {

    /** Hides the account number: this type ends up in logs with the events that carry it. */
    @Override
    public String toString() {
        return "VirtualAccount[bankName=%s, accountNumber=***, expiresAt=%s]".formatted(bankName, expiresAt);
    }
}
