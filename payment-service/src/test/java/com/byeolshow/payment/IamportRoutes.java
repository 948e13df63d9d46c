package com.byeolshow.payment;

import static com.byeolshow.payment.IamportAnswers.answer;
import static com.byeolshow.payment.IamportAnswers.commits;
import static com.byeolshow.payment.IamportAnswers.faulty;
import static com.byeolshow.payment.IamportAnswers.noSuchPayment;
import static com.byeolshow.payment.IamportAnswers.ok;

import com.byeolshow.payment.IamportStand.Fault;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes of {@link IamportStand}, behind one WireMock stub: tokens, payments, cancellations, virtual accounts. */
final class IamportRoutes implements ResponseDefinitionTransformerV2 {

    static final String NAME = "iamport";

    final Map<String, StandPayment> payments = new ConcurrentHashMap<>();
    final HeldCalls held = new HeldCalls();
    final RegisteredAmounts registered = new RegisteredAmounts(held);
    final Deque<Fault> manyFaults = new ConcurrentLinkedDeque<>();
    volatile boolean refusesTokens;
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile String token = "stand-token-0";

    void revokeToken() {
        token = "stand-token-" + tokens.incrementAndGet();
    }

    @Override
    public String getName() {
        return NAME;
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
            return cancel(JsonMapper.shared().readTree(request.getBodyAsString()));
        }
        if (path.startsWith("/payments/prepare")) {
            return registered.answerTo(request.getMethod().getName(), path, request.getBodyAsString());
        }
        if (path.startsWith("/vbanks/")) {
            return voided(payments.get(last(path)));
        }
        if (path.equals("/payments")) {
            return many(URLDecoder.decode(request.getUrl(), StandardCharsets.UTF_8));
        }
        if (path.startsWith("/payments/findAll/")) {
            return all(last(path));
        }
        StandPayment payment = path.startsWith("/payments/find/")
                ? payments.values().stream()
                        .filter(one -> one.isOf(last(path)))
                        .findFirst()
                        .orElse(null)
                : payments.get(last(path));
        if (payment == null || !request.getUrl().contains("include_sandbox=true")) {
            return noSuchPayment();
        }
        payment.reads.incrementAndGet();
        Fault fault = payment.readFaults.poll();
        if (fault == Fault.HELD) {
            held.await(payment.id());
        }
        return faulty(fault, payment);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private ResponseDefinition many(String url) {
        var asked = Pattern.compile("imp_uid\\[]=([^&]+)")
                .matcher(url)
                .results()
                .map(match -> match.group(1))
                .toList();
        var found = asked.stream().map(payments::get).filter(Objects::nonNull).toList();
        if (found.isEmpty() || asked.size() > 100 || !url.contains("include_sandbox=true")) {
            return noSuchPayment();
        }
        return faulty(
                manyFaults.poll(),
                answer(
                        found.size() < asked.size() ? 207 : 200,
                        0,
                        null,
                        found.stream().map(StandPayment::view).toList()));
    }

    private ResponseDefinition all(String orderId) {
        var found = payments.values().stream().filter(one -> one.isOf(orderId)).toList();
        found.forEach(one -> one.reads.incrementAndGet());
        return found.isEmpty()
                ? noSuchPayment()
                : ok(Map.of(
                        "total",
                        found.size(),
                        "previous",
                        0,
                        "next",
                        0,
                        "list",
                        found.stream().map(StandPayment::view).toList()));
    }

    private static ResponseDefinition voided(@Nullable StandPayment payment) {
        if (payment == null) {
            return noSuchPayment();
        }
        synchronized (payment) {
            payment.voids.incrementAndGet();
            Fault fault = payment.voidFaults.poll();
            if (commits(fault) && !"ready".equals(payment.get("status"))) {
                return answer(400, -1, "가상계좌 입금대기 상태가 아닙니다.", null).build();
            }
            if (commits(fault)) {
                payment.set("status", "cancelled");
            }
            return faulty(fault, payment);
        }
    }

    private ResponseDefinition cancel(JsonNode body) {
        StandPayment payment = payments.get(body.path("imp_uid").asString());
        if (payment == null) {
            return answer(200, 1, "취소할 결제건이 존재하지 않습니다.", null).build();
        }
        payment.cancels.add(body);
        Fault fault = payment.cancelFaults.poll();
        if (fault == Fault.HELD) {
            held.await(payment.id());
        }
        ResponseDefinition answer = cancel(payment, body, fault);
        if (fault == Fault.COMMITS_THEN_IS_HELD) {
            held.await(payment.id());
        }
        return answer;
    }

    private static ResponseDefinition cancel(StandPayment payment, JsonNode body, @Nullable Fault fault) {
        synchronized (payment) {
            long amount = body.path("amount").asLong();
            long left = payment.held();
            if (commits(fault)
                    && (!body.has("checksum") || body.path("checksum").asLong() != left)) {
                return answer(200, 1, "checksum 불일치", null).build();
            }
            if (commits(fault)
                    && payment.get("vbank_num") != null
                    && !(body.has("refund_holder") && body.has("refund_bank") && body.has("refund_account"))) {
                return answer(200, 1, "환불 계좌 정보가 필요합니다.", null).build();
            }
            if (commits(fault)) {
                payment.giveBack(
                        amount == 0 ? left : amount, body.path("reason").asString());
            }
            return faulty(fault, payment);
        }
    }
}
