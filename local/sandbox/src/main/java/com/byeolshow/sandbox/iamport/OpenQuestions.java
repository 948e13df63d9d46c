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
     */
    record Answers(Status afterPartialCancel, Status afterVoid) {
        static final Answers ASSUMED = new Answers(Status.PAID, Status.CANCELLED);
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
