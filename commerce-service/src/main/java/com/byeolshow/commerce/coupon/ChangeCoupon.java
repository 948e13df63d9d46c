package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.Coupon;
import com.byeolshow.commerce.coupon.model.CouponDraft;
import com.byeolshow.commerce.coupon.model.CouponProblem;
import com.byeolshow.commerce.coupon.model.CouponProblem.Unclaimable;
import com.byeolshow.commerce.coupon.model.DraftRules;
import com.byeolshow.commerce.coupon.model.DraftRules.Drafting;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes the terms of a coupon, for those who have it as well, or closes it for claims. */
@Component
public record ChangeCoupon(Coupons coupons, Clock clock, TransactionalOperator tx) {

    public Mono<CountedCoupon> run(CouponId id, CouponDraft draft) {
        return change(id, (current, now) -> DraftRules.change(current, draft, now));
    }

    /** Closing again changes nothing. */
    public Mono<CountedCoupon> close(CouponId id) {
        return change(id, (current, now) -> new Drafting.Drafted(DraftRules.close(current, now)));
    }

    private Mono<CountedCoupon> change(CouponId id, BiFunction<Coupon, Instant, Drafting> change) {
        return coupons.lock(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(Unclaimable.NO_SUCH_COUPON)))
                .flatMap(
                        current -> switch (change.apply(current, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
                            case Drafting.Drafted(var next) -> save(current, next);
                            case Drafting.Refused(var problem) -> Mono.<Void>error(new RefusedException(problem));
                        })
                .then(Mono.defer(() -> coupons.one(id)))
                .as(tx::transactional);
    }

    private Mono<Void> save(Coupon current, Coupon next) {
        Long quantity = next.terms().quantity();
        if (quantity == null || Objects.equals(quantity, current.terms().quantity())) {
            return coupons.save(next);
        }
        return coupons.supply(next.id(), quantity)
                .flatMap(changed -> changed
                        ? coupons.save(next)
                        : Mono.error(new RefusedException(new CouponProblem.QuantityBelowIssued())));
    }
}
