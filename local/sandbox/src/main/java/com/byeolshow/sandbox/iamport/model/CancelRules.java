package com.byeolshow.sandbox.iamport.model;

import com.byeolshow.sandbox.iamport.model.Payment.Cancellation;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import com.byeolshow.sandbox.iamport.model.Payment.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How money goes back. */
public final class CancelRules {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String NOTHING_TO_CANCEL = "취소할 결제건이 존재하지 않습니다.";

    private CancelRules() {}

    /**
     * What a cancel call asks.
     *
     * @param amount null or 0 cancels everything left
     * @param checksum what the caller believes can still be cancelled; null checks nothing
     */
    public record Request(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal checksum,
            @Nullable String reason,
            @Nullable String refundHolder,
            @Nullable String refundBank,
            @Nullable String refundAccount,
            @Nullable String refundPhone) {

        boolean namesRefundAccount() {
            return given(refundHolder) && given(refundBank) && given(refundAccount);
        }

        boolean namesRefundPhone() {
            return given(refundPhone);
        }

        /** Anywhere in the reason, since a client may put words of its own around it. */
        boolean wishes(String failure) {
            return reason != null && reason.contains(failure);
        }

        private static boolean given(@Nullable String text) {
            return text != null && !text.isBlank();
        }
    }

    /**
     * What Iamport's documents do not settle.
     *
     * @param afterPart the status after a part was cancelled
     * @param needsPhone whether a virtual account's return must name {@code refund_tel}
     */
    public record Policy(Status afterPart, boolean needsPhone) {}

    /** What came of it. */
    public sealed interface Outcome {}

    public record Cancelled(Payment payment, Cancellation cancellation) implements Outcome {}

    /** Nothing moved; {@code code} is Iamport's. */
    public record Refused(int code, String message) implements Outcome {}

    /** Decides a cancel. */
    public static Outcome cancel(Payment payment, Request request, Policy policy, String cancellationId, Instant now) {
        var left = payment.remaining();
        if (payment.times().paid() == null || payment.status() == Status.FAILED) {
            return new Refused(1, NOTHING_TO_CANCEL);
        }
        if (left.signum() == 0) {
            return new Refused(1, "이미 전액취소된 주문입니다.");
        }
        if (request.wishes("FAIL_1")) {
            return new Refused(1, "취소에 실패하였습니다.");
        }
        if (request.wishes("FAIL_-1")) {
            return new Refused(-1, "[F113]카드사 취소 거절");
        }
        if (request.checksum() != null && request.checksum().compareTo(left) != 0) {
            return new Refused(1, "취소 가능 금액 검증에 실패하였습니다.");
        }
        var asked = request.amount();
        var amount = asked == null || asked.signum() == 0 ? left : asked;
        if (amount.signum() < 0 || amount.compareTo(left) > 0) {
            return new Refused(1, "취소 가능 금액을 초과하였습니다.");
        }
        if (payment.account() != null && !request.namesRefundAccount()) {
            return new Refused(1, "환불 계좌 정보(refund_holder, refund_bank, refund_account)가 필요합니다.");
        }
        if (payment.account() != null && policy.needsPhone() && !request.namesRefundPhone()) {
            return new Refused(1, "환불 계좌 예금주 연락처(refund_tel)가 필요합니다.");
        }
        if (payment.payMethod().equals("phone") && !sameMonth(payment.times().paid(), now)) {
            return new Refused(-1, "휴대폰 소액결제는 결제한 달에만 취소할 수 있습니다.");
        }
        return cancelled(payment, amount, request.reason(), policy.afterPart(), cancellationId, now);
    }

    private static Cancelled cancelled(
            Payment payment,
            BigDecimal amount,
            @Nullable String reason,
            Status afterPart,
            String cancellationId,
            Instant now) {
        var why = reason == null ? "" : reason;
        var cancellation = new Cancellation(cancellationId, amount, now, why);
        var all = new ArrayList<>(payment.cancellations());
        all.add(cancellation);
        var sum = payment.cancelled().add(amount);
        var whole = sum.compareTo(payment.amount()) == 0;
        var times = payment.times();
        var next = payment.moved(
                whole ? Status.CANCELLED : afterPart,
                payment.amount(),
                sum,
                payment.account(),
                new Times(times.started(), now, times.paid(), times.failed(), now),
                payment.failReason(),
                why,
                List.copyOf(all),
                payment.deposits());
        return new Cancelled(next, cancellation);
    }

    private static boolean sameMonth(@Nullable Instant paid, Instant now) {
        return paid != null && YearMonth.from(paid.atZone(SEOUL)).equals(YearMonth.from(now.atZone(SEOUL)));
    }
}
