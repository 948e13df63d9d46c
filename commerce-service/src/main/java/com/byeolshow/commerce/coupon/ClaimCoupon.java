package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.ClaimRules;
import com.byeolshow.commerce.coupon.model.ClaimRules.Standing;
import com.byeolshow.commerce.coupon.model.Coupon;
import com.byeolshow.commerce.coupon.model.CouponProblem.Unclaimable;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Issues a coupon to a customer, once for ever. In a rush most callers come too late: they are told so by a look that
 * takes no lock, and only those for whom something is left queue for the coupon's row.
 */
@Component
public record ClaimCoupon(CouponIssues issues, Clock clock) {

    /** The look after a failed attempt says why it failed; staff adding to the supply in between allow another one. */
    private static final int MOST_REPEATS = 3;

    public Mono<Coupon> run(String customerId, CouponId id) {
        return Mono.defer(() -> attempt(customerId, id)).repeatWhenEmpty(MOST_REPEATS, tries -> tries);
    }

    private Mono<Coupon> attempt(String customerId, CouponId id) {
        return issues.standing(customerId, id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(Unclaimable.NO_SUCH_COUPON)))
                .flatMap(standing -> issue(customerId, standing));
    }

    private Mono<Coupon> issue(String customerId, Standing standing) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return ClaimRules.obstacle(standing, now)
                .map(problem -> Mono.<Coupon>error(new RefusedException(problem)))
                .orElseGet(() -> issues.issue(customerId, standing.coupon(), now)
                        .filter(Boolean::booleanValue)
                        .map(_ -> standing.coupon()));
    }
}
