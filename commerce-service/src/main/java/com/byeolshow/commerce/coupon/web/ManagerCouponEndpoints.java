package com.byeolshow.commerce.coupon.web;

import com.byeolshow.commerce.coupon.ChangeCoupon;
import com.byeolshow.commerce.coupon.CountedCoupon;
import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.CreateCoupon;
import com.byeolshow.commerce.coupon.ReadCoupons;
import com.byeolshow.commerce.coupon.model.Coupon.Category;
import com.byeolshow.commerce.coupon.model.Coupon.Discount;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.commerce.coupon.model.CouponDraft;
import com.byeolshow.commerce.coupon.model.CouponProblem.Unclaimable;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Coupons as staff make and keep them. */
@RestController
@RequestMapping("/v1/manager/coupons")
class ManagerCouponEndpoints {

    private static final int PAGE_SIZE = 50;

    private final CreateCoupon create;
    private final ChangeCoupon change;
    private final ReadCoupons read;

    ManagerCouponEndpoints(CreateCoupon create, ChangeCoupon change, ReadCoupons read) {
        this.create = create;
        this.change = change;
        this.read = read;
    }

    /** A page of coupons, newest first. */
    record CouponPage(List<ManagedCoupon> coupons, int page, boolean hasMore) {}

    /**
     * A coupon as staff see it.
     *
     * @param state {@code open} or {@code closed}
     * @param quantity null for no limit
     * @param issued to how many customers, ever
     */
    record ManagedCoupon(
            String id,
            String name,
            String description,
            String type,
            boolean only,
            ManagedCategory category,
            ManagedDiscount discount,
            ManagedPrice price,
            String claimableFrom,
            @Nullable String claimableUntil,
            @Nullable String expiresAt,
            @Nullable Long quantity,
            String state,
            long issued,
            long used,
            long version,
            String createdAt,
            String updatedAt) {

        static ManagedCoupon of(CountedCoupon counted) {
            var coupon = counted.coupon();
            var terms = coupon.terms();
            var period = terms.period();
            return new ManagedCoupon(
                    coupon.id().value(),
                    terms.name(),
                    terms.description(),
                    terms.kind() == Kind.PRODUCT ? "product" : "cart",
                    terms.only(),
                    ManagedCategory.of(terms.category()),
                    ManagedDiscount.of(terms.discount()),
                    new ManagedPrice(
                            terms.limits().min().value(), won(terms.limits().max())),
                    SeoulTime.iso(period.claimableFrom()),
                    SeoulTime.isoOrNull(period.claimableUntil()),
                    SeoulTime.isoOrNull(period.expiresAt()),
                    terms.quantity(),
                    coupon.open() ? "open" : "closed",
                    counted.issued(),
                    counted.used(),
                    coupon.version(),
                    SeoulTime.iso(coupon.createdAt()),
                    SeoulTime.iso(coupon.updatedAt()));
        }
    }

    /** The goods it is for. */
    record ManagedCategory(String type, List<String> collectionIds, List<String> productIds) {

        static ManagedCategory of(Category category) {
            return switch (category) {
                case Category.Any _ -> new ManagedCategory("any", List.of(), List.of());
                case Category.Include(var collections, var products) ->
                    new ManagedCategory("include", collections, products);
            };
        }
    }

    /** What it takes off: percent or won. */
    record ManagedDiscount(
            String type, long value, @Nullable Long max) {

        static ManagedDiscount of(Discount discount) {
            return switch (discount) {
                case Discount.Percentage(var percent, var max) -> new ManagedDiscount("percentage", percent, won(max));
                case Discount.Fixed(var sum) -> new ManagedDiscount("fixed", sum.value(), null);
            };
        }
    }

    /** What the goods must cost, in won. */
    record ManagedPrice(long min, @Nullable Long max) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ManagedCoupon> create(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @ClientBody CouponDraft draft) {
        return create.run(draft, IdempotencyKey.of(caller.id(), key)).map(ManagedCoupon::of);
    }

    @GetMapping
    Mono<CouponPage> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String page) {
        Optional<Boolean> open = Optional.ofNullable(state).map(ManagerCouponEndpoints::isOpen);
        var wanted = Page.of(page, PAGE_SIZE);
        return read.all(open.orElse(null), wanted)
                .map(found -> new CouponPage(
                        found.stream().limit(PAGE_SIZE).map(ManagedCoupon::of).toList(),
                        wanted.number(),
                        found.size() > PAGE_SIZE));
    }

    private static boolean isOpen(String state) {
        return switch (state) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw new RefusedException(new RequestProblem.Malformed("state is open or closed"));
        };
    }

    @GetMapping("/{id}")
    Mono<ManagedCoupon> one(@PathVariable String id) {
        return read.one(known(id)).map(ManagedCoupon::of);
    }

    @PutMapping("/{id}")
    Mono<ManagedCoupon> change(@PathVariable String id, @ClientBody CouponDraft draft) {
        return change.run(known(id), draft).map(ManagedCoupon::of);
    }

    @PostMapping("/{id}/close")
    Mono<ManagedCoupon> close(@PathVariable String id) {
        return change.close(known(id)).map(ManagedCoupon::of);
    }

    /** What cannot be a coupon's id names no coupon. */
    private static CouponId known(String id) {
        if (!id.matches("[0-9A-Za-z]{1,40}")) {
            throw new RefusedException(Unclaimable.NO_SUCH_COUPON);
        }
        return new CouponId(id);
    }

    private static @Nullable Long won(@Nullable Won won) {
        return won == null ? null : won.value();
    }
}
