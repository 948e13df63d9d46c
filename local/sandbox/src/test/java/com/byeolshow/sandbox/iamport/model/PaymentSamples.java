package com.byeolshow.sandbox.iamport.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.iamport.model.Payment.Purchase;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import com.byeolshow.sandbox.iamport.model.Payment.Times;
import com.byeolshow.sandbox.iamport.model.Verdict.Done;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

final class PaymentSamples {
    private PaymentSamples() {}

    static Payment ready(String method, Instant now) {
        return new Payment(
                "imp_100",
                "ORD-1",
                method,
                Status.READY,
                new BigDecimal("64900"),
                BigDecimal.ZERO,
                "KRW",
                false,
                new Purchase("Live deal", null, null, null, null, null, null, "mobile"),
                null,
                null,
                new Times(now, now, null, null, null),
                null,
                null,
                List.of(),
                List.of());
    }

    static Payment paid(String method, Instant now) {
        return done(PaymentRules.approve(ready(method, now), now));
    }

    static Payment done(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Done.class);
        return ((Done) verdict).payment();
    }
}
