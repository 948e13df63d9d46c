package com.byeolshow.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The provider as the contract describes it, with payments that remember what was done to them: WireMock behind the
 * routes, so that every request is also on record. Every payment has its own queue of faults.
 */
public final class IamportStand {

    public static final String CARD_NUMBER = "5428790000000294";
    public static final String ACCOUNT_NUMBER = "56211-0000-9876";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis());

    /** What goes wrong with one call. */
    public enum Fault {
        FAILS_500,
        SLOW,
        /** Slow, yet within what a verification waits for. */
        RATHER_SLOW,
        /** The change is made, the answer never comes. */
        COMMITS_THEN_HANGS,
        /** HTTP 200 with code 1. */
        CODE_1,
        /** HTTP 429, to be asked again at once. */
        TOO_MANY,
        /** HTTP 200 with code -1: the card company said no. */
        CODE_MINUS_1,
        /** HTTP 429, to be asked again in a second. */
        TOO_MANY_FOR_A_SECOND,
        /** The answer ends in the middle. */
        TRUNCATED,
        /** HTML instead of JSON. */
        UNREADABLE
    }

    private static final class Payment {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        final List<Map<String, Object>> history = new ArrayList<>();
        final Deque<Fault> readFaults = new ArrayDeque<>();
        final Deque<Fault> cancelFaults = new ArrayDeque<>();
        final Deque<Fault> voidFaults = new ConcurrentLinkedDeque<>();
        final AtomicInteger voids = new AtomicInteger();
        final AtomicInteger reads = new AtomicInteger();
        final List<JsonNode> cancels = new CopyOnWriteArrayList<>();
        volatile boolean losesReasons;
    }

    private static final IamportStand RUNNING = new IamportStand();

    private final WireMockServer server;
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final Deque<Fault> manyFaults = new ConcurrentLinkedDeque<>();
    private final Map<String, Long> prepared = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> prepareFaults = new ConcurrentHashMap<>();
    private final List<String> prepareCalls = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile boolean refusesTokens;
    private volatile String token = "stand-token-0";

    private IamportStand() {
        server = new WireMockServer(
                wireMockConfig().dynamicPort().containerThreads(40).extensions(new Answers()));
        server.stubFor(any(anyUrl()).willReturn(WireMock.aResponse().withTransformers("iamport")));
        server.start();
    }

    public static IamportStand running() {
        return RUNNING;
    }

    public String url() {
        return server.baseUrl();
    }

    /** A card payment that went through. */
    public String paid(String orderId, long amount) {
        String id = opened(orderId, "paid", "card", amount);
        change(id, "paid_at", 1903867200L);
        change(id, "card_number", CARD_NUMBER);
        return id;
    }

    /** A virtual account that waits for its deposit. */
    public String accountIssued(String orderId, long amount) {
        String id = opened(orderId, "ready", "vbank", amount);
        change(id, "vbank_name", "신한은행");
        change(id, "vbank_num", ACCOUNT_NUMBER);
        change(id, "vbank_date", 1904000000L);
        return id;
    }

    /** An attempt in any state. */
    public String opened(String orderId, String status, String method, long amount) {
        String id = "imp_" + IDS.incrementAndGet();
        var payment = new Payment();
        payment.fields.put("imp_uid", id);
        payment.fields.put("merchant_uid", orderId);
        payment.fields.put("status", status);
        payment.fields.put("pay_method", method);
        payment.fields.put("amount", amount);
        payment.fields.put("cancel_amount", 0);
        payment.fields.put("currency", "KRW");
        payment.fields.put("paid_at", 0);
        payment.fields.put("buyer_tel", "010-1234-5678");
        payment.fields.put("field_of_the_future", Map.of("a", 1));
        payments.put(id, payment);
        return id;
    }

    public void change(String id, String field, Object value) {
        var payment = payment(id);
        synchronized (payment) {
            payment.fields.put(field, value);
        }
    }

    /** Leaves a field out, as the provider may. */
    public void remove(String id, String field) {
        var payment = payment(id);
        synchronized (payment) {
            payment.fields.remove(field);
        }
    }

    public void onRead(String id, Fault... faults) {
        payment(id).readFaults.addAll(List.of(faults));
    }

    public void onCancel(String id, Fault... faults) {
        payment(id).cancelFaults.addAll(List.of(faults));
    }

    public void onVoid(String id, Fault... faults) {
        payment(id).voidFaults.addAll(List.of(faults));
    }

    /** How often closing the virtual account was asked for. */
    public int voids(String id) {
        return payment(id).voids.get();
    }

    /** What goes wrong with registering an order's amount. */
    public void onPrepare(String orderId, Fault... faults) {
        prepareFaults
                .computeIfAbsent(orderId, _ -> new ConcurrentLinkedDeque<>())
                .addAll(List.of(faults));
    }

    /** Registers an amount as somebody else would have. */
    public void prepare(String orderId, long amount) {
        prepared.put(orderId, amount);
    }

    /** What an order is registered with; null if it is not. */
    public @Nullable Long prepared(String orderId) {
        return prepared.get(orderId);
    }

    /** Method and order of every call about registered amounts. */
    public List<String> prepareCalls(String orderId) {
        return prepareCalls.stream()
                .filter(call -> call.endsWith(" " + orderId))
                .toList();
    }

    /** Makes every token worthless, fresh ones included. */
    public void refuseTokens(boolean all) {
        refusesTokens = all;
    }

    /** What goes wrong with the next calls that read many payments at once. */
    public void onMany(Fault... faults) {
        manyFaults.addAll(List.of(faults));
    }

    /** Lets the payment's history forget why money went back, as some payment gateways do. */
    public void loseReasons(String id) {
        payment(id).losesReasons = true;
    }

    /** Makes the provider forget that anything of a payment went back. */
    public void undo(String id) {
        var payment = payment(id);
        synchronized (payment) {
            payment.history.clear();
            payment.fields.put("cancel_amount", 0);
        }
    }

    /** Makes the provider forget a payment. */
    public void forget(String id) {
        payments.remove(id);
    }

    public int reads(String id) {
        return payment(id).reads.get();
    }

    /** Bodies of the cancellations asked for, refused ones included. */
    public List<JsonNode> cancels(String id) {
        return payment(id).cancels;
    }

    /** What went back. */
    public long returned(String id) {
        return ((Number) Objects.requireNonNull(payment(id).fields.get("cancel_amount"))).longValue();
    }

    /** Adds a return that already happened. */
    public void returnedBefore(String id, long amount, String reason) {
        var payment = payment(id);
        synchronized (payment) {
            give(payment, amount, reason);
        }
    }

    /** Makes the token in use worthless. */
    public void revokeToken() {
        token = "stand-token-" + tokens.incrementAndGet();
    }

    public int tokenRequests() {
        return server.countRequestsMatching(WireMock.postRequestedFor(WireMock.urlPathEqualTo("/users/getToken"))
                        .build())
                .getCount();
    }

    private Payment payment(String id) {
        return Objects.requireNonNull(payments.get(id), id);
    }

    private static void give(Payment payment, long amount, String reason) {
        long back = ((Number) Objects.requireNonNull(payment.fields.get("cancel_amount"))).longValue() + amount;
        payment.fields.put("cancel_amount", back);
        payment.history.add(Map.of(
                "amount",
                amount,
                "reason",
                payment.losesReasons ? "" : reason,
                "cancelled_at",
                1903870000L,
                "cancellation_id",
                "cancel_" + IDS.incrementAndGet()));
        if (back == ((Number) Objects.requireNonNull(payment.fields.get("amount"))).longValue()) {
            payment.fields.put("status", "cancelled");
        }
    }

    private final class Answers implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "iamport";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var request = event.getRequest();
            String path = request.getUrl().replaceAll("\\?.*", "");
            if (path.equals("/users/getToken")) {
                return ok(Map.of("access_token", token, "now", 1700000000, "expired_at", 1700001800));
            }
            if (refusesTokens || !("Bearer " + token).equals(request.getHeader("Authorization"))) {
                return answer(401, -1, "Unauthorized", null).build();
            }
            if (path.equals("/payments/cancel")) {
                return cancel(JSON.readTree(request.getBodyAsString()));
            }
            if (path.startsWith("/payments/prepare")) {
                return prepare(request.getMethod().getName(), path, request.getBodyAsString());
            }
            if (path.startsWith("/vbanks/")) {
                return voided(payments.get(path.substring(path.lastIndexOf('/') + 1)));
            }
            if (path.equals("/payments")) {
                return many(URLDecoder.decode(request.getUrl(), StandardCharsets.UTF_8));
            }
            if (path.startsWith("/payments/findAll/")) {
                return all(path.substring(path.lastIndexOf('/') + 1));
            }
            Payment payment = path.startsWith("/payments/find/")
                    ? payments.values().stream()
                            .filter(one -> path.endsWith("/" + one.fields.get("merchant_uid")))
                            .findFirst()
                            .orElse(null)
                    : payments.get(path.substring(path.lastIndexOf('/') + 1));
            if (payment == null || !request.getUrl().contains("include_sandbox=true")) {
                return answer(404, -1, "존재하지 않는 결제정보입니다.", null).build();
            }
            payment.reads.incrementAndGet();
            synchronized (payment) {
                return faulty(payment.readFaults.poll(), payment);
            }
        }

        private ResponseDefinition many(String url) {
            var asked = Pattern.compile("imp_uid\\[]=([^&]+)")
                    .matcher(url)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            var found =
                    asked.stream().map(payments::get).filter(Objects::nonNull).toList();
            if (found.isEmpty() || asked.size() > 100 || !url.contains("include_sandbox=true")) {
                return answer(404, -1, "존재하지 않는 결제정보입니다.", null).build();
            }
            return faulty(
                    manyFaults.poll(),
                    answer(
                            found.size() < asked.size() ? 207 : 200,
                            0,
                            null,
                            found.stream().map(this::view).toList()));
        }

        private ResponseDefinition all(String orderId) {
            var found = payments.values().stream()
                    .filter(one -> orderId.equals(one.fields.get("merchant_uid")))
                    .toList();
            found.forEach(one -> one.reads.incrementAndGet());
            return found.isEmpty()
                    ? answer(404, -1, "존재하지 않는 결제정보입니다.", null).build()
                    : ok(Map.of(
                            "total",
                            found.size(),
                            "previous",
                            0,
                            "next",
                            0,
                            "list",
                            found.stream().map(this::view).toList()));
        }

        private ResponseDefinition prepare(String method, String path, String body) {
            boolean reads = method.equals("GET");
            JsonNode sent = reads ? JSON.createObjectNode() : JSON.readTree(body);
            String order = reads
                    ? path.substring(path.lastIndexOf('/') + 1)
                    : sent.path("merchant_uid").asString();
            prepareCalls.add(method + " " + order);
            Fault fault = prepareFaults.getOrDefault(order, new ArrayDeque<>()).poll();
            boolean commits = fault == null || fault == Fault.COMMITS_THEN_HANGS;
            Long known = prepared.get(order);
            if (commits && known == null && !method.equals("POST")) {
                return answer(404, -1, "등록되지 않은 주문입니다.", null).build();
            }
            if (commits && known != null && method.equals("POST")) {
                return answer(200, 1, "이미 등록된 merchant_uid입니다.", null).build();
            }
            long amount = reads
                    ? Objects.requireNonNullElse(known, 0L)
                    : sent.path("amount").asLong();
            if (commits && !reads) {
                prepared.put(order, amount);
            }
            return faulty(
                    fault, answer(200, 0, null, Map.of("merchant_uid", order, "amount", amount, "currency", "KRW")));
        }

        private ResponseDefinition voided(@Nullable Payment payment) {
            if (payment == null) {
                return answer(404, -1, "존재하지 않는 결제정보입니다.", null).build();
            }
            synchronized (payment) {
                payment.voids.incrementAndGet();
                Fault fault = payment.voidFaults.poll();
                boolean commits = fault == null || fault == Fault.COMMITS_THEN_HANGS;
                if (commits && !"ready".equals(payment.fields.get("status"))) {
                    return answer(400, -1, "가상계좌 입금대기 상태가 아닙니다.", null).build();
                }
                if (commits) {
                    payment.fields.put("status", "cancelled");
                }
                return faulty(fault, payment);
            }
        }

        private ResponseDefinition cancel(JsonNode body) {
            Payment payment = payments.get(body.path("imp_uid").asString());
            if (payment == null) {
                return answer(200, 1, "취소할 결제건이 존재하지 않습니다.", null).build();
            }
            synchronized (payment) {
                payment.cancels.add(body);
                long amount = body.path("amount").asLong();
                long held = ((Number) Objects.requireNonNull(payment.fields.get("amount"))).longValue()
                        - ((Number) Objects.requireNonNull(payment.fields.get("cancel_amount"))).longValue();
                Fault fault = payment.cancelFaults.poll();
                boolean commits = fault == null || fault == Fault.COMMITS_THEN_HANGS;
                if (commits && (!body.has("checksum") || body.path("checksum").asLong() != held)) {
                    return answer(200, 1, "checksum 불일치", null).build();
                }
                if (commits
                        && payment.fields.get("vbank_num") != null
                        && !(body.has("refund_holder") && body.has("refund_bank") && body.has("refund_account"))) {
                    return answer(200, 1, "환불 계좌 정보가 필요합니다.", null).build();
                }
                if (commits) {
                    give(
                            payment,
                            amount == 0 ? held : amount,
                            body.path("reason").asString());
                }
                return faulty(fault, payment);
            }
        }

        private ResponseDefinition faulty(@Nullable Fault fault, Payment payment) {
            return faulty(fault, answer(200, 0, null, view(payment)));
        }

        private ResponseDefinition faulty(@Nullable Fault fault, ResponseDefinitionBuilder answer) {
            var usual = answer.build();
            return switch (fault) {
                case null -> usual;
                case TOO_MANY ->
                    answer(429, -1, "too many", null)
                            .withHeader("Retry-After", "0")
                            .build();
                case TOO_MANY_FOR_A_SECOND ->
                    answer(429, -1, "too many", null)
                            .withHeader("Retry-After", "1")
                            .build();
                case CODE_MINUS_1 -> answer(200, -1, "[F113]거절", null).build();
                case TRUNCATED ->
                    WireMock.aResponse()
                            .withHeader("Content-Type", "application/json; charset=utf-8")
                            .withBody("{\"code\":0,\"message\":null,\"respon")
                            .build();
                case FAILS_500 -> answer(500, -1, "PG", null).build();
                case CODE_1 -> answer(200, 1, "거절 " + CARD_NUMBER, null).build();
                case UNREADABLE ->
                    WireMock.aResponse().withBody("<html>busy</html>").build();
                case RATHER_SLOW ->
                    ResponseDefinitionBuilder.like(usual).withFixedDelay(2500).build();
                case SLOW, COMMITS_THEN_HANGS ->
                    ResponseDefinitionBuilder.like(usual).withFixedDelay(9000).build();
            };
        }

        private Map<String, @Nullable Object> view(Payment payment) {
            synchronized (payment) {
                var view = new LinkedHashMap<>(payment.fields);
                view.put("cancel_history", List.copyOf(payment.history));
                return view;
            }
        }

        private ResponseDefinition ok(Object response) {
            return answer(200, 0, null, response).build();
        }

        private ResponseDefinitionBuilder answer(
                int status, int code, @Nullable String message, @Nullable Object response) {
            var envelope = new LinkedHashMap<String, @Nullable Object>();
            envelope.put("code", code);
            envelope.put("message", message);
            envelope.put("response", response);
            return WireMock.aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json; charset=utf-8")
                    .withBody(JSON.writeValueAsString(envelope));
        }
    }
}
