package com.byeolshow.catalog.product.model;

import com.byeolshow.platform.form.Findings;
import com.byeolshow.platform.money.Won;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a thing may cost, and that a discount leaves something to pay. */
final class PriceRules {

    /** Far above any goods and far below overflow when an order multiplies it. */
    static final long HIGHEST = 1_000_000_000;

    private PriceRules() {}

    static Discount discount(ProductDraft.@Nullable Reduction draft, Findings findings) {
        if (draft == null || (draft.type() == null && draft.value() == null)) {
            return new Discount.None();
        }
        Long value = draft.value();
        if (value == null) {
            findings.add("discount.value", Findings.REQUIRED);
            return new Discount.None();
        }
        return switch (draft.type()) {
            case "fixed" -> {
                if (value < 1 || value > HIGHEST) {
                    findings.add("discount.value", "1원 이상 %,d원 이하여야 합니다.", "Must be between 1 and %,d won.", HIGHEST);
                    yield new Discount.None();
                }
                yield new Discount.Fixed(Won.of(value));
            }
            case "percentage" -> {
                if (value < 1 || value > 99) {
                    findings.add("discount.value", "1% 이상 99% 이하여야 합니다.", "Must be between 1% and 99%.");
                    yield new Discount.None();
                }
                yield new Discount.Percentage(value.intValue());
            }
            case null, default -> {
                findings.add("discount.type", "fixed 또는 percentage여야 합니다.", "Must be fixed or percentage.");
                yield new Discount.None();
            }
        };
    }

    /** Empty when the amount is no price; the reason is then among the findings. */
    static Optional<Price> read(
            String field, ProductDraft.@Nullable Amount draft, Discount discount, Findings findings) {
        Long original = draft == null ? null : draft.original();
        if (original == null) {
            findings.add(field, Findings.REQUIRED);
            return Optional.empty();
        }
        if (original < 1 || original > HIGHEST) {
            findings.add(field, "1원 이상 %,d원 이하여야 합니다.", "Must be between 1 and %,d won.", HIGHEST);
            return Optional.empty();
        }
        if (!discount.fits(Won.of(original))) {
            findings.add(field, "할인 금액보다 커야 합니다.", "Must be more than the discount.");
            return Optional.empty();
        }
        return Optional.of(discount.applyTo(Won.of(original)));
    }
}
