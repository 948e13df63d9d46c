package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.Coupon;
import com.byeolshow.commerce.coupon.model.CouponDraft;
import com.byeolshow.commerce.coupon.model.DraftRules;
import com.byeolshow.commerce.coupon.model.DraftRules.Drafting.Drafted;
import com.byeolshow.commerce.coupon.model.DraftRules.Drafting.Refused;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes a coupon; customers can claim it as soon as its time begins. */
@Component
public record CreateCoupon(
        Coupons coupons, StoredAnswers answers, RandomIds ids, Clock clock, TransactionalOperator tx) {

    public Mono<CountedCoupon> run(CouponDraft draft, Optional<IdempotencyKey> key) {
        return answers.once(key, "create-coupon", draft, CouponRow.class, Mono.defer(() -> create(draft)))
                .as(tx::transactional)
                .map(row -> new CountedCoupon(row.coupon(), 0, 0));
    }

    private Mono<CouponRow> create(CouponDraft draft) {
        var id = new CouponId(ids.next());
        return switch (DraftRules.create(id, draft, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            case Drafted(Coupon coupon) -> coupons.insert(coupon).thenReturn(CouponRow.of(coupon));
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
