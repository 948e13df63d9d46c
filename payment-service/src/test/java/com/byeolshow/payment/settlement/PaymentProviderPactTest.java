package com.byeolshow.payment.settlement;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentCancelled;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentDeviated;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRefunded;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRejected;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentVerified;
import com.byeolshow.payment.settlement.SettlementEvent.VirtualAccountIssued;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.ProviderPact;
import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** We keep what others rely on: the files of {@code contracts/pacts} that name us as provider. */
@PaymentTest
@Provider("payment-service")
public class PaymentProviderPactTest extends ProviderPact {

    private static final String ORDER = "5tGw1XpU8cZqAs3OdF0bMe";
    private static final PaymentId PAYMENT = new PaymentId("imp_100200300400");
    private static final Instant AT = Instant.parse("2030-06-01T01:02:03.456Z");

    PaymentProviderPactTest(ApplicationContext context) {
        super(context);
    }

    @PactVerifyProvider("payment.payment-verified.v1 (card)")
    public MessageAndMetadata verified() {
        return written(new PaymentVerified(PAYMENT, ORDER, Won.of(1000), "card", AT));
    }

    @PactVerifyProvider("payment.payment-rejected.v1 (amount)")
    public MessageAndMetadata rejected() {
        return written(new PaymentRejected(PAYMENT, ORDER, "amount-mismatch", 1, Won.of(1000), AT));
    }

    @PactVerifyProvider("payment.virtual-account-issued.v1 (usual)")
    public MessageAndMetadata accountIssued() {
        return written(new VirtualAccountIssued(PAYMENT, ORDER, Won.of(1000), new VirtualAccount("별은행", "1-2-3", AT)));
    }

    @PactVerifyProvider("payment.payment-refunded.v1 (refund)")
    public MessageAndMetadata refunded() {
        return written(new PaymentRefunded(PAYMENT, ORDER, "2qWe4RtY6uIoP8aSdFgHjK", Won.of(1000), AT));
    }

    @PactVerifyProvider("payment.payment-refunded.v1 (late)")
    public MessageAndMetadata returned() {
        return written(new PaymentRefunded(PAYMENT, ORDER, null, Won.of(1000), AT));
    }

    @PactVerifyProvider("payment.payment-deviated.v1 (under)")
    public MessageAndMetadata deviated() {
        return written(new PaymentDeviated(PAYMENT, ORDER, Won.of(900), Won.of(1000), "vbank", AT));
    }

    @PactVerifyProvider("payment.payment-cancelled.v1 (part)")
    public MessageAndMetadata cancelledAtTheConsole() {
        return written(new PaymentCancelled(PAYMENT, ORDER, "cancel_9001", Won.of(100), "고객 요청", AT));
    }

    private static MessageAndMetadata written(SettlementEvent event) {
        return message(Announcements.of(event));
    }
}
