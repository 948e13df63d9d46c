package com.byeolshow.sandbox.iamport.model;

/** Whether a payment could move. */
public sealed interface Verdict {

    /** It did. */
    record Done(Payment payment) implements Verdict {}

    /** It could not in its present state; nothing changed. */
    record Refused(String reason) implements Verdict {}
}
