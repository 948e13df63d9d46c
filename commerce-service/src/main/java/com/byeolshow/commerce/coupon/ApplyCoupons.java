package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.Basket.Reduction;
import com.byeolshow.commerce.coupon.Basket.Wishes;
import com.byeolshow.commerce.coupon.model.SpendingRules;
import com.byeolshow.commerce.coupon.model.SpendingRules.Spending.Granted;
import com.byeolshow.commerce.coupon.model.SpendingRules.Spending.Refused;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says what a customer's coupons take off a basket; changes nothing, so {@link SpendCoupons} has the last word. */
@Component
public record ApplyCoupons(CouponIssues issues, Clock clock) {

    /** Refused with the first problem found. */
    public Mono<Reduction> run(String customerId, Basket basket, Wishes wishes) {
        if (wishes.none()) {
            return Mono.just(
                    new Reduction(basket.lines().stream().map(_ -> Won.ZERO).toList(), List.of()));
        }
        var ids = Stream.concat(
                        Stream.ofNullable(wishes.cart()),
                        wishes.onLines().stream().map(Basket.OnLine::coupon))
                .distinct()
                .toList();
        return issues.held(customerId, ids)
                .collectMap(held -> held.coupon().id())
                .map(held -> SpendingRules.spend(basket, wishes, held, clock.instant()))
                .flatMap(spending -> switch (spending) {
                    case Granted(var reduction) -> Mono.just(reduction);
                    case Refused(var problem) -> Mono.<Reduction>error(new RefusedException(problem));
                });
    }
}
