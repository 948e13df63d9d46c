package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.commerce.order.model.RefundProblem;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads refunds, for staff. */
@Component
public final class ReadRefunds {

    private final Refunds refunds;

    ReadRefunds(Refunds refunds) {
        this.refunds = refunds;
    }

    /** Oldest first. */
    public Mono<List<Refund>> list(RefundFilter filter, Page page) {
        return refunds.list(filter, page).collectList();
    }

    /** Any refund, or {@link RefundProblem.NoSuchRefund}. */
    public Mono<Refund> one(RefundId id) {
        return refunds.one(id).switchIfEmpty(Mono.error(() -> new RefusedException(new RefundProblem.NoSuchRefund())));
    }
}
