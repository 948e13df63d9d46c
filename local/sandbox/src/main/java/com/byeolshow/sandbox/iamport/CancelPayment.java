package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.iamport.model.CancelRules;
import com.byeolshow.sandbox.iamport.model.CancelRules.Cancelled;
import com.byeolshow.sandbox.iamport.model.CancelRules.Outcome;
import com.byeolshow.sandbox.iamport.model.CancelRules.Policy;
import com.byeolshow.sandbox.iamport.model.CancelRules.Request;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.ids.SeededIds;
import org.springframework.stereotype.Component;

/** Gives money back and, if wanted, tells so; call it inside the timeline. */
@Component
final class CancelPayment {
    private final Payments payments;
    private final IamportNotices notices;
    private final OpenQuestions open;
    private final Timeline timeline;
    private final SeededIds ids;

    CancelPayment(Payments payments, IamportNotices notices, OpenQuestions open, Timeline timeline, SeededIds ids) {
        this.payments = payments;
        this.notices = notices;
        this.open = open;
        this.timeline = timeline;
        this.ids = ids;
    }

    Outcome run(Payment payment, Request request, boolean tell) {
        var outcome = CancelRules.cancel(
                payment,
                request,
                new Policy(open.answers().afterPartialCancel(), open.answers().refundPhoneRequired()),
                "cancellation_" + ids.hex("cancellation", 16),
                timeline.now());
        if (outcome instanceof Cancelled(var cancelled, var cancellation)) {
            payments.save(cancelled);
            if (tell) {
                notices.tellCancelled(cancelled, cancellation);
            }
        }
        return outcome;
    }
}
