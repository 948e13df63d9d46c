package com.byeolshow.payment.ledger.model;

import java.util.Locale;

/** Where money can be. A debit is a positive entry, a credit a negative one. */
public enum Account {
    /** What customers owe us. Zero once an order is paid or cancelled. */
    RECEIVABLE,
    /** What goods were sold for, before coupons; a credit. */
    SALES_GOODS,
    /** What delivery was sold for; a credit. */
    SALES_SHIPPING,
    /** What coupons took off; a debit. */
    COUPON_DISCOUNTS,
    /** What the provider holds for us. */
    PROVIDER,
    /** Money that arrived and has no order to pay; a credit until it is decided about. */
    SUSPENSE,
    /** What is decided to go back and has not gone; a credit. */
    REFUNDS_PAYABLE,
    /** What accepted refunds took from sales; a debit. */
    RETURNS,
    /** What went back at the provider's console without a return of ours that asked for it; a debit. */
    CONSOLE_CANCELLATIONS,
    /** What customers deposited too little and were let off; a debit. */
    WAIVED;

    /** As stored and shown, such as {@code sales-goods}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
