package com.byeolshow.commerce.coupon.model;

import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.model.Coupon.Category;
import com.byeolshow.commerce.coupon.model.Coupon.Discount;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.commerce.coupon.model.Coupon.Limits;
import com.byeolshow.commerce.coupon.model.Coupon.Period;
import com.byeolshow.commerce.coupon.model.Coupon.Terms;
import com.byeolshow.commerce.coupon.model.CouponDraft.CategoryDraft;
import com.byeolshow.commerce.coupon.model.CouponDraft.DiscountDraft;
import com.byeolshow.commerce.coupon.model.CouponDraft.PriceDraft;
import com.byeolshow.platform.form.Findings;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns a draft into a coupon. A change holds for coupons issued before it as well: customers see and get what staff
 * last decided. Only the quantity remembers, as it can neither fall below what was issued nor come or go altogether.
 */
public final class DraftRules {

    /** More than anything in the shop costs, and far from overflow in any sum. */
    static final long MOST_WON = 1_000_000_000L;

    static final long MOST_COUPONS = 100_000_000L;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_DESCRIPTION = 2_000;
    static final int MOST_REFERENCES = 200;

    private DraftRules() {}

    /** What became of a draft. */
    public sealed interface Drafting {

        record Drafted(Coupon coupon) implements Drafting {}

        record Refused(CouponProblem problem) implements Drafting {}
    }

    public static Drafting create(CouponId id, CouponDraft draft, Instant now) {
        var findings = new Findings();
        Terms terms = terms(draft, now, findings);
        return findings.any()
                ? new Drafting.Refused(new CouponProblem.InvalidFields(findings.errors()))
                : new Drafting.Drafted(new Coupon(id, terms, true, 1, now, now));
    }

    /** A coupon without a start keeps the one it has. */
    public static Drafting change(Coupon current, CouponDraft draft, Instant now) {
        var findings = new Findings();
        Terms terms = terms(draft, current.terms().period().claimableFrom(), findings);
        long version = findings.number("version", draft.version(), 1, Long.MAX_VALUE);
        if ((terms.quantity() == null) != (current.terms().quantity() == null)) {
            findings.add(
                    "quantity",
                    "수량 제한은 쿠폰을 만들 때만 정할 수 있습니다.",
                    "A limited quantity can only be set when the coupon is made.");
        }
        if (findings.any()) {
            return new Drafting.Refused(new CouponProblem.InvalidFields(findings.errors()));
        }
        return version == current.version()
                ? new Drafting.Drafted(new Coupon(
                        current.id(), terms, current.open(), current.version() + 1, current.createdAt(), now))
                : new Drafting.Refused(new CouponProblem.VersionConflict(current.version()));
    }

    /** Nobody can claim it from now on; those who have it can still use it. */
    public static Coupon close(Coupon coupon, Instant now) {
        return coupon.open()
                ? new Coupon(coupon.id(), coupon.terms(), false, coupon.version() + 1, coupon.createdAt(), now)
                : coupon;
    }

    private static Terms terms(CouponDraft draft, Instant start, Findings findings) {
        return new Terms(
                findings.text("name", draft.name(), LONGEST_NAME),
                findings.optionalText("description", draft.description(), LONGEST_DESCRIPTION),
                kind(draft.type(), findings),
                Boolean.TRUE.equals(draft.only()),
                category(draft.category(), findings),
                discount(draft.discount(), findings),
                limits(draft.price(), findings),
                period(draft, start, findings),
                findings.optionalNumber("quantity", draft.quantity(), 1, MOST_COUPONS));
    }

    private static Kind kind(@Nullable String type, Findings findings) {
        return switch (Objects.requireNonNullElse(type, "")) {
            case "product" -> Kind.PRODUCT;
            case "cart" -> Kind.CART;
            default -> {
                findings.add("type", "product 또는 cart여야 합니다.", "Must be product or cart.");
                yield Kind.CART;
            }
        };
    }

    private static Category category(@Nullable CategoryDraft draft, Findings findings) {
        if (draft == null) {
            return new Category.Any();
        }
        var collections = findings.ids("category.collectionIds", draft.collectionIds(), MOST_REFERENCES);
        var products = findings.ids("category.productIds", draft.productIds(), MOST_REFERENCES);
        boolean empty = collections.isEmpty() && products.isEmpty();
        switch (Objects.requireNonNullElse(draft.type(), "")) {
            case "any" -> {
                if (!empty) {
                    findings.add(
                            "category.type",
                            "컬렉션이나 상품을 지정하려면 include여야 합니다.",
                            "Must be include when collections or products are named.");
                }
            }
            case "include" -> {
                if (empty) {
                    findings.add("category", "컬렉션이나 상품을 하나 이상 지정해야 합니다.", "Name a collection or a product.");
                }
            }
            default -> findings.add("category.type", "any 또는 include여야 합니다.", "Must be any or include.");
        }
        return empty ? new Category.Any() : new Category.Include(collections, products);
    }

    private static Discount discount(@Nullable DiscountDraft draft, Findings findings) {
        if (draft == null) {
            findings.add("discount", Findings.REQUIRED);
            return new Discount.Fixed(Won.of(1));
        }
        return switch (Objects.requireNonNullElse(draft.type(), "")) {
            case "percentage" ->
                new Discount.Percentage(
                        Math.toIntExact(findings.number("discount.value", draft.value(), 1, 100)),
                        won(findings.optionalNumber("discount.max", draft.max(), 1, MOST_WON)));
            case "fixed" -> {
                if (draft.max() != null) {
                    findings.add("discount.max", "정률 할인에만 지정할 수 있습니다.", "Only a percentage can have one.");
                }
                yield new Discount.Fixed(Won.of(findings.number("discount.value", draft.value(), 1, MOST_WON)));
            }
            default -> {
                findings.add("discount.type", "percentage 또는 fixed여야 합니다.", "Must be percentage or fixed.");
                yield new Discount.Fixed(Won.of(1));
            }
        };
    }

    private static Limits limits(@Nullable PriceDraft draft, Findings findings) {
        if (draft == null) {
            return new Limits(Won.ZERO, null);
        }
        long min = Objects.requireNonNullElse(findings.optionalNumber("price.min", draft.min(), 0, MOST_WON), 0L);
        Long max = findings.optionalNumber("price.max", draft.max(), 0, MOST_WON);
        if (max != null && max < min) {
            findings.add("price.max", "최소 금액보다 작을 수 없습니다.", "Must not be less than the lowest amount.");
        }
        return new Limits(Won.of(min), won(max));
    }

    private static Period period(CouponDraft draft, Instant start, Findings findings) {
        Instant from =
                Objects.requireNonNullElse(findings.optionalInstant("claimableFrom", draft.claimableFrom()), start);
        Instant until = findings.optionalInstant("claimableUntil", draft.claimableUntil());
        Instant expiresAt = findings.optionalInstant("expiresAt", draft.expiresAt());
        if (until != null && !until.isAfter(from)) {
            findings.add("claimableUntil", "발급 시작보다 뒤여야 합니다.", "Must be later than the beginning.");
        }
        if (expiresAt != null && !expiresAt.isAfter(from)) {
            findings.add("expiresAt", "발급 시작보다 뒤여야 합니다.", "Must be later than the beginning.");
        }
        return new Period(from, until, expiresAt);
    }

    private static @Nullable Won won(@Nullable Long value) {
        return value == null ? null : Won.of(value);
    }
}
