package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.iamport.model.PaymentRules;
import com.byeolshow.sandbox.iamport.model.Verdict;
import com.byeolshow.sandbox.iamport.model.Verdict.Done;
import com.byeolshow.sandbox.iamport.model.Verdict.Refused;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Virtual accounts by API, account holders and banks. */
@Component
final class VirtualAccountEndpoints {
    private static final long FARTHEST_DUE = 253_402_300_799L;

    private final Payments payments;
    private final PaymentWindow window;
    private final OpenQuestions open;
    private final Timeline timeline;

    VirtualAccountEndpoints(Payments payments, PaymentWindow window, OpenQuestions open, Timeline timeline) {
        this.payments = payments;
        this.window = window;
        this.open = open;
        this.timeline = timeline;
    }

    void addTo(Builder routes) {
        routes.POST("/vbanks", this::issue)
                .GET("/vbanks/holder", this::holder)
                .PUT("/vbanks/{imp_uid}", this::change)
                .DELETE("/vbanks/{imp_uid}", this::withdraw)
                .GET("/banks", _ -> answer(Banks.all()));
    }

    private Mono<ServerResponse> issue(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            fields.requireText("channel_key");
            var bankCode = fields.requireText("vbank_code");
            if (Banks.name(bankCode).isEmpty()) {
                throw new BadInputException("vbank_code", "is not a standard bank code");
            }
            var due = due(fields);
            if (due == null) {
                throw new BadInputException("vbank_due", "is required");
            }
            var purchase = Purchases.of(fields, "api");
            var payment = timeline.atomically(() -> {
                if (payments.paid(purchase.merchantUid())) {
                    throw IamportRefusedException.bad("이미 결제된 merchant_uid입니다.");
                }
                return window.issueAccount(window.open(purchase, "vbank"), bankCode, due);
            });
            return answer(IamportJson.payment(payment));
        });
    }

    private Mono<ServerResponse> change(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var amount = fields.decimal("amount");
            var due = due(fields);
            return moved(request, payment -> PaymentRules.changeAccount(payment, amount, due, timeline.now()));
        });
    }

    private Mono<ServerResponse> withdraw(ServerRequest request) {
        return moved(
                request,
                payment -> PaymentRules.voidAccount(payment, open.answers().afterVoid(), timeline.now()));
    }

    private Mono<ServerResponse> moved(ServerRequest request, Function<Payment, Verdict> rule) {
        var payment = timeline.atomically(() -> {
            var found = payments.find(request.pathVariable("imp_uid")).orElseThrow(IamportRefusedException::notFound);
            return switch (rule.apply(found)) {
                case Done(var next) -> {
                    payments.save(next);
                    yield next;
                }
                case Refused(var reason) -> throw IamportRefusedException.bad(reason);
            };
        });
        return answer(IamportJson.payment(payment));
    }

    private Mono<ServerResponse> holder(ServerRequest request) {
        var query = Fields.ofQuery(request);
        var code = query.requireText("bank_code");
        var number = query.requireText("bank_num");
        if (!code.matches("\\d{3}")) {
            throw new BadInputException("bank_code", "must be three digits");
        }
        var holder = Banks.holder(code, number).orElseThrow(IamportRefusedException::notFound);
        return answer(Map.of("bank_holder", holder));
    }

    private static @Nullable Instant due(Fields fields) {
        var seconds = fields.whole("vbank_due", 0, FARTHEST_DUE);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    private static Mono<ServerResponse> answer(Object response) {
        return ServerResponse.ok().bodyValue(IamportJson.envelope(0, null, response));
    }
}
