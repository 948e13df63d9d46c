package com.byeolshow.payment.settlement.web;

import com.byeolshow.payment.settlement.ReadReturns;
import com.byeolshow.payment.settlement.RetryReturn;
import com.byeolshow.payment.settlement.ReturnRecord;
import com.byeolshow.payment.settlement.model.Payee;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Returns of money for staff: what is open or parked and why, and taking a parked one up again. */
@RestController
class ManagerReturnEndpoints {

    private static final int PAGE_SIZE = 50;
    private static final Set<String> STATES = Set.of("intended", "parked", "done");

    private static final Pattern HOLDER = Pattern.compile("\\S.{0,49}");
    private static final Pattern BANK = Pattern.compile("[0-9A-Za-z]{1,10}");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9-]{3,29}");
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9-]{3,19}");

    private final ReadReturns read;
    private final RetryReturn retry;

    ManagerReturnEndpoints(ReadReturns read, RetryReturn retry) {
        this.read = read;
        this.retry = retry;
    }

    /** One page, the oldest first; without a state, of all. */
    @GetMapping("/v1/manager/payments/returns")
    Mono<List<ManagedReturn>> returns(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String page) {
        if (state != null && !STATES.contains(state)) {
            return Mono.error(new RefusedException(new RequestProblem.Malformed("state")));
        }
        return read.run(state, Page.of(page, PAGE_SIZE))
                .map(found -> found.stream().map(ManagedReturn::of).toList());
    }

    /** Takes a parked return up again, optionally with the account this one is to go to. */
    @PostMapping("/v1/manager/payments/returns/{returnId}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<TakenUp> retry(@PathVariable String returnId, @ClientBody RetryOrder order, Caller caller) {
        return retry.run(returnId, caller.id(), order.checkedPayee(), Boolean.TRUE.equals(order.notReturned()))
                .map(resumed -> new TakenUp(resumed.id(), "intended", resumed.why()));
    }

    /**
     * @param notReturned true once a person made sure at the provider that nothing of it went back
     */
    record RetryOrder(@Nullable PayeeGiven payee, @Nullable Boolean notReturned) {
        @Nullable
        Payee checkedPayee() {
            return payee == null ? null : payee.checked();
        }
    }

    /** An account as staff type it. */
    record PayeeGiven(
            @Nullable String holder,
            @Nullable String bank,
            @Nullable String number,
            @Nullable String phone) {

        Payee checked() {
            return new Payee(
                    matching(HOLDER, holder, "payee.holder"),
                    matching(BANK, bank, "payee.bank"),
                    matching(NUMBER, number, "payee.number"),
                    phone == null || phone.isBlank() ? null : matching(PHONE, phone, "payee.phone"));
        }

        private static String matching(Pattern form, @Nullable String value, String name) {
            if (value == null || !form.matcher(value).matches()) {
                throw new RefusedException(new RequestProblem.Malformed(name));
            }
            return value;
        }

        @Override
        public String toString() {
            return "PayeeGiven[***]";
        }
    }

    /** @param parkedBecause what had kept it until now */
    record TakenUp(String returnId, String state, @Nullable String parkedBecause) {}

    /** A return as staff see it. */
    record ManagedReturn(
            String returnId,
            String purpose,
            String state,
            @Nullable String why,
            boolean awaitsPayee,
            boolean payeeGiven,
            String orderId,
            String paymentId,
            @Nullable String refundId,
            long amount,
            String currency,
            String reason,
            int attempts,
            String createdAt,
            @Nullable String nextAttemptAt,
            @Nullable String doneAt,
            List<ManagedRetry> retries) {

        static ManagedReturn of(ReturnRecord one) {
            return new ManagedReturn(
                    one.id(),
                    one.purpose(),
                    one.state(),
                    one.why(),
                    one.awaitsPayee(),
                    one.payeeGiven(),
                    one.orderId(),
                    one.paymentId().value(),
                    one.refundId(),
                    one.amount().wholeUnits(),
                    one.amount().currency(),
                    one.reason(),
                    one.attempts(),
                    SeoulTime.iso(one.createdAt()),
                    one.state().equals("intended") ? SeoulTime.iso(one.nextAttemptAt()) : null,
                    SeoulTime.isoOrNull(one.doneAt()),
                    one.retries().stream().map(ManagedRetry::of).toList());
        }
    }

    /** Who took it up again. */
    record ManagedRetry(
            String manager, String at, @Nullable String parkedBecause, boolean payeeGiven, boolean notReturned) {

        static ManagedRetry of(ReturnRecord.Retry retry) {
            return new ManagedRetry(
                    retry.manager(),
                    SeoulTime.iso(retry.at()),
                    retry.parkedBecause(),
                    retry.payeeGiven(),
                    retry.notReturned());
        }
    }
}
