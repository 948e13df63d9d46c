package com.byeolshow.sandbox.iamport;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.ControlRoutes;
import com.byeolshow.sandbox.control.RefusedCallException;
import com.byeolshow.sandbox.iamport.OpenQuestions.Answers;
import com.byeolshow.sandbox.iamport.model.CancelRules;
import com.byeolshow.sandbox.iamport.model.CancelRules.Cancelled;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import com.byeolshow.sandbox.iamport.model.PaymentRules;
import com.byeolshow.sandbox.iamport.model.Verdict;
import com.byeolshow.sandbox.iamport.model.Verdict.Done;
import com.byeolshow.sandbox.iamport.model.Verdict.Refused;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Plays the customer, the bank, the card company and the clerk at the provider's console. */
@Component
final class IamportScenarioEndpoints implements ControlRoutes {
    private final CustomerPays customer;
    private final Payments payments;
    private final PaymentWindow window;
    private final CancelPayment cancel;
    private final Tokens tokens;
    private final OpenQuestions open;
    private final Timeline timeline;

    IamportScenarioEndpoints(
            CustomerPays customer,
            Payments payments,
            PaymentWindow window,
            CancelPayment cancel,
            Tokens tokens,
            OpenQuestions open,
            Timeline timeline) {
        this.customer = customer;
        this.payments = payments;
        this.window = window;
        this.cancel = cancel;
        this.tokens = tokens;
        this.open = open;
        this.timeline = timeline;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().POST(
                        "/__sandbox/iamport/pay",
                        request -> Fields.of(request).flatMap(customer::pay).flatMap(IamportScenarioEndpoints::answer))
                .POST("/__sandbox/iamport/scenario", this::play)
                .POST("/__sandbox/iamport/tokens/revoke", _ -> revoke())
                .PUT("/__sandbox/iamport/policy", this::decide)
                .build();
    }

    private Mono<ServerResponse> play(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var args = fields.nested("args");
            var played =
                    switch (fields.requireText("name")) {
                        case "pay" -> customer.pay(args);
                        case "pay_amount_mismatch" -> customer.payOtherAmount(args);
                        case "vbank_issue" -> customer.pay(new Fields(with(args.values(), "result", "vbank")));
                        case "late_approval" -> now(() -> lateApproval(args));
                        case "vbank_deposit" -> now(() -> deposit(args));
                        case "vbank_expire" -> now(() -> expire(payment(args)));
                        case "vbank_void" -> now(() -> close(payment(args)));
                        case "console_cancel" -> now(() -> consoleCancel(args));
                        default ->
                            throw new BadInputException(
                                    "name",
                                    "must be pay, pay_amount_mismatch, late_approval, vbank_issue, vbank_deposit, vbank_expire,"
                                            + " vbank_void or console_cancel");
                    };
            return played.flatMap(IamportScenarioEndpoints::answer);
        });
    }

    private Mono<Payment> now(Supplier<Payment> action) {
        return Mono.fromSupplier(() -> timeline.atomically(action));
    }

    /** A known failed payment is approved after all; without one, a new payment first fails. */
    private Payment lateApproval(Fields args) {
        if (args.has("imp_uid")) {
            return accepted(window.approve(payment(args)));
        }
        var asked = Purchases.of(args, "mobile");
        var opened = window.open(asked, args.text("pay_method", "card"));
        return accepted(window.approve(accepted(window.decline(opened, "카드사 승인 보류"))));
    }

    private Payment deposit(Fields args) {
        var payment = payment(args);
        var sum = args.decimal("amount");
        if (sum != null && sum.signum() <= 0) {
            throw new BadInputException("amount", "must be positive");
        }
        return accepted(window.deposit(payment, sum == null ? payment.amount() : sum, args.text("depositor", "홍길동")));
    }

    private Payment expire(Payment payment) {
        var past = timeline.now().minus(Duration.ofSeconds(1));
        var expired = accepted(PaymentRules.changeAccount(payment, null, past, timeline.now()));
        payments.save(expired);
        return expired;
    }

    /** A clerk closes the account at the console, without any event. */
    private Payment close(Payment payment) {
        var closed = accepted(PaymentRules.voidAccount(payment, open.answers().afterVoid(), timeline.now()));
        payments.save(closed);
        return closed;
    }

    /** The clerk sees what is left, so no checksum is needed; a clerk also knows the customer's account. */
    private Payment consoleCancel(Fields args) {
        var asked = new CancelRules.Request(
                args.decimal("amount"), null, args.text("reason", "관리자 취소"), "홍길동", "004", "console", "010-0000-0000");
        return switch (cancel.run(payment(args), asked, true)) {
            case Cancelled(var payment, var _) -> payment;
            case CancelRules.Refused(var _, var message) -> throw RefusedCallException.conflict(message);
        };
    }

    private Payment payment(Fields args) {
        var impUid = args.text("imp_uid");
        if (impUid != null) {
            return payments.find(impUid).orElseThrow(() -> RefusedCallException.unknown("payment " + impUid));
        }
        var merchantUid = args.text("merchant_uid");
        if (merchantUid == null) {
            throw new BadInputException("args", "needs imp_uid or merchant_uid");
        }
        return payments.ofOrder(merchantUid).stream()
                .findFirst()
                .orElseThrow(() -> RefusedCallException.unknown("a payment of " + merchantUid));
    }

    private static Payment accepted(Verdict verdict) {
        return switch (verdict) {
            case Done(var payment) -> payment;
            case Refused(var reason) -> throw RefusedCallException.conflict(reason);
        };
    }

    private Mono<ServerResponse> revoke() {
        tokens.revoke();
        return ServerResponse.noContent().build();
    }

    /** What the documents leave open; a field left out keeps its answer. */
    private Mono<ServerResponse> decide(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var now = open.answers();
            open.answer(new Answers(
                    status(fields, "partialCancelStatus", Set.of("paid", "cancelled"), now.afterPartialCancel()),
                    status(fields, "voidStatus", Set.of("cancelled", "failed"), now.afterVoid()),
                    fields.flag("refundTelRequired", now.refundPhoneRequired())));
            var answers = open.answers();
            return ServerResponse.ok()
                    .bodyValue(Map.of(
                            "partialCancelStatus", answers.afterPartialCancel().word(),
                            "voidStatus", answers.afterVoid().word(),
                            "refundTelRequired", answers.refundPhoneRequired()));
        });
    }

    private static Status status(Fields fields, String name, Set<String> allowed, Status otherwise) {
        var word = fields.word(name, allowed);
        return word == null ? otherwise : Status.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static Mono<ServerResponse> answer(Payment payment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("imp_uid", payment.impUid());
        json.put("merchant_uid", payment.merchantUid());
        json.put("status", payment.status().word());
        json.put("amount", IamportJson.number(payment.amount()));
        json.put("cancel_amount", IamportJson.number(payment.cancelled()));
        json.put("fail_reason", payment.failReason());
        return ServerResponse.ok().bodyValue(json);
    }
}
