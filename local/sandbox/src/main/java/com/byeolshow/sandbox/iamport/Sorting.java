package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.input.BadInputException;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** The six orders a list of payments can be asked in. */
final class Sorting {
    private Sorting() {}

    static Comparator<Payment> of(String word) {
        return switch (word) {
            case "started" -> by(payment -> payment.times().started());
            case "-started" -> by(payment -> payment.times().started()).reversed();
            case "paid" -> by(Sorting::paid);
            case "-paid" -> by(Sorting::paid).reversed();
            case "updated" -> by(payment -> payment.times().updated());
            case "-updated" -> by(payment -> payment.times().updated()).reversed();
            default ->
                throw new BadInputException("sorting", "must be one of started, paid, updated, each also with a minus");
        };
    }

    private static Instant paid(Payment payment) {
        var paid = payment.times().paid();
        return paid == null ? Instant.EPOCH : paid;
    }

    private static Comparator<Payment> by(Function<Payment, Instant> key) {
        return Comparator.comparing(key);
    }
}
