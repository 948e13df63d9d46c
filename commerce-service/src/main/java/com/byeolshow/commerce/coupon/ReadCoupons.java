package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.Coupon;
import com.byeolshow.commerce.coupon.model.CouponProblem.Unclaimable;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads coupons, for customers and for staff. */
@Component
public record ReadCoupons(Coupons coupons, CouponIssues issues, Clock clock) {

    /**
     * What can be claimed now: open, within its time, not used up.
     *
     * @param customerId leaves out what this customer ever got; null for anyone
     */
    public Mono<List<Coupon>> offers(@Nullable String customerId, Page page) {
        return coupons.offers(customerId, clock.instant(), page).collectList();
    }

    /** What the customer can spend: not used, not deleted, not expired. */
    public Mono<List<Coupon>> usable(String customerId, Page page) {
        return issues.usable(customerId, clock.instant(), page).collectList();
    }

    /**
     * Newest first; one more than a page if there are more.
     *
     * @param open only these; null for open and closed ones
     */
    public Mono<List<CountedCoupon>> all(@Nullable Boolean open, Page page) {
        return coupons.all(open, page).collectList();
    }

    public Mono<CountedCoupon> one(CouponId id) {
        return coupons.one(id).switchIfEmpty(Mono.error(() -> new RefusedException(Unclaimable.NO_SUCH_COUPON)));
    }
}
