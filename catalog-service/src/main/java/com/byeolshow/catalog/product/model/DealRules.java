package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.model.DealProblem.InvalidDiscountBounds;
import com.byeolshow.catalog.product.model.DealProblem.UnknownDiscountType;
import com.byeolshow.catalog.product.model.DealRange.Type;
import com.byeolshow.catalog.product.model.DealReading.Refused;
import com.byeolshow.catalog.product.model.DealReading.Understood;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which hot deals the app asks for. */
public final class DealRules {

    /** No price is higher than a long, so this bounds nothing. */
    static final long UNLIMITED = Long.MAX_VALUE;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

    /** What a script writes into an address for a bound that its hot deal does not have. */
    private static final Set<String> ABSENT = Set.of("", "null", "undefined");

    private DealRules() {}

    /**
     * A missing lower bound is zero; a missing upper one is 100 for percentages and none for fixed sums.
     *
     * @param type {@code fixed} or {@code percentage}
     */
    public static DealReading read(String type, @Nullable String min, @Nullable String max) {
        return switch (type) {
            case "fixed" -> read(Type.FIXED, min, max, UNLIMITED);
            case "percentage" -> read(Type.PERCENTAGE, min, max, 100);
            default -> new Refused(new UnknownDiscountType());
        };
    }

    private static DealReading read(Type type, @Nullable String min, @Nullable String max, long most) {
        var least = bound(min, 0);
        var upper = bound(max, most);
        return least.isPresent() && upper.isPresent()
                ? new Understood(new DealRange(type, least.getAsLong(), upper.getAsLong()))
                : new Refused(new InvalidDiscountBounds());
    }

    private static OptionalLong bound(@Nullable String text, long absent) {
        String trimmed = text == null ? "" : text.strip();
        if (ABSENT.contains(trimmed)) {
            return OptionalLong.of(absent);
        }
        return WHOLE_NUMBER.matcher(trimmed).matches()
                ? OptionalLong.of(Long.parseLong(trimmed))
                : OptionalLong.empty();
    }
}
