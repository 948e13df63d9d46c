package com.byeolshow.payment.ledger;

import com.byeolshow.platform.money.Won;
import java.math.BigDecimal;

/**
 * Something that changed what we are owed, hold or owe. Amounts are more than zero; those of payments are the provider's,
 * in whatever currency it names.
 */
public sealed interface LedgerFact {

    String orderId();

    /** An order waits for its money: {@code goods + shipping - couponDiscount}. */
    record OrderPlaced(String orderId, Won goods, Won shipping, Won couponDiscount) implements LedgerFact {}

    /** The order will not be delivered; told with the parts it was placed with. */
    record OrderCancelled(String orderId, Won goods, Won shipping, Won couponDiscount) implements LedgerFact {}

    /** The provider holds money of a customer. */
    record MoneyArrived(String orderId, String paymentId, BigDecimal amount, String currency, Standing standing)
            implements LedgerFact {}

    /** Whose the money is that arrived. */
    enum Standing {
        /** Pays the order. */
        VERIFIED,
        /** A deposit of another sum; people decide. */
        DEVIATING,
        /** Wrong; goes back. */
        REJECTED,
        /** The order had its money; goes back. */
        DUPLICATE
    }

    /**
     * A deviating deposit was taken as the order's payment: what is missing is waived, what is too much stays set aside.
     *
     * @param due what the order asked for
     */
    record DeviationAccepted(String orderId, String paymentId, Won due) implements LedgerFact {}

    /**
     * Money is to go back.
     *
     * @param returnKey one per return, however often it is told
     * @param refund whether for goods that were ours to sell; otherwise it never was our money
     */
    record ReturnIntended(
            String orderId, String paymentId, String returnKey, BigDecimal amount, String currency, boolean refund)
            implements LedgerFact {}

    /** The money has gone back by our request. */
    record ReturnDone(String orderId, String paymentId, String returnKey, BigDecimal amount, String currency)
            implements LedgerFact {}

    /** The return is settled without a request of ours, since somebody had sent the money back at the provider's console. */
    record ReturnDoneElsewhere(String orderId, String paymentId, String returnKey, BigDecimal amount, String currency)
            implements LedgerFact {}

    /** Somebody sent money back at the provider's console. */
    record CancelledAtConsole(
            String orderId, String paymentId, String cancellationId, BigDecimal amount, String currency)
            implements LedgerFact {}
}
