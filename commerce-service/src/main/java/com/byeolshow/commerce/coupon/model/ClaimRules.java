package com.byeolshow.commerce.coupon.model;

import com.byeolshow.commerce.coupon.model.CouponProblem.Unclaimable;
import java.time.Instant;
import java.util.Optional;

/** Who may have a coupon. */
public final class ClaimRules {

    /**
     * A coupon as one customer finds it.
     *
     * @param issued whether this customer ever got it
     * @param exhausted whether its quantity is used up
     */
    public record Standing(Coupon coupon, boolean issued, boolean exhausted) {}

    private ClaimRules() {}

    /** What keeps the customer from getting it now; empty if nothing does. */
    public static Optional<CouponProblem> obstacle(Standing standing, Instant now) {
        var coupon = standing.coupon();
        var period = coupon.terms().period();
        var until = period.claimableUntil();
        if (standing.issued()) {
            return Optional.of(Unclaimable.ALREADY_ISSUED);
        }
        if (!coupon.open() || coupon.isExpired(now) || (until != null && !now.isBefore(until))) {
            return Optional.of(Unclaimable.OVER);
        }
        if (now.isBefore(period.claimableFrom())) {
            return Optional.of(Unclaimable.NOT_YET);
        }
        return standing.exhausted() ? Optional.of(Unclaimable.EXHAUSTED) : Optional.empty();
    }
}
