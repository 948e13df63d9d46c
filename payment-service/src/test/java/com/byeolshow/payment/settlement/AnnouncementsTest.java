package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.settlement.SettlementEvent.PaymentCancelled;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentDeviated;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRefunded;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentRejected;
import com.byeolshow.payment.settlement.SettlementEvent.PaymentVerified;
import com.byeolshow.payment.settlement.SettlementEvent.VirtualAccountIssued;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.EventContracts;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What we publish is, field by field, what the samples promise to those who listen. */
class AnnouncementsTest {

    private static final String ORDER = "7hVwQ2mJ4cXk9TzR1bNpLe";
    private static final PaymentId CARD = new PaymentId("imp_448280090638");
    private static final PaymentId DEPOSIT = new PaymentId("imp_448280090777");

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(
                        "card",
                        new PaymentVerified(CARD, ORDER, Won.of(31400), "card", Instant.parse("2030-05-01T11:03:20Z"))),
                Arguments.of(
                        "deposit",
                        new PaymentVerified(
                                DEPOSIT, ORDER, Won.of(31400), "vbank", Instant.parse("2030-05-02T02:15:00Z"))),
                Arguments.of(
                        "amount",
                        new PaymentRejected(
                                CARD,
                                ORDER,
                                "amount-mismatch",
                                100,
                                Won.of(31400),
                                Instant.parse("2030-05-01T11:03:21Z"))),
                Arguments.of(
                        "usual",
                        new VirtualAccountIssued(
                                DEPOSIT,
                                ORDER,
                                Won.of(31400),
                                new VirtualAccount("신한은행", "56211-0000-0000", Instant.parse("2030-05-03T14:59:59Z")))),
                Arguments.of(
                        "under",
                        new PaymentDeviated(
                                DEPOSIT,
                                ORDER,
                                Won.of(30000),
                                Won.of(31400),
                                "vbank",
                                Instant.parse("2030-05-02T02:15:00Z"))),
                Arguments.of(
                        "over",
                        new PaymentDeviated(
                                DEPOSIT,
                                ORDER,
                                Won.of(32000),
                                Won.of(31400),
                                "vbank",
                                Instant.parse("2030-05-02T02:15:00Z"))),
                Arguments.of(
                        "part",
                        new PaymentCancelled(
                                CARD,
                                ORDER,
                                "cancel_9001",
                                Won.of(5000),
                                "고객 요청",
                                Instant.parse("2030-05-04T01:00:00Z"))),
                Arguments.of(
                        "refund",
                        new PaymentRefunded(
                                CARD,
                                ORDER,
                                "4sDf8GkLqP0aZxCvBnM2Yt",
                                Won.of(12000),
                                Instant.parse("2030-05-04T01:00:00Z"))),
                Arguments.of(
                        "late",
                        new PaymentRefunded(CARD, ORDER, null, Won.of(31400), Instant.parse("2030-05-01T11:35:02Z"))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reproduceTheSamples(String sample, SettlementEvent event) {
        var out = Announcements.of(event);
        var data = Objects.requireNonNull(out.data());
        assertThat(out.topic()).isEqualTo("payment.payments");
        assertThat(out.key()).isEqualTo(ORDER);
        assertThat(JsonMapper.shared().readTree(EventContracts.asEvent(data).toString()))
                .isEqualTo(JsonMapper.shared().readTree(EventContracts.sample(out.type(), sample)));
        EventContracts.assertValid(out.type(), EventContracts.sample(out.type(), sample));
        assertThat(out.toString()).doesNotContain("56211");
    }
}
