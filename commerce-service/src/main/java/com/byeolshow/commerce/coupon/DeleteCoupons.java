package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.CouponIssues.Issue;
import com.byeolshow.commerce.coupon.model.CouponProblem.Unusable;
import com.byeolshow.commerce.coupon.model.HeldCoupon.Fate;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Throws coupons of a customer away, all of them or, if one was spent, none: the app reads a refusal as "already used".
 * What was never issued to the customer or is deleted already does not count.
 */
@Component
public record DeleteCoupons(CouponIssues issues, Clock clock, TransactionalOperator tx) {

    /** Answers how many were deleted. */
    public Mono<Integer> run(String customerId, Collection<CouponId> ids) {
        return issues.lock(customerId, ids)
                .flatMap(issued -> delete(customerId, issued))
                .as(tx::transactional);
    }

    private Mono<Integer> delete(String customerId, List<Issue> issued) {
        if (issued.stream().anyMatch(issue -> issue.fate() == Fate.USED)) {
            return Mono.error(new RefusedException(Unusable.USED));
        }
        var kept = issued.stream()
                .filter(issue -> issue.fate() == Fate.KEPT)
                .map(Issue::coupon)
                .toList();
        return issues.delete(customerId, kept, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .thenReturn(kept.size());
    }
}
