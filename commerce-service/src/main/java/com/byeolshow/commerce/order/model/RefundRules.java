package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;

import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.GivingBack;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Refund.Acceptance;
import com.byeolshow.commerce.order.model.Refund.Accepted;
import com.byeolshow.commerce.order.model.Refund.Cancellation;
import com.byeolshow.commerce.order.model.Refund.Cancelled;
import com.byeolshow.commerce.order.model.Refund.Claim;
import com.byeolshow.commerce.order.model.Refund.Requested;
import com.byeolshow.commerce.order.model.Refund.Settled;
import com.byeolshow.commerce.order.model.RefundBook.Item;
import com.byeolshow.commerce.order.model.RefundBook.Shipment;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people ask of refunds, which can be refused: to have one, to agree to it, to give it up. */
public final class RefundRules {

    private RefundRules() {}

    /** What staff say about a shipping fee. */
    public enum Fee {
        /** As claimed, if the customer named the shipment or keeps nothing of the vendor; else it stays. */
        BY_RULE,
        /** It goes back. */
        INCLUDED,
        /** It stays. */
        LEFT_OUT
    }

    /**
     * How staff agree to a refund.
     *
     * @param by who
     * @param restock false for goods that cannot be sold again
     */
    public record Terms(String by, Fee fee, boolean restock) {}

    /** A customer asks for money back. */
    public static Outcome<Refund> request(RefundBook book, RefundWish wish, RefundId id, Instant now) {
        return switch (book.order()) {
            case Placed _ -> refused(new OrderProblem.NotPaid());
            case Deviating _ -> refused(new OrderProblem.PaymentUnderReview());
            case Order.Cancelled _ -> refused(new OrderProblem.AlreadyCancelled());
            case GivingBack _ when book.isAllBack() -> refused(new RefundProblem.AlreadyRefunded());
            case Paid _, GivingBack _ when book.order().isDone() -> refused(new OrderProblem.Done());
            case Paid _, GivingBack _ ->
                problemWith(wish, book)
                        .<Outcome<Refund>>map(Outcome::refused)
                        .orElseGet(() -> claim(book, wish, id, now));
        };
    }

    private static Optional<Problem> problemWith(RefundWish wish, RefundBook book) {
        if (wish.reason().isBlank()) {
            return Optional.of(new RefundProblem.ReasonMissing());
        }
        if (wish.items().isEmpty()) {
            return Optional.of(new RefundProblem.ItemsMissing());
        }
        Map<String, Item> items = byId(book);
        Set<String> seen = new HashSet<>();
        Set<String> vendors = new HashSet<>();
        for (RefundWish.Item want : wish.items()) {
            Item item = items.get(want.itemId());
            if (item == null) {
                return Optional.of(new RefundProblem.NoSuchItem());
            }
            if (!seen.add(item.id())) {
                return Optional.of(new RefundProblem.ItemRepeated());
            }
            if (want.quantity() < 1) {
                return Optional.of(new RefundProblem.ImpossibleQuantity());
            }
            vendors.add(item.vendor());
        }
        Map<String, String> vendorOf =
                book.shipments().stream().collect(Collectors.toMap(Shipment::id, Shipment::vendor));
        for (String shipment : wish.shipments()) {
            String vendor = vendorOf.get(shipment);
            if (vendor == null) {
                return Optional.of(new RefundProblem.NoSuchShipment());
            }
            vendors.add(vendor);
        }
        if (vendors.size() > 1) {
            return Optional.of(new RefundProblem.SeveralVendors());
        }
        Map<String, Integer> wanted = wanted(wish);
        return items.values().stream().anyMatch(item -> wanted.getOrDefault(item.id(), 0) > book.left(item))
                ? Optional.of(new RefundProblem.MoreThanLeft())
                : Optional.empty();
    }

    private static Map<String, Item> byId(RefundBook book) {
        return book.items().stream().collect(Collectors.toMap(Item::id, Function.identity()));
    }

    private static Map<String, Integer> wanted(RefundWish wish) {
        Map<String, Integer> units = new HashMap<>();
        wish.items().forEach(item -> units.put(item.itemId(), item.quantity()));
        return units;
    }

    /**
     * The fee goes back with the last unit of the vendor's goods: while the customer keeps something, it was shipped for
     * a reason. A customer who names the shipment claims its fee earlier, and staff decide. Goods that travelled free
     * have no fee to give back, also when the part that is kept would not have travelled free alone.
     */
    private static Outcome<Refund> claim(RefundBook book, RefundWish wish, RefundId id, Instant now) {
        Map<String, Item> items = byId(book);
        var lines = new ArrayList<Refund.Line>();
        String vendor = "";
        for (RefundWish.Item want : wish.items()) {
            Item item = items.get(want.itemId());
            if (item != null) {
                vendor = item.vendor();
                lines.add(new Refund.Line(
                        item.id(),
                        item.productId(),
                        item.variantId(),
                        want.quantity(),
                        book.shareOf(item, want.quantity())));
            }
        }
        boolean named = !wish.shipments().isEmpty();
        Won shipping = named || book.isRestOf(vendor, wanted(wish)) ? book.feeLeft(vendor, null) : Won.ZERO;
        var claim = new Claim(
                id,
                book.order().id(),
                book.order().head().customerId(),
                vendor,
                wish.reason(),
                List.copyOf(lines),
                shipping,
                named,
                Won.ZERO,
                null,
                now);
        Won whole = claim.goods().plus(shipping);
        Won amount = whole.min(book.moneyLeft(null));
        return whole.isPositive() && amount.isZero()
                ? refused(new RefundProblem.NothingLeft())
                : changed(new Requested(claim.with(shipping, amount)));
    }

    /** Staff agree; agreeing again changes nothing. */
    public static Outcome<Refund> accept(RefundBook book, Refund refund, Terms terms, Instant now) {
        return switch (refund) {
            case Requested(var claim)
            when terms.fee() == Fee.INCLUDED && book.isFeeHeld(claim.vendor(), claim.id()) ->
                refused(new RefundProblem.ShippingClaimed());
            case Requested(var claim) -> accepted(book, claim, terms, now);
            case Accepted _, Settled _ -> unchanged(refund);
            case Cancelled _ -> refused(new RefundProblem.Withdrawn());
        };
    }

    /** What is left of the order's money is looked at again: some of it may have gone back since the request. */
    private static Outcome<Refund> accepted(RefundBook book, Claim claim, Terms terms, Instant now) {
        Won shipping =
                switch (terms.fee()) {
                    case BY_RULE ->
                        claim.shippingNamed() || book.isRestOf(claim.vendor(), Map.of()) ? claim.shipping() : Won.ZERO;
                    case INCLUDED -> book.feeLeft(claim.vendor(), claim.id());
                    case LEFT_OUT -> Won.ZERO;
                };
        Won amount = claim.goods().plus(shipping).min(book.moneyLeft(claim.id()));
        return changed(
                new Accepted(claim.with(shipping, amount), new Acceptance(terms.by(), terms.restock(), now)),
                new RefundAccepted(
                        claim.orderId(),
                        claim.id(),
                        claim.customerId(),
                        amount,
                        shipping.min(amount),
                        claim.reason(),
                        now));
    }

    /** The customer withdraws it or staff reject it, as long as nobody agreed; giving up again changes nothing. */
    public static Outcome<Refund> cancel(Refund refund, String reason, String by, Instant now) {
        return switch (refund) {
            case Requested(var claim) -> changed(new Cancelled(claim, new Cancellation(reason, by, now), Won.ZERO));
            case Accepted _, Settled _ -> refused(new RefundProblem.AlreadyAccepted());
            case Cancelled _ -> unchanged(refund);
        };
    }
}
