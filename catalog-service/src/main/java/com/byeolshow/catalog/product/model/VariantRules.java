package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.VariantId;
import com.byeolshow.catalog.product.model.Option.Variation;
import com.byeolshow.catalog.product.model.Variant.Type;
import com.byeolshow.platform.form.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Each variant chooses exactly one variation of every option, and no two choose the same. */
final class VariantRules {

    static final int MOST_VARIANTS = 200;

    /** Ten tonnes. */
    static final long MOST_GRAMS = 10_000_000;

    private VariantRules() {}

    static List<Variant> read(
            List<ProductDraft.Buyable> drafts,
            List<Option> options,
            Discount discount,
            List<Variant> known,
            Supplier<String> fresh,
            Findings findings) {
        if (drafts.size() > MOST_VARIANTS) {
            findings.add("variants", "품목은 %d개까지 만들 수 있습니다.", "A product has at most %d variants.", MOST_VARIANTS);
            return List.of();
        }
        Set<String> knownIds =
                known.stream().map(variant -> variant.id().value()).collect(Collectors.toSet());
        var ids = new HashSet<String>();
        var combinations = new HashSet<String>();
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            String field = "variants[%d]".formatted(i);
            String id = OptionRules.keptOrFresh(field + ".id", draft.id(), knownIds, ids, fresh, findings);
            var price = PriceRules.read(field + ".price.original", draft.price(), discount, findings);
            var types = types(field + ".types", draft.types(), options, findings);
            Long weight = draft.weight();
            if (weight != null && (weight < 0 || weight > MOST_GRAMS)) {
                findings.add(field + ".weight", "0 이상 %d 이하여야 합니다.", "Must be between 0 and %d.", MOST_GRAMS);
            }
            if (price.isEmpty() || types.isEmpty()) {
                continue;
            }
            var variant = new Variant(new VariantId(id), price.get(), weight, types.get());
            if (!combinations.add(variant.combination())) {
                findings.add(field + ".types", "같은 조합의 품목이 있습니다.", "Another variant has the same combination.");
            }
            variants.add(variant);
        }
        return variants;
    }

    private static Optional<List<Type>> types(
            String field, List<ProductDraft.Pick> picks, List<Option> options, Findings findings) {
        var types = new ArrayList<Type>();
        for (Option option : options) {
            var picked = picks.stream()
                    .filter(pick -> option.name().equals(stripped(pick.optionName())))
                    .toList();
            if (picked.size() != 1) {
                findings.add(field, "옵션 '%s'의 값이 하나 있어야 합니다.", "Give one value of the option '%s'.", option.name());
                continue;
            }
            variation(option, picked.getFirst())
                    .ifPresentOrElse(
                            variation ->
                                    types.add(new Type(option.id(), option.name(), variation.id(), variation.value())),
                            () -> findings.add(
                                    field, "옵션 '%s'에 없는 값입니다.", "The option '%s' has no such value.", option.name()));
        }
        Set<String> names = options.stream().map(Option::name).collect(Collectors.toSet());
        boolean strangers = picks.stream().anyMatch(pick -> !names.contains(stripped(pick.optionName())));
        if (strangers) {
            findings.add(field, "이 상품에 없는 옵션입니다.", "This product has no such option.");
        }
        return types.size() == options.size() && !strangers ? Optional.of(types) : Optional.empty();
    }

    private static Optional<Variation> variation(Option option, ProductDraft.Pick pick) {
        return option.variations().stream()
                .filter(variation -> variation.value().equals(stripped(pick.variationValue())))
                .findFirst();
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
