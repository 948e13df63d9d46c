package com.byeolshow.payment.settlement.model;

import java.util.Locale;

/**
 * Something the provider says otherwise than we do, which no rule can mend.
 *
 * @param detail for people, without personal data
 */
public record Difference(Kind kind, String detail) {

    /** What differs. */
    public enum Kind {
        /** The provider does not know the payment any more. */
        MISSING,
        /** It names another order. */
        ORDER,
        /** It states another amount or currency. */
        AMOUNT,
        /** It says that the money we hold never arrived. */
        STATUS,
        /** More went back than our returns and the console's cancellations explain. */
        UNEXPLAINED_RETURN,
        /** Less went back than we think. */
        MISSING_RETURN,
        /** Its history does not add up to what it says went back. */
        HISTORY,
        /** A deposit arrived on the account after the payment had ended. */
        LATE_DEPOSIT;

        /** As stored and shown, such as {@code missing-return}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
