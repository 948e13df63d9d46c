package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.CouponProblem.Unusable;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Spends coupons on an order, for good: nothing gives them back. */
@Component
public record SpendCoupons(CouponIssues issues) {

    /**
     * Takes part in the caller's transaction, which must roll back when this is refused because another order was
     * quicker.
     */
    public Mono<Void> run(String customerId, Collection<CouponId> ids, String orderId, Instant now) {
        return ids.isEmpty()
                ? Mono.empty()
                : issues.spend(customerId, ids, orderId, now)
                        .flatMap(spent ->
                                spent == ids.size() ? Mono.empty() : Mono.error(new RefusedException(Unusable.USED)));
    }
}
