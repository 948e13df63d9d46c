package com.byeolshow.payment.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.model.CancellationRules.Reading;
import com.byeolshow.payment.settlement.model.OwnReturn.Standing;
import com.byeolshow.payment.settlement.model.ProviderPayment.Cancellation;
import com.byeolshow.payment.settlement.model.ProviderPayment.Status;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancellationRulesTest {

    private static final Instant AT = Instant.parse("2030-05-04T01:00:00Z");

    @ParameterizedTest
    @EnumSource(Standing.class)
    void whatBearsOurMarkIsOursWhateverWeKnowOfIt(Standing standing) {
        var reading = read(List.of(own("r1", 12_000, standing)), entry("c1", 12_000, "[bs:r1] 단순 변심"));
        assertThat(reading).isEqualTo(new Reading(List.of(), List.of()));
    }

    @Test
    void whatNobodyOfUsDidWasDoneAtTheConsole() {
        var reading = read(List.of(own("r1", 12_000, Standing.DONE)), entry("c1", 5_000, "고객 요청"));
        assertThat(reading.console()).containsExactly(new ConsoleCancellation("c1", won(5_000), "고객 요청", AT));
        assertThat(reading.undecided()).isEmpty();
    }

    @Test
    void aMarkNobodyOfUsMadeCountsForNothing() {
        assertThat(read(List.of(), entry("c1", 5_000, "[bs:r9] x")).console()).hasSize(1);
    }

    @Test
    void ourMarkWithAnotherAmountIsNotOurReturn() {
        assertThat(read(List.of(own("r1", 12_000, Standing.DONE)), entry("c1", 1_000, "[bs:r1] x"))
                        .console())
                .hasSize(1);
    }

    @Test
    void anUnmarkedEntryOfADoneReturnsAmountIsThatReturn() {
        var reading = read(List.of(own("r1", 12_000, Standing.DONE)), entry("c1", 12_000, ""));
        assertThat(reading).isEqualTo(new Reading(List.of(), List.of()));
    }

    @Test
    void aDoneReturnExplainsOneEntryAndNoMore() {
        var reading = read(List.of(own("r1", 12_000, Standing.DONE)), entry("c1", 12_000, ""), entry("c2", 12_000, ""));
        assertThat(reading.console()).extracting(ConsoleCancellation::id).containsExactly("c2");
    }

    @Test
    void aMarkedEntryLeavesTheUnmarkedOneUnexplained() {
        var reading = read(
                List.of(own("r1", 12_000, Standing.DONE)), entry("c1", 12_000, ""), entry("c2", 12_000, "[bs:r1]"));
        assertThat(reading.console()).extracting(ConsoleCancellation::id).containsExactly("c1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"ASKED", "DOUBTED"})
    void whatMayBeAReturnOfUnknownOutcomeIsLeftOpen(Standing standing) {
        var reading = read(List.of(own("r1", 12_000, standing)), entry("c1", 12_000, ""), entry("c2", 5_000, ""));
        assertThat(reading.undecided()).extracting(Cancellation::id).containsExactly("c1");
        assertThat(reading.console()).extracting(ConsoleCancellation::id).containsExactly("c2");
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"PLANNED", "ELSEWHERE"})
    void whatWasNeverAskedForCannotBeOurs(Standing standing) {
        assertThat(read(List.of(own("r1", 12_000, standing)), entry("c1", 12_000, ""))
                        .console())
                .hasSize(1);
    }

    @Test
    void whatWasNotedIsNotNotedAgainAndKeepsNoReturnFromBeingFound() {
        var fetched = payment(entry("c1", 12_000, ""), entry("c2", 12_000, ""));
        var reading = CancellationRules.read(fetched, List.of(own("r1", 12_000, Standing.DONE)), Set.of("c1"));
        assertThat(reading).isEqualTo(new Reading(List.of(), List.of()));
    }

    @Test
    void withoutIdsThePositionTellsEntriesApart() {
        var fetched = payment(entry(null, 1_000, ""), entry(null, 1_000, ""));
        assertThat(CancellationRules.read(fetched, List.of(), Set.of()).console())
                .extracting(ConsoleCancellation::id)
                .containsExactly("#0", "#1");
        assertThat(CancellationRules.read(fetched, List.of(), Set.of("#0")).console())
                .extracting(ConsoleCancellation::id)
                .containsExactly("#1");
    }

    @Test
    void anEntryOfNothingIsNoCancellation() {
        assertThat(read(List.of(), entry("c1", 0, "")).console()).isEmpty();
    }

    private static Reading read(List<OwnReturn> returns, Cancellation... entries) {
        return CancellationRules.read(payment(entries), returns, Set.of());
    }

    private static ProviderPayment payment(Cancellation... entries) {
        return new ProviderPayment(
                new PaymentId("imp_1"),
                "o",
                Status.PAID,
                won(31_400),
                won(0),
                "card",
                null,
                AT,
                null,
                List.of(entries),
                List.of());
    }

    private static OwnReturn own(String id, long amount, Standing standing) {
        return new OwnReturn(id, won(amount), standing);
    }

    private static Cancellation entry(@Nullable String id, long amount, String reason) {
        return new Cancellation(id, won(amount), reason, AT);
    }

    private static PaidAmount won(long amount) {
        return PaidAmount.of(Won.of(amount));
    }
}
