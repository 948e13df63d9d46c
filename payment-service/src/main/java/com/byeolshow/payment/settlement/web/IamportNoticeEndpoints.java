package com.byeolshow.payment.settlement.web;

import com.byeolshow.payment.settlement.NotePayment;
import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.platform.web.body.ClientBody;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Notices of the payment provider, as JSON or form. They are unsigned, so a notice is no more than a reason to read a
 * payment soon: it is stored, answered, and what it claims is not believed.
 */
@RestController
class IamportNoticeEndpoints {

    private static final Logger log = LoggerFactory.getLogger(IamportNoticeEndpoints.class);

    private static final int LONGEST_ORDER_ID = 40;

    private final NotePayment notePayment;

    IamportNoticeEndpoints(NotePayment notePayment) {
        this.notePayment = notePayment;
    }

    @PostMapping("/webhooks/iamport")
    Mono<Noted> note(@ClientBody Notice notice) {
        return PaymentId.parse(notice.payment())
                .map(payment -> notePayment.run(payment, notice.orderHint(), notice.saysPaid()))
                .orElseGet(() -> Mono.fromRunnable(() -> log.info("notice without a usable payment id ignored")))
                .thenReturn(new Noted("ok"));
    }

    /** The notice's claims: the payment's id is what counts, the others only say how soon it is read, and whether twice. */
    record Notice(
            @JsonProperty("imp_uid") @Nullable String payment,
            @JsonProperty("merchant_uid") @Nullable String order,
            @Nullable String status) {

        boolean saysPaid() {
            return "paid".equals(status);
        }

        @Nullable
        String orderHint() {
            return order == null || order.isBlank() || order.length() > LONGEST_ORDER_ID ? null : order;
        }
    }

    /** Whatever was noted, the answer is the same. */
    record Noted(String result) {}
}
