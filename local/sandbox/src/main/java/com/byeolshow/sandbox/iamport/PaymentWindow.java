package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.iamport.Purchases.Asked;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import com.byeolshow.sandbox.iamport.model.Payment.Times;
import com.byeolshow.sandbox.iamport.model.Payment.VirtualAccount;
import com.byeolshow.sandbox.iamport.model.PaymentRules;
import com.byeolshow.sandbox.iamport.model.Verdict;
import com.byeolshow.sandbox.iamport.model.Verdict.Done;
import com.byeolshow.sandbox.ids.SeededIds;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.input.Json;
import com.byeolshow.sandbox.webhooks.Notice.Outgoing;
import com.byeolshow.sandbox.webhooks.WebhookSender;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What happens between the customer opening the payment window and its result. */
@Component
final class PaymentWindow {
    /** How long the provider waits for the shop's word before it approves. */
    private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(10);

    private final Payments payments;
    private final IamportNotices notices;
    private final WebhookSender sender;
    private final Timeline timeline;
    private final SeededIds ids;

    PaymentWindow(Payments payments, IamportNotices notices, WebhookSender sender, Timeline timeline, SeededIds ids) {
        this.payments = payments;
        this.notices = notices;
        this.sender = sender;
        this.timeline = timeline;
        this.ids = ids;
    }

    /** A payment that has only begun; call it inside the timeline, as everything here that does not wait. */
    Payment open(Asked asked, String payMethod) {
        var now = timeline.now();
        var payment = new Payment(
                "imp_" + ids.digits("payment", 12),
                asked.merchantUid(),
                payMethod,
                Status.READY,
                asked.amount(),
                BigDecimal.ZERO,
                asked.currency(),
                asked.sandbox(),
                asked.purchase(),
                asked.noticeUrl(),
                null,
                new Times(now, now, null, null, null),
                null,
                null,
                List.of(),
                List.of());
        payments.save(payment);
        return payment;
    }

    Payment issueAccount(Payment payment, String bankCode, Instant due) {
        var account = new VirtualAccount(
                bankCode, Banks.name(bankCode).orElse(bankCode), ids.digits("account", 14), "별쇼", due, timeline.now());
        return told(PaymentRules.issued(payment, account, timeline.now()));
    }

    Verdict approve(Payment payment) {
        var verdict = PaymentRules.approve(payment, timeline.now());
        if (verdict instanceof Done(var paid)) {
            told(paid);
        }
        return verdict;
    }

    /** A failure is told to nobody. */
    Verdict decline(Payment payment, String reason) {
        var verdict = PaymentRules.decline(payment, reason, timeline.now());
        if (verdict instanceof Done(var failed)) {
            payments.save(failed);
        }
        return verdict;
    }

    Verdict deposit(Payment payment, BigDecimal sum, String depositor) {
        var verdict = PaymentRules.deposit(payment, sum, depositor, timeline.now());
        if (verdict instanceof Done(var paid)) {
            told(paid);
        }
        return verdict;
    }

    /**
     * Asks the shop whether it still wants the money: HTTP 200 in time says yes.
     *
     * @return empty when it may be approved, else why not
     */
    Mono<String> objection(Payment payment, @Nullable URI confirmUrl) {
        if (confirmUrl == null) {
            return Mono.empty();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("imp_uid", payment.impUid());
        body.put("merchant_uid", payment.merchantUid());
        body.put("amount", IamportJson.number(payment.amount()));
        var outgoing = new Outgoing(Json.bytes(body), "application/json", Map.of());
        return sender.post(confirmUrl, outgoing, CONFIRM_TIMEOUT)
                .filter(answer -> answer.status() != 200)
                .map(answer -> "결제 승인 전 확인 실패: " + reason(answer));
    }

    private static String reason(WebhookSender.Answer answer) {
        if (answer.failure() != null) {
            return answer.failure();
        }
        try {
            return Fields.ofJson(answer.body().getBytes(StandardCharsets.UTF_8))
                    .text("reason", "HTTP " + answer.status());
        } catch (BadInputException notJson) {
            return "HTTP " + answer.status();
        }
    }

    private Payment told(Payment payment) {
        payments.save(payment);
        notices.tell(payment);
        return payment;
    }
}
