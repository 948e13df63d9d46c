package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All payments; use it inside the timeline. The oldest give way when there are too many. */
@Component
final class Payments implements Resettable {
    static final int MOST = 10_000;

    private final Map<String, Payment> payments = new LinkedHashMap<>();

    Optional<Payment> find(String impUid) {
        return Optional.ofNullable(payments.get(impUid));
    }

    /** Every attempt for the order, newest first. */
    List<Payment> ofOrder(String merchantUid) {
        return payments.values().stream()
                .filter(payment -> payment.merchantUid().equals(merchantUid))
                .toList()
                .reversed();
    }

    boolean paid(String merchantUid) {
        return ofOrder(merchantUid).stream().anyMatch(payment -> payment.status() == Status.PAID);
    }

    void save(Payment payment) {
        payments.put(payment.impUid(), payment);
        if (payments.size() > MOST) {
            payments.remove(payments.keySet().iterator().next());
        }
    }

    @Override
    public void reset() {
        payments.clear();
    }
}
