package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.ConsoleReturn;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Outcome;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Refused;
import com.byeolshow.commerce.order.model.Outcome.Unchanged;
import com.byeolshow.commerce.order.model.RefundBook;
import com.byeolshow.commerce.order.model.ReturnRules;
import com.byeolshow.commerce.order.model.ReturnRules.Settlement;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes note that money of a locked order went back, in the caller's transaction. */
@Component
class SettleRefund {

    private final Orders orders;
    private final OrderMoney money;
    private final Refunds refunds;
    private final RecordEvents record;
    private final RandomIds ids;
    private final Clock clock;

    SettleRefund(Orders orders, OrderMoney money, Refunds refunds, RecordEvents record, RandomIds ids, Clock clock) {
        this.orders = orders;
        this.money = money;
        this.refunds = refunds;
        this.record = record;
        this.ids = ids;
        this.clock = clock;
    }

    /** Money of one of its refunds. */
    Mono<Void> run(OrderSheet sheet, RefundId id, Won amount, Instant at) {
        return sheet.refund(id)
                .map(refund -> write(sheet, ReturnRules.settle(RefundBook.of(sheet), refund, amount, at)))
                .orElseGet(() ->
                        Mono.error(new IllegalStateException("order %s has no refund %s".formatted(sheet.id(), id))));
    }

    /** Money that staff sent back at the provider's console, once per cancellation. */
    Mono<Void> run(OrderSheet sheet, ConsoleReturn back) {
        return refunds.note(sheet.id(), back).flatMap(fresh -> fresh ? reflect(sheet, back) : Mono.empty());
    }

    private Mono<Void> reflect(OrderSheet sheet, ConsoleReturn back) {
        return write(sheet, ReturnRules.cancelledAtConsole(RefundBook.of(sheet), back, new RefundId(ids.next())))
                .then(
                        isWholeStray(sheet, back)
                                ? money.returnStray(sheet.id(), back.payment(), back.at())
                                : Mono.empty());
    }

    /** A payment that could not be taken is back only when all of it is; our own return of it brings the rest. */
    private static boolean isWholeStray(OrderSheet sheet, ConsoleReturn back) {
        return sheet.strays().stream()
                .anyMatch(stray ->
                        stray.payment().equals(back.payment()) && stray.amount().compareTo(back.amount()) <= 0);
    }

    private Mono<Void> write(OrderSheet sheet, Outcome<Settlement> outcome) {
        return switch (outcome) {
            case Changed<Settlement>(var next, var events) ->
                refunds.save(sheet.id(), next.refunds())
                        .then(orders.save(next.order(), clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        .then(record.run(sheet, events));
            case Unchanged<Settlement> _ -> Mono.empty();
            case Refused<Settlement>(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
