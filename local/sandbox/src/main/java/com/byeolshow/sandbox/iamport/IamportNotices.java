package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.control.RefusedCallException;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.iamport.model.Payment.Cancellation;
import com.byeolshow.sandbox.webhooks.Emitter;
import com.byeolshow.sandbox.webhooks.Notice;
import com.byeolshow.sandbox.webhooks.Signing;
import com.byeolshow.sandbox.webhooks.Webhooks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the product about payments, or what a test wants it to believe. */
@Component
final class IamportNotices implements Emitter {
    private final Payments payments;
    private final Webhooks webhooks;

    IamportNotices(Payments payments, Webhooks webhooks) {
        this.payments = payments;
        this.webhooks = webhooks;
    }

    void tell(Payment payment) {
        webhooks.send(notice(payment, payment.status().word(), null, true));
    }

    void tellCancelled(Payment payment, Cancellation cancellation) {
        webhooks.send(notice(payment, "cancelled", cancellation.id(), true));
    }

    @Override
    public Provider provider() {
        return Provider.IAMPORT;
    }

    /** The event is the status to claim, true or not; a cancel also names the last cancellation there is. */
    @Override
    public Notice about(String event, String objectId, Signing signing) {
        var payment = payments.find(objectId).orElseThrow(() -> RefusedCallException.unknown("payment " + objectId));
        var cancellation = event.equals("cancelled") && !payment.cancellations().isEmpty()
                ? payment.cancellations().getLast().id()
                : null;
        return notice(payment, event, cancellation, false);
    }

    @Override
    public Notice raw(byte[] body, String event, String objectId, Signing signing) {
        return new IamportNotice(event, objectId, null, null, body, false);
    }

    private static Notice notice(Payment payment, String status, @Nullable String cancellationId, boolean repeatable) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("imp_uid", payment.impUid());
        fields.put("merchant_uid", payment.merchantUid());
        fields.put("status", status);
        if (cancellationId != null) {
            fields.put("cancellation_id", cancellationId);
        }
        return new IamportNotice(status, payment.impUid(), payment.noticeUrl(), fields, new byte[0], repeatable);
    }
}
