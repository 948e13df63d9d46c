package com.byeolshow.commerce.coupon.web;

import com.byeolshow.commerce.coupon.ClaimCoupon;
import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.DeleteCoupons;
import com.byeolshow.commerce.coupon.ReadCoupons;
import com.byeolshow.commerce.coupon.web.CouponJson.Raw;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Coupons as the app claims and keeps them (CO-07 to CO-10). */
@RestController
class CouponEndpoints {

    private static final int PAGE_SIZE = 120;
    private static final int LONGEST_ID = 100;
    private static final int MOST_IDS = 1_000;

    private final ClaimCoupon claim;
    private final ReadCoupons read;
    private final DeleteCoupons delete;

    CouponEndpoints(ClaimCoupon claim, ReadCoupons read, DeleteCoupons delete) {
        this.claim = claim;
        this.read = read;
        this.delete = delete;
    }

    /** What the app sends to claim. */
    record ClaimBody(@Nullable ClaimPayload payload) {}

    /** Which coupon. */
    record ClaimPayload(@Nullable String coupon) {}

    /** What the app sends to delete. */
    record DeleteBody(@Nullable List<@Nullable String> coupon_ids) {}

    @PostMapping("/coupon/add")
    Mono<CouponJson<Raw>> claim(Caller caller, @ClientBody ClaimBody body) {
        var payload = body.payload();
        return claim.run(caller.id(), id(payload == null ? null : payload.coupon()))
                .map(CouponJson::wrapped);
    }

    @GetMapping("/coupon")
    Mono<List<CouponJson<Raw>>> mine(Caller caller, @RequestParam(required = false) @Nullable String page) {
        return read.usable(caller.id(), Page.of(page, PAGE_SIZE))
                .map(coupons -> coupons.stream().map(CouponJson::wrapped).toList());
    }

    @DeleteMapping("/coupon")
    Mono<JsonText> delete(Caller caller, @ClientBody DeleteBody body) {
        var ids = body.coupon_ids();
        if (ids == null || ids.isEmpty() || ids.size() > MOST_IDS) {
            throw malformed("coupon_ids is missing or too long");
        }
        return delete.run(
                        caller.id(),
                        ids.stream().map(CouponEndpoints::id).distinct().toList())
                .map("총 %d개 삭제되었습니다"::formatted)
                .map(JsonText::new);
    }

    @GetMapping("/coupon/manager")
    Mono<List<CouponJson<Long>>> offers(
            Optional<Caller> caller, @RequestParam(required = false) @Nullable String page) {
        return read.offers(caller.map(Caller::id).orElse(null), Page.of(page, PAGE_SIZE))
                .map(coupons -> coupons.stream().map(CouponJson::plain).toList());
    }

    private static CouponId id(@Nullable String id) {
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw malformed("coupon is missing");
        }
        return new CouponId(id);
    }

    private static RefusedException malformed(String reason) {
        return new RefusedException(new RequestProblem.Malformed(reason));
    }
}
