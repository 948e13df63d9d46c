package com.byeolshow.payment.settlement.web;

import com.byeolshow.payment.ledger.Ledger;
import com.byeolshow.payment.settlement.ReadDifferences;
import com.byeolshow.payment.settlement.ReadOrderMoney;
import com.byeolshow.payment.settlement.ReadOrderMoney.AtConsole;
import com.byeolshow.payment.settlement.ReadOrderMoney.Back;
import com.byeolshow.payment.settlement.ReadOrderMoney.Paid;
import com.byeolshow.payment.settlement.model.PlacedOrder;
import com.byeolshow.payment.settlement.model.SettlementProblem;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.problem.RefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An order's money and the differences with the provider, for staff. */
@RestController
class OrderMoneyEndpoints {

    private static final int ENTRIES = 100;
    private static final int DIFFERENCES = 50;
    private static final String ORDER_ID = "[0-9A-Za-z_-]{1,40}";

    private final ReadOrderMoney orderMoney;
    private final ReadDifferences differences;

    OrderMoneyEndpoints(ReadOrderMoney orderMoney, ReadDifferences differences) {
        this.orderMoney = orderMoney;
        this.differences = differences;
    }

    /**
     * What the order asks for, in won.
     *
     * @param state {@code due}, {@code paid} or {@code cancelled}
     */
    record DueShown(
            String customerId,
            long amount,
            long goods,
            long shipping,
            long couponDiscount,
            String state,
            String placedAt,
            String expiresAt) {}

    record PaymentShown(
            String paymentId,
            String outcome,
            BigDecimal amount,
            String currency,
            String method,
            @Nullable String paidAt,
            String recordedAt,
            @Nullable String checkedAt) {

        static PaymentShown of(Paid paid) {
            return new PaymentShown(
                    paid.paymentId(),
                    paid.outcome(),
                    paid.amount(),
                    paid.currency(),
                    paid.method(),
                    SeoulTime.isoOrNull(paid.paidAt()),
                    SeoulTime.iso(paid.recordedAt()),
                    SeoulTime.isoOrNull(paid.checkedAt()));
        }
    }

    record ReturnShown(
            String returnId,
            String paymentId,
            String purpose,
            @Nullable String refundId,
            BigDecimal amount,
            String currency,
            String state,
            boolean elsewhere,
            @Nullable String why,
            String createdAt,
            @Nullable String doneAt) {

        static ReturnShown of(Back back) {
            return new ReturnShown(
                    back.returnId(),
                    back.paymentId(),
                    back.purpose(),
                    back.refundId(),
                    back.amount(),
                    back.currency(),
                    back.state(),
                    back.elsewhere(),
                    back.why(),
                    SeoulTime.iso(back.createdAt()),
                    SeoulTime.isoOrNull(back.doneAt()));
        }
    }

    record CancellationShown(
            String paymentId,
            String cancellationId,
            BigDecimal amount,
            String currency,
            String reason,
            @Nullable String cancelledAt) {

        static CancellationShown of(AtConsole one) {
            return new CancellationShown(
                    one.paymentId(),
                    one.cancellationId(),
                    one.amount(),
                    one.currency(),
                    one.reason(),
                    SeoulTime.isoOrNull(one.cancelledAt()));
        }
    }

    /** What the order left on an account: positive is a debit. */
    record BalanceShown(String account, String currency, BigDecimal amount) {}

    record EntryShown(
            long transaction,
            String fact,
            @Nullable String paymentId,
            String account,
            String currency,
            BigDecimal amount,
            String postedAt) {

        static EntryShown of(Ledger.Line line) {
            return new EntryShown(
                    line.transaction(),
                    line.fact(),
                    line.paymentId(),
                    line.account(),
                    line.currency(),
                    line.amount(),
                    SeoulTime.iso(line.postedAt()));
        }
    }

    /** Everything about the money of an order; {@code entries} are paged, the rest is whole on every page. */
    record OrderMoney(
            String orderId,
            DueShown due,
            List<PaymentShown> payments,
            List<ReturnShown> returns,
            List<CancellationShown> cancellations,
            List<BalanceShown> balances,
            List<EntryShown> entries) {

        static OrderMoney of(ReadOrderMoney.Picture picture) {
            return new OrderMoney(
                    picture.order().orderId(),
                    due(picture.order(), picture.state().name().toLowerCase(Locale.ROOT)),
                    picture.payments().stream().map(PaymentShown::of).toList(),
                    picture.returns().stream().map(ReturnShown::of).toList(),
                    picture.cancellations().stream().map(CancellationShown::of).toList(),
                    picture.balances().stream()
                            .map(total -> new BalanceShown(total.account(), total.currency(), total.amount()))
                            .toList(),
                    picture.entries().stream().map(EntryShown::of).toList());
        }

        private static DueShown due(PlacedOrder order, String state) {
            return new DueShown(
                    order.customerId(),
                    order.amount().value(),
                    order.goods().value(),
                    order.shipping().value(),
                    order.couponDiscount().value(),
                    state,
                    SeoulTime.iso(order.placedAt()),
                    SeoulTime.iso(order.expiresAt()));
        }
    }

    /**
     * A difference nobody could mend.
     *
     * @param seenAt when it was last found
     */
    record DifferenceShown(
            String paymentId, String orderId, String kind, String detail, String openedAt, String seenAt) {}

    /** Differences and how far the comparison has come; {@code open} counts all pages. */
    record Differences(
            long open, long due, long watched, @Nullable String lastCheckedAt, List<DifferenceShown> differences) {

        static Differences of(ReadDifferences.Picture picture) {
            return new Differences(
                    picture.open(),
                    picture.due(),
                    picture.watched(),
                    SeoulTime.isoOrNull(picture.lastCheckedAt()),
                    picture.differences().stream()
                            .map(one -> new DifferenceShown(
                                    one.paymentId(),
                                    one.orderId(),
                                    one.kind(),
                                    one.detail(),
                                    SeoulTime.iso(one.openedAt()),
                                    SeoulTime.iso(one.seenAt())))
                            .toList());
        }
    }

    @GetMapping("/v1/manager/payments/orders/{orderId}")
    Mono<OrderMoney> order(@PathVariable String orderId, @RequestParam(required = false) @Nullable String page) {
        return orderId.matches(ORDER_ID)
                ? orderMoney.run(orderId, Page.of(page, ENTRIES)).map(OrderMoney::of)
                : Mono.error(() -> new RefusedException(new SettlementProblem.NoSuchOrder()));
    }

    @GetMapping("/v1/manager/payments/differences")
    Mono<Differences> differences(@RequestParam(required = false) @Nullable String page) {
        return differences.run(Page.of(page, DIFFERENCES)).map(Differences::of);
    }
}
