package com.byeolshow.payment.ledger.model;

import com.byeolshow.payment.ledger.LedgerFact;
import com.byeolshow.payment.ledger.LedgerFact.CancelledAtConsole;
import com.byeolshow.payment.ledger.LedgerFact.DeviationAccepted;
import com.byeolshow.payment.ledger.LedgerFact.MoneyArrived;
import com.byeolshow.payment.ledger.LedgerFact.OrderCancelled;
import com.byeolshow.payment.ledger.LedgerFact.OrderPlaced;
import com.byeolshow.payment.ledger.LedgerFact.ReturnDone;
import com.byeolshow.payment.ledger.LedgerFact.ReturnDoneElsewhere;
import com.byeolshow.payment.ledger.LedgerFact.ReturnIntended;
import com.byeolshow.platform.money.Won;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each fact moves. Every posting balances by construction: the last account takes what the others gave. */
public final class LedgerRules {

    private static final String KRW = "KRW";

    private LedgerRules() {}

    /** Whether {@link #post} looks at what is held. */
    public static boolean dependsOnHeld(LedgerFact fact) {
        return switch (fact) {
            case DeviationAccepted _, CancelledAtConsole _ -> true;
            case ReturnIntended intended -> !intended.refund();
            case OrderPlaced _, OrderCancelled _, MoneyArrived _, ReturnDone _, ReturnDoneElsewhere _ -> false;
        };
    }

    /** The payment whose suspense matters; null where there is none. */
    public static @Nullable String paymentOf(LedgerFact fact) {
        return switch (fact) {
            case OrderPlaced _, OrderCancelled _ -> null;
            case MoneyArrived arrived -> arrived.paymentId();
            case DeviationAccepted accepted -> accepted.paymentId();
            case ReturnIntended intended -> intended.paymentId();
            case ReturnDone done -> done.paymentId();
            case ReturnDoneElsewhere done -> done.paymentId();
            case CancelledAtConsole cancelled -> cancelled.paymentId();
        };
    }

    public static String currencyOf(LedgerFact fact) {
        return switch (fact) {
            case OrderPlaced _, OrderCancelled _, DeviationAccepted _ -> KRW;
            case MoneyArrived arrived -> arrived.currency();
            case ReturnIntended intended -> intended.currency();
            case ReturnDone done -> done.currency();
            case ReturnDoneElsewhere done -> done.currency();
            case CancelledAtConsole cancelled -> cancelled.currency();
        };
    }

    public static Posting post(LedgerFact fact, Held held) {
        return switch (fact) {
            case OrderPlaced(var order, var goods, var shipping, var discount) ->
                posting(fact, "order:" + order + ":placed", "order-placed", sale(goods, shipping, discount, false));
            case OrderCancelled(var order, var goods, var shipping, var discount) ->
                posting(
                        fact,
                        "order:" + order + ":cancelled",
                        "order-cancelled",
                        sale(goods, shipping, discount, true));
            case MoneyArrived(var _, var payment, var amount, var _, var standing) ->
                posting(
                        fact,
                        "payment:" + payment + ":arrived",
                        switch (standing) {
                            case VERIFIED -> "payment-verified";
                            case DEVIATING -> "payment-deviated";
                            case REJECTED -> "payment-rejected";
                            case DUPLICATE -> "payment-duplicate";
                        },
                        new Entries()
                                .debit(Account.PROVIDER, amount)
                                .credit(
                                        standing == LedgerFact.Standing.VERIFIED
                                                ? Account.RECEIVABLE
                                                : Account.SUSPENSE,
                                        amount));
            case DeviationAccepted(var order, var _, var due) ->
                posting(fact, "order:" + order + ":accepted", "deviation-accepted", accepted(held, won(due)));
            case ReturnIntended(var _, var _, var key, var amount, var _, var refund) ->
                posting(
                        fact,
                        "return:" + key + ":intended",
                        refund ? "refund-accepted" : "return-intended",
                        (refund ? new Entries().debit(Account.RETURNS, amount) : back(held, amount))
                                .credit(Account.REFUNDS_PAYABLE, amount));
            case ReturnDone(var _, var _, var key, var amount, var _) ->
                posting(
                        fact,
                        "return:" + key + ":ended",
                        "return-done",
                        new Entries().debit(Account.REFUNDS_PAYABLE, amount).credit(Account.PROVIDER, amount));
            case ReturnDoneElsewhere(var _, var _, var key, var amount, var _) ->
                posting(
                        fact,
                        "return:" + key + ":ended",
                        "return-done-elsewhere",
                        new Entries()
                                .debit(Account.REFUNDS_PAYABLE, amount)
                                .credit(Account.CONSOLE_CANCELLATIONS, amount));
            case CancelledAtConsole(var _, var payment, var id, var amount, var _) ->
                posting(
                        fact,
                        "cancellation:" + payment + ":" + id,
                        "console-cancelled",
                        gone(held, amount).credit(Account.PROVIDER, amount));
        };
    }

    private static Entries sale(Won goods, Won shipping, Won discount, boolean back) {
        var due = goods.plus(shipping).minus(discount);
        var entries = new Entries();
        entries.add(Account.RECEIVABLE, won(back ? due.negate() : due));
        entries.add(Account.COUPON_DISCOUNTS, won(back ? discount.negate() : discount));
        entries.add(Account.SALES_GOODS, won(back ? goods : goods.negate()));
        entries.add(Account.SALES_SHIPPING, won(back ? shipping : shipping.negate()));
        return entries;
    }

    /** What is set aside pays what the order asked for as far as it reaches; the rest is waived. */
    private static Entries accepted(Held held, BigDecimal due) {
        var covered = held.suspense().max(BigDecimal.ZERO).min(due);
        return new Entries()
                .debit(Account.SUSPENSE, covered)
                .debit(Account.WAIVED, due.subtract(covered))
                .credit(Account.RECEIVABLE, due);
    }

    /**
     * Money that was not the order's leaves what is set aside, then what was set against the order's debt: that debt is
     * open again, as of a cancelled order, unless the order was settled with whatever had come. What neither covers is
     * gone already, at the console; the return will find that out and end without moving money.
     */
    private static Entries back(Held held, BigDecimal amount) {
        var aside = held.suspense().max(BigDecimal.ZERO).min(amount);
        var credited = held.credited().max(BigDecimal.ZERO).min(amount.subtract(aside));
        return new Entries()
                .debit(Account.SUSPENSE, aside)
                .debit(held.accepted() ? Account.WAIVED : Account.RECEIVABLE, credited)
                .debit(Account.CONSOLE_CANCELLATIONS, amount.subtract(aside).subtract(credited));
    }

    /** Money that is gone leaves what is set aside; what that does not cover is to be explained by a return, or a loss. */
    private static Entries gone(Held held, BigDecimal amount) {
        var aside = held.suspense().max(BigDecimal.ZERO).min(amount);
        return new Entries()
                .debit(Account.SUSPENSE, aside)
                .debit(Account.CONSOLE_CANCELLATIONS, amount.subtract(aside));
    }

    private static Posting posting(LedgerFact fact, String key, String slug, Entries entries) {
        return new Posting(key, slug, fact.orderId(), paymentOf(fact), currencyOf(fact), entries.list);
    }

    private static BigDecimal won(Won amount) {
        return BigDecimal.valueOf(amount.value());
    }

    private static final class Entries {
        private final List<LedgerEntry> list = new ArrayList<>();

        Entries debit(Account account, BigDecimal amount) {
            return add(account, amount);
        }

        Entries credit(Account account, BigDecimal amount) {
            return add(account, amount.negate());
        }

        Entries add(Account account, BigDecimal amount) {
            if (amount.signum() != 0) {
                list.add(new LedgerEntry(account, amount));
            }
            return this;
        }
    }
}
