package com.byeolshow.payment.settlement.model;

/** A return of ours, as far as it explains what the provider's history shows. */
public record OwnReturn(String id, PaidAmount amount, Standing standing) {

    /** What we know of it. */
    public enum Standing {
        /** Never asked for, so nothing in the history can be it unless it bears its mark. */
        PLANNED,
        /** Asked for, and its outcome not known yet. */
        ASKED,
        /** Asked for, and given up without knowing whether it was done: a person has to say. */
        DOUBTED,
        /** Done by our request. */
        DONE,
        /** Settled because somebody else had sent the money back. */
        ELSEWHERE
    }
}
