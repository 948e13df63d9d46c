package com.byeolshow.payment.settlement.model;

import com.byeolshow.payment.settlement.SettlementEvent.PaymentDeviated;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRejected;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentVerified;
import com.byeolshow.payment.settlement.SettlementEvent.VirtualAccountIssued;
import org.jspecify.annotations.Nullable;

/** What a freshly read payment means for its order, with everything that has to be written because of it. */
public sealed interface Verdict {

    /** The right money for an order that had none. */
    record Settle(RecordedPayment payment, PaymentVerified event) implements Verdict {}

    /** A virtual account was issued, or is another one now; the deposit will come, or not. */
    record AwaitDeposit(RecordedPayment payment, VirtualAccountIssued event) implements Verdict {}

    /** The wrong money: it goes back and the order is refused. */
    record Mismatch(RecordedPayment payment, ReturnIntent back, PaymentRejected event) implements Verdict {}

    /**
     * A deposit of another sum than the order's: set aside until commerce decides.
     *
     * @param back null while there is something to decide
     */
    record Deviation(
            RecordedPayment payment,
            PaymentDeviated event,
            @Nullable ReturnIntent back) implements Verdict {}

    /** Money for an order that already has its money: it goes back and the order stays as it is. */
    record Duplicate(RecordedPayment payment, ReturnIntent back) implements Verdict {}

    /** Told again: this payment pays its order already. */
    record AlreadySettled(RecordedPayment payment) implements Verdict {}

    /** Told again: the account is known and still empty. */
    record AlreadyAwaiting(RecordedPayment payment) implements Verdict {}

    /** Told again: this deposit is set aside. */
    record AlreadyDeviating(RecordedPayment payment) implements Verdict {}

    /** Told again: this payment was wrong and its money is on the way back, or is back. */
    record AlreadyRejected(RecordedPayment payment) implements Verdict {}

    /** Told again: this payment came second and its money is on the way back, or is back. */
    record AlreadyDuplicate(RecordedPayment payment) implements Verdict {}

    /** No money has arrived, or all of it is gone again. Final only for this look: a failed attempt may be approved later. */
    record NotPaid(ProviderPayment.Status status) implements Verdict {}

    /** We have not heard of the order, at least not yet. */
    record UnknownOrder(String orderId) implements Verdict {}
}
