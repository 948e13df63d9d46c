package com.byeolshow.payment;

import com.byeolshow.payment.IamportStand.Fault;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A payment at {@link IamportStand}: what the provider knows of it, what was done to it, what shall go wrong with it. */
final class StandPayment {

    final Deque<Fault> readFaults = new ConcurrentLinkedDeque<>();
    final Deque<Fault> cancelFaults = new ConcurrentLinkedDeque<>();
    final Deque<Fault> voidFaults = new ConcurrentLinkedDeque<>();
    final AtomicInteger voids = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    final List<JsonNode> cancels = new CopyOnWriteArrayList<>();
    volatile boolean losesReasons;
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final List<Map<String, Object>> history = new ArrayList<>();

    StandPayment(String id, String orderId, String status, String method, long amount) {
        fields.put("imp_uid", id);
        fields.put("merchant_uid", orderId);
        fields.put("status", status);
        fields.put("pay_method", method);
        fields.put("amount", amount);
        fields.put("cancel_amount", 0);
        fields.put("currency", "KRW");
        fields.put("paid_at", 0);
        fields.put("buyer_tel", "010-1234-5678");
        fields.put("field_of_the_future", Map.of("a", 1));
    }

    String id() {
        return (String) Objects.requireNonNull(get("imp_uid"));
    }

    synchronized @Nullable Object get(String field) {
        return fields.get(field);
    }

    synchronized void set(String field, Object value) {
        fields.put(field, value);
    }

    synchronized void remove(String field) {
        fields.remove(field);
    }

    boolean isOf(@Nullable String orderId) {
        return Objects.equals(get("merchant_uid"), orderId);
    }

    long returned() {
        return number("cancel_amount");
    }

    /** What could still go back. */
    long held() {
        return number("amount") - returned();
    }

    private long number(String field) {
        return ((Number) Objects.requireNonNull(get(field))).longValue();
    }

    synchronized void giveBack(long amount, String reason) {
        set("cancel_amount", returned() + amount);
        history.add(Map.of(
                "amount",
                amount,
                "reason",
                losesReasons ? "" : reason,
                "cancelled_at",
                1903870000L,
                "cancellation_id",
                "cancel_" + IamportStand.nextId()));
        if (held() == 0) {
            set("status", "cancelled");
        }
    }

    synchronized void undo() {
        history.clear();
        set("cancel_amount", 0);
    }

    /** As the provider shows it. */
    synchronized Map<String, @Nullable Object> view() {
        var view = new LinkedHashMap<>(fields);
        view.put("cancel_history", List.copyOf(history));
        return view;
    }
}
