package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.DecideDeposit;
import com.byeolshow.commerce.order.OrderSearch;
import com.byeolshow.commerce.order.ReadOrders;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders for staff: finding and reading them, and deciding about deposits of another sum than due. */
@RestController
class ManagerOrderEndpoints {

    private static final int PAGE_SIZE = 50;
    private static final Set<String> STATUSES = Set.of(
            "placed",
            "under-paid",
            "paid",
            "over-paid",
            "cancelled",
            "under-refunded",
            "partially-refunded",
            "refunded",
            "over-refunded");

    private final ReadOrders read;
    private final DecideDeposit decide;

    ManagerOrderEndpoints(ReadOrders read, DecideDeposit decide) {
        this.read = read;
        this.decide = decide;
    }

    /** A page of orders, newest first. */
    record OrderPage(List<ListedOrder> orders, int page, boolean hasMore) {}

    /**
     * An order in the list of staff.
     *
     * @param waitingToShip whether goods of a paid order still have to leave
     */
    record ListedOrder(
            String orderId,
            String customerId,
            String status,
            boolean done,
            String title,
            long amount,
            long refunded,
            boolean waitingToShip,
            boolean openRefund,
            String placedAt) {

        static ListedOrder of(OrderSheet sheet) {
            var order = sheet.order();
            return new ListedOrder(
                    order.id().value(),
                    order.head().customerId(),
                    order.status(),
                    order.isDone(),
                    sheet.title(),
                    order.head().amount().value(),
                    order.givenBack().value(),
                    order.taken() != null && sheet.isWaitingToShip(),
                    sheet.hasOpenRefund(),
                    SeoulTime.iso(sheet.placedAt()));
        }
    }

    /**
     * Newest first.
     *
     * @param from placed at that time or later; a day alone begins at midnight in Korea
     * @param to placed before that time; a day alone is included
     */
    @GetMapping("/v1/manager/orders")
    Mono<OrderPage> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String page) {
        if (status != null && !STATUSES.contains(status)) {
            throw Texts.malformed("status is no state of an order");
        }
        var search = new OrderSearch(
                Optional.ofNullable(status),
                Optional.ofNullable(Texts.optional(customer, Texts.LONGEST_ID, "customer")),
                time(from, "from", 0),
                time(to, "to", 1));
        Page asked = Page.of(page, PAGE_SIZE);
        return read.search(search, asked)
                .map(sheets -> new OrderPage(
                        sheets.stream().map(ListedOrder::of).toList(), asked.number(), sheets.size() == PAGE_SIZE));
    }

    private static Optional<Instant> time(@Nullable String text, String name, int daysAfter) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)
                    .plusDays(daysAfter)
                    .atStartOfDay(SeoulTime.ZONE)
                    .toInstant());
        } catch (DateTimeParseException noDayAlone) {
            return Optional.of(
                    SeoulTime.parse(text).orElseThrow(() -> Texts.malformed(name + " is no date or date with time")));
        }
    }

    @GetMapping("/v1/manager/orders/{orderId}")
    Mono<ManagedOrder> one(@PathVariable String orderId) {
        return read.any(Texts.orderId(orderId)).map(ManagedOrder::of);
    }

    /** Takes a deposit of another sum for the price. */
    @PostMapping("/v1/manager/orders/{orderId}/payment/accept")
    Mono<ManagedOrder> acceptPayment(@PathVariable String orderId) {
        return decide.accept(Texts.orderId(orderId)).map(ManagedOrder::of);
    }

    /** Gives a deposit of another sum back and ends the order. */
    @PostMapping("/v1/manager/orders/{orderId}/payment/return")
    Mono<ManagedOrder> returnPayment(@PathVariable String orderId) {
        return decide.giveBack(Texts.orderId(orderId)).map(ManagedOrder::of);
    }
}
