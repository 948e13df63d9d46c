package com.byeolshow.payment.settlement.web;

import com.byeolshow.payment.settlement.HurryReturn;
import com.byeolshow.payment.settlement.HurryReturn.Progress;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Hurries the money of an accepted refund (PA-03). For our own services only; the gateway knows no such path. Amount,
 * payment and payee come from what is on record, never from the call.
 */
@RestController
class RefundHookEndpoints {

    private static final int LONGEST_ID = 64;

    private final HurryReturn hurryReturn;

    RefundHookEndpoints(HurryReturn hurryReturn) {
        this.hurryReturn = hurryReturn;
    }

    /** 200 once the money went back, 202 while it is on its way. */
    @PostMapping("/internal/payments/refund")
    Mono<ResponseEntity<RefundProgress>> refund(@ClientBody RefundCall body) {
        var params = body.params();
        return hurryReturn
                .run(
                        required(params == null ? null : params.orderId()),
                        required(params == null ? null : params.refundId()))
                .map(progress -> switch (progress) {
                    case Progress.Done(var payment, var amount, var at) ->
                        ResponseEntity.ok(new RefundProgress("done", payment, amount.wholeUnits(), SeoulTime.iso(at)));
                    case Progress.UnderWay() ->
                        ResponseEntity.accepted().body(new RefundProgress("under-way", null, null, null));
                });
    }

    private static String required(@Nullable String id) {
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            throw new RefusedException(new RequestProblem.Malformed("params"));
        }
        return id;
    }

    /** As the original's hook had it. */
    record RefundCall(@Nullable Params params) {}

    record Params(@Nullable String orderId, @Nullable String refundId) {}

    /** @param status {@code done} or {@code under-way} */
    record RefundProgress(
            String status,
            @Nullable String paymentId,
            @Nullable Long amount,
            @Nullable String returnedAt) {}
}
