package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.ProductId;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which order products are suggested beside the one on screen. */
public final class RelatedRules {

    private RelatedRules() {}

    /**
     * What decides about a product's place.
     *
     * @param collectionIds where it was put
     * @param sale what it costs
     */
    public record Candidate(
            ProductId id,
            @Nullable String brandId,
            Won sale,
            List<String> collectionIds,
            boolean soldOut,
            Instant createdAt) {}

    /**
     * Best first: what can be bought, then what shares more collections with the product on screen, then what was put
     * into the collection itself rather than below it, then the same brand, the nearest price, the newest. Without a
     * product on screen those about it decide nothing.
     *
     * @param shown the product on screen, which is left out; null when unknown
     */
    public static List<ProductId> order(
            String collectionId, @Nullable Candidate shown, Collection<Candidate> candidates) {
        return candidates.stream()
                .filter(each -> shown == null || !each.id().equals(shown.id()))
                .sorted(Comparator.comparing(Candidate::soldOut)
                        .thenComparing(each -> shared(each, shown), Comparator.reverseOrder())
                        .thenComparing(each -> !each.collectionIds().contains(collectionId))
                        .thenComparing(each -> !sameBrand(each, shown))
                        .thenComparing(each -> distance(each, shown))
                        .thenComparing(Candidate::createdAt, Comparator.reverseOrder())
                        .thenComparing(each -> each.id().value()))
                .map(Candidate::id)
                .toList();
    }

    private static int shared(Candidate candidate, @Nullable Candidate shown) {
        if (shown == null) {
            return 0;
        }
        Set<String> both = new HashSet<>(candidate.collectionIds());
        both.retainAll(Set.copyOf(shown.collectionIds()));
        return both.size();
    }

    private static boolean sameBrand(Candidate candidate, @Nullable Candidate shown) {
        return shown != null && shown.brandId() != null && shown.brandId().equals(candidate.brandId());
    }

    private static long distance(Candidate candidate, @Nullable Candidate shown) {
        return shown == null
                ? 0
                : Math.abs(candidate.sale().value() - shown.sale().value());
    }
}
