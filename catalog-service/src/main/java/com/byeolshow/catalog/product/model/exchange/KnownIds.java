package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.Variant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a product what a draft means by name, so that an option, a value and a variant that stay keep their ids:
 * carts, orders and stock know a variant by nothing else.
 */
final class KnownIds {

    private KnownIds() {}

    static List<ProductDraft.Choice> options(List<ProductDraft.Choice> drafts, Product current) {
        return drafts.stream().map(draft -> option(draft, current)).toList();
    }

    private static ProductDraft.Choice option(ProductDraft.Choice draft, Product current) {
        return current.options().stream()
                .filter(known -> draft.id() == null
                        ? known.name().equals(stripped(draft.name()))
                        : known.id().equals(draft.id()))
                .findFirst()
                .map(known -> new ProductDraft.Choice(
                        known.id(),
                        draft.name(),
                        draft.variations().stream()
                                .map(value -> value(value, known))
                                .toList()))
                .orElse(draft);
    }

    private static ProductDraft.Value value(ProductDraft.Value draft, Option known) {
        if (draft.id() != null) {
            return draft;
        }
        return known.variations().stream()
                .filter(variation -> variation.value().equals(stripped(draft.value())))
                .findFirst()
                .map(variation -> new ProductDraft.Value(variation.id(), draft.value()))
                .orElse(draft);
    }

    /** @param weights whether the file says what variants weigh; otherwise those that stay weigh what they did */
    static List<ProductDraft.Buyable> variants(List<ProductDraft.Buyable> drafts, boolean weights, Product current) {
        var taken = new HashSet<String>();
        return drafts.stream()
                .map(draft -> variant(draft, current)
                        .filter(known -> taken.add(known.id().value()))
                        .map(known -> new ProductDraft.Buyable(
                                known.id().value(),
                                draft.price(),
                                weights ? draft.weight() : known.weight(),
                                draft.types()))
                        .orElse(draft))
                .toList();
    }

    private static Optional<Variant> variant(ProductDraft.Buyable draft, Product current) {
        if (draft.id() != null) {
            return current.variants().stream()
                    .filter(known -> known.id().value().equals(draft.id()))
                    .findFirst();
        }
        Set<List<String>> wanted = draft.types().stream()
                .map(pick -> List.of(stripped(pick.optionName()), stripped(pick.variationValue())))
                .collect(Collectors.toSet());
        return current.variants().stream()
                .filter(known -> known.types().stream()
                        .map(type -> List.of(type.optionName(), type.variationValue()))
                        .collect(Collectors.toSet())
                        .equals(wanted))
                .findFirst();
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
