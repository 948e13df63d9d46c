package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.ProductDraft;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entry filled up with what it does not mention. */
final class Completion {

    private Completion() {}

    static ProductDraft of(Entry.Draft entry, @Nullable Product current, List<String> collections) {
        var draft = entry.draft();
        if (current == null) {
            return filled(draft, draft, entry.given(), null, collections);
        }
        return filled(draft, before(current), entry.given(), current, collections);
    }

    private static ProductDraft filled(
            ProductDraft draft,
            ProductDraft before,
            Set<Given> given,
            @Nullable Product current,
            List<String> collections) {
        var options = given.contains(Given.OPTIONS) ? draft.options() : before.options();
        var variants = given.contains(Given.VARIANTS) ? draft.variants() : before.variants();
        boolean weights = given.contains(Given.WEIGHTS) || !given.contains(Given.VARIANTS);
        return new ProductDraft(
                current == null ? null : current.version(),
                given.contains(Given.NAME) ? draft.name() : before.name(),
                given.contains(Given.SUMMARY) ? draft.summary() : before.summary(),
                given.contains(Given.DESCRIPTION) ? draft.description() : before.description(),
                given.contains(Given.AVAILABLE) ? draft.available() : before.available(),
                given.contains(Given.SHIPPING) ? draft.shipping() : before.shipping(),
                given.contains(Given.THUMBNAIL_URL) ? draft.thumbnailUrl() : before.thumbnailUrl(),
                // Who they are is found already; the rules only ask whether somebody was named in vain.
                null,
                null,
                collections,
                given.contains(Given.PRICE) ? draft.price() : before.price(),
                given.contains(Given.DISCOUNT) ? draft.discount() : before.discount(),
                current == null ? options : KnownIds.options(options, current),
                current == null ? variants : KnownIds.variants(variants, weights, current));
    }

    private static ProductDraft before(Product product) {
        return new ProductDraft(
                product.version(),
                product.name(),
                product.summary(),
                product.description(),
                product.available(),
                product.shipping(),
                product.thumbnailUrl(),
                null,
                null,
                product.collectionIds(),
                new ProductDraft.Amount(product.price().original().value()),
                switch (product.discount()) {
                    case Discount.None _ -> null;
                    case Discount.Fixed(var sum) -> new ProductDraft.Reduction("fixed", sum.value());
                    case Discount.Percentage(var percent) -> new ProductDraft.Reduction("percentage", (long) percent);
                },
                product.options().stream()
                        .map(option -> new ProductDraft.Choice(
                                option.id(),
                                option.name(),
                                option.variations().stream()
                                        .map(each -> new ProductDraft.Value(each.id(), each.value()))
                                        .toList()))
                        .toList(),
                product.variants().stream()
                        .map(variant -> new ProductDraft.Buyable(
                                variant.id().value(),
                                new ProductDraft.Amount(
                                        variant.price().original().value()),
                                variant.weight(),
                                variant.types().stream()
                                        .map(type -> new ProductDraft.Pick(type.optionName(), type.variationValue()))
                                        .toList()))
                        .toList());
    }
}
