package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.VariantId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is actually bought: one variation of every option of its product.
 *
 * @param weight grams, 0 to 10,000,000; null when unknown
 * @param types in the order of the product's options
 */
public record Variant(VariantId id, Price price, @Nullable Long weight, List<Type> types) {

    /** The chosen variation of one option. */
    public record Type(String optionId, String optionName, String variationId, String variationValue) {}

    /** Equal for two variants of a product exactly when they choose the same, whatever the order of options. */
    public String combination() {
        return types.stream().map(Type::variationId).sorted().collect(Collectors.joining("+"));
    }
}
