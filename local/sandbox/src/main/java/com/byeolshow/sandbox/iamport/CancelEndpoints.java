package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.iamport.model.CancelRules.Cancelled;
import com.byeolshow.sandbox.iamport.model.CancelRules.Refused;
import com.byeolshow.sandbox.iamport.model.CancelRules.Request;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.input.Fields;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /payments/cancel}; what is refused here is HTTP 200 with a code. */
@Component
final class CancelEndpoints {
    private final Payments payments;
    private final CancelPayment cancel;
    private final Timeline timeline;

    CancelEndpoints(Payments payments, CancelPayment cancel, Timeline timeline) {
        this.payments = payments;
        this.cancel = cancel;
        this.timeline = timeline;
    }

    void addTo(Builder routes) {
        routes.POST("/payments/cancel", this::cancel);
    }

    private Mono<ServerResponse> cancel(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var asked = asked(fields);
            var tell = fields.flag("enable_webhook", false);
            var outcome = timeline.atomically(() -> cancel.run(
                    wanted(fields).orElseThrow(() -> IamportRefusedException.ok(1, "취소할 결제건이 존재하지 않습니다.")),
                    asked,
                    tell));
            return switch (outcome) {
                case Cancelled(var payment, var _) ->
                    ServerResponse.ok().bodyValue(IamportJson.envelope(0, null, IamportJson.payment(payment)));
                case Refused(var code, var message) -> Mono.error(IamportRefusedException.ok(code, message));
            };
        });
    }

    static Request asked(Fields fields) {
        return new Request(
                fields.decimal("amount"),
                fields.decimal("checksum"),
                fields.text("reason"),
                fields.text("refund_holder"),
                fields.text("refund_bank"),
                fields.text("refund_account"),
                fields.text("refund_tel"));
    }

    /** A wrong imp_uid fails even beside a right merchant_uid; of an order the newest paid attempt is meant. */
    private Optional<Payment> wanted(Fields fields) {
        var impUid = fields.text("imp_uid");
        if (impUid != null) {
            return payments.find(impUid);
        }
        var merchantUid = fields.text("merchant_uid");
        return merchantUid == null
                ? Optional.empty()
                : payments.ofOrder(merchantUid).stream()
                        .filter(payment -> payment.times().paid() != null)
                        .findFirst();
    }
}
