package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reading payments. */
@Component
final class PaymentEndpoints {
    private static final Set<String> STATUSES = Set.of("ready", "paid", "failed", "cancelled");
    private static final int MOST_AT_ONCE = 100;

    private final Payments payments;
    private final Timeline timeline;

    PaymentEndpoints(Payments payments, Timeline timeline) {
        this.payments = payments;
        this.timeline = timeline;
    }

    void addTo(Builder routes) {
        routes.GET("/payments", this::many)
                .GET("/payments/{imp_uid}", this::one)
                .GET("/payments/find/{merchant_uid}", this::newest)
                .GET("/payments/find/{merchant_uid}/{status}", this::newest)
                .GET("/payments/findAll/{merchant_uid}", this::all)
                .GET("/payments/findAll/{merchant_uid}/{status}", this::all);
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        var payment = timeline.atomically(() -> payments.find(request.pathVariable("imp_uid")))
                .filter(found -> visible(found, request))
                .orElseThrow(IamportRefusedException::notFound);
        return answer(200, IamportJson.payment(payment));
    }

    private Mono<ServerResponse> newest(ServerRequest request) {
        return answer(200, IamportJson.payment(ofOrder(request).getFirst()));
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        var query = Fields.ofQuery(request);
        var page = Objects.requireNonNullElse(query.whole("page", 1, 1_000_000), 1L);
        var limit = Objects.requireNonNullElse(query.whole("limit", 1, 1_000), 20L);
        var found = ofOrder(request);
        var shown = found.stream().skip((page - 1) * limit).limit(limit).toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("total", found.size());
        json.put("previous", page - 1);
        json.put("next", page * limit < found.size() ? page + 1 : 0);
        json.put("list", shown.stream().map(IamportJson::payment).toList());
        return answer(200, json);
    }

    /** 207 says that some of the asked are missing. */
    private Mono<ServerResponse> many(ServerRequest request) {
        var impUids = values(request, "imp_uid");
        var merchantUids = values(request, "merchant_uid");
        var asked = impUids.size() + merchantUids.size();
        if (asked == 0 || asked > MOST_AT_ONCE) {
            throw new BadInputException("imp_uid[]", "from 1 to " + MOST_AT_ONCE + " imp_uid[] and merchant_uid[]");
        }
        var found = timeline.atomically(() -> Stream.concat(
                        impUids.stream().flatMap(id -> payments.find(id).stream()),
                        merchantUids.stream()
                                .flatMap(id -> payments.ofOrder(id).stream().limit(1)))
                .filter(payment -> visible(payment, request))
                .toList());
        if (found.isEmpty()) {
            throw IamportRefusedException.notFound();
        }
        var status = found.size() < asked ? 207 : 200;
        return answer(status, found.stream().map(IamportJson::payment).toList());
    }

    private static List<String> values(ServerRequest request, String name) {
        var query = request.queryParams();
        var all = new ArrayList<>(query.getOrDefault(name + "[]", List.of()));
        all.addAll(query.getOrDefault(name, List.of()));
        return all;
    }

    /** The order's visible payments in the asked order; never empty. */
    private List<Payment> ofOrder(ServerRequest request) {
        var merchantUid = request.pathVariable("merchant_uid");
        if (!merchantUid.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw new BadInputException("merchant_uid", "must be ASCII");
        }
        var status = request.pathVariables().get("status");
        if (status != null && !STATUSES.contains(status)) {
            throw new BadInputException("payment_status", "must be ready, paid, failed or cancelled");
        }
        var sorting = Sorting.of(Fields.ofQuery(request).text("sorting", "-started"));
        var wanted = status == null ? null : Status.valueOf(status.toUpperCase(Locale.ROOT));
        var found = timeline.atomically(() -> payments.ofOrder(merchantUid)).stream()
                .filter(payment -> wanted == null || payment.status() == wanted)
                .filter(payment -> visible(payment, request))
                .sorted(sorting)
                .toList();
        if (found.isEmpty()) {
            throw IamportRefusedException.notFound();
        }
        return found;
    }

    /** A payment of a test channel is not found unless asked for. */
    private static boolean visible(Payment payment, ServerRequest request) {
        return !payment.sandbox() || Fields.ofQuery(request).flag("include_sandbox", false);
    }

    private static Mono<ServerResponse> answer(int status, Object response) {
        return ServerResponse.status(status).bodyValue(IamportJson.envelope(0, null, response));
    }
}
