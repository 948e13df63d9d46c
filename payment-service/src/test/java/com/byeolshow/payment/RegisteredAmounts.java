package com.byeolshow.payment;

import static com.byeolshow.payment.IamportAnswers.answer;
import static com.byeolshow.payment.IamportAnswers.commits;
import static com.byeolshow.payment.IamportAnswers.faulty;

import com.byeolshow.payment.IamportStand.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The amounts {@link IamportStand} was told to expect, by order: its {@code /payments/prepare}. */
final class RegisteredAmounts {

    private final HeldCalls held;
    private final Map<String, Long> amounts = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    RegisteredAmounts(HeldCalls held) {
        this.held = held;
    }

    void put(String orderId, long amount) {
        amounts.put(orderId, amount);
    }

    @Nullable
    Long get(String orderId) {
        return amounts.get(orderId);
    }

    void fail(String orderId, List<Fault> next) {
        faults.computeIfAbsent(orderId, _ -> new ConcurrentLinkedDeque<>()).addAll(next);
    }

    /** Method and order of every call. */
    List<String> calls(String orderId) {
        return calls.stream().filter(call -> call.endsWith(" " + orderId)).toList();
    }

    ResponseDefinition answerTo(String method, String path, String body) {
        boolean reads = method.equals("GET");
        var sent = JsonMapper.shared().readTree(reads ? "{}" : body);
        String order = reads
                ? path.substring(path.lastIndexOf('/') + 1)
                : sent.path("merchant_uid").asString();
        calls.add(method + " " + order);
        Fault fault = faults.getOrDefault(order, new ArrayDeque<>()).poll();
        if (fault == Fault.HELD) {
            held.await(order);
        }
        Long known = amounts.get(order);
        if (commits(fault) && known == null && !method.equals("POST")) {
            return answer(404, -1, "등록되지 않은 주문입니다.", null).build();
        }
        if (commits(fault) && known != null && method.equals("POST")) {
            return answer(200, 1, "이미 등록된 merchant_uid입니다.", null).build();
        }
        long amount = reads
                ? Objects.requireNonNullElse(known, 0L)
                : sent.path("amount").asLong();
        if (commits(fault) && !reads) {
            amounts.put(order, amount);
        }
        return faulty(fault, answer(200, 0, null, Map.of("merchant_uid", order, "amount", amount, "currency", "KRW")));
    }
}
