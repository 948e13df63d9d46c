package com.byeolshow.commerce.goods;

import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up what is on sale. */
@Component
public final class FindOffers {

    private final Goods goods;

    FindOffers(Goods goods) {
        this.goods = goods;
    }

    /** What somebody wants to have. */
    public record Wanted(String productId, String variantId) {}

    /** Offers by variant; variants that are not known are left out. */
    public Mono<Map<String, Offer>> known(Collection<String> variantIds) {
        return variantIds.isEmpty()
                ? Mono.just(Map.of())
                : goods.offers(variantIds).collectMap(Offer::variantId);
    }

    /** The product of a variant; empty for a variant that is not known. */
    public Mono<Optional<String>> productOf(String variantId) {
        return known(List.of(variantId))
                .map(known -> Optional.ofNullable(known.get(variantId)).map(Offer::productId));
    }

    /** Ids of a product's variants; none of a product that is not known. */
    public Mono<List<String>> variantsOf(String productId) {
        return goods.variants(productId).collectList();
    }

    /** The offer of each wanted variant, in the same order; refused with the first {@link GoodsProblem} found. */
    public Mono<List<Offer>> all(List<Wanted> wanted) {
        return known(wanted.stream().map(Wanted::variantId).distinct().toList()).flatMap(offers -> wanted.stream()
                .filter(want -> !matches(offers, want))
                .findFirst()
                .map(this::unknown)
                .orElseGet(() -> onSale(wanted.stream()
                        .map(want -> offers.get(want.variantId()))
                        .toList())));
    }

    private static boolean matches(Map<String, Offer> offers, Wanted want) {
        Offer offer = offers.get(want.variantId());
        return offer != null && offer.productId().equals(want.productId());
    }

    private Mono<List<Offer>> unknown(Wanted want) {
        return goods.exists(want.productId())
                .flatMap(exists -> Mono.error(new RefusedException(
                        exists
                                ? new GoodsProblem.NoSuchVariant(want.variantId())
                                : new GoodsProblem.NoSuchProduct(want.productId()))));
    }

    private static Mono<List<Offer>> onSale(List<Offer> offers) {
        for (Offer offer : offers) {
            if (!offer.available()) {
                return Mono.error(new RefusedException(new GoodsProblem.NotOnSale(offer.productId())));
            }
        }
        return Mono.just(offers);
    }
}
