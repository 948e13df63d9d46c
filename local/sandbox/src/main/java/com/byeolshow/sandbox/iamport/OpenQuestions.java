package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.iamport.model.Payment.Status;
import org.springframework.stereotype.Component;

/** Behaviour that Iamport's documents leave open, switchable so that a client can be tried against each answer. */
@Component
final class OpenQuestions implements Resettable {
    private Answers answers = Answers.ASSUMED;

    /**
     * The answers in force.
     *
     * @param afterPartialCancel {@code PAID} or {@code CANCELLED}
     * @param afterVoid {@code CANCELLED} or {@code FAILED}
     * @param refundPhoneRequired whether a virtual account's return must name {@code refund_tel}: older documents ask
     *     for it at one payment gateway only
     */
    record Answers(Status afterPartialCancel, Status afterVoid, boolean refundPhoneRequired) {
        static final Answers ASSUMED = new Answers(Status.PAID, Status.CANCELLED, false);
    }

    synchronized Answers answers() {
        return answers;
    }

    synchronized void answer(Answers given) {
        answers = given;
    }

    @Override
    public synchronized void reset() {
        answers = Answers.ASSUMED;
    }
}
