package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.FindReferences.References;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.ProductProblem.NoSuchProduct;
import com.byeolshow.catalog.product.model.ProductRules;
import com.byeolshow.catalog.product.model.Shaping.Refused;
import com.byeolshow.catalog.product.model.Shaping.Shaped;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Replaces a product as a whole and publishes it. */
@Component
public record ChangeProduct(
        FindReferences references,
        Products products,
        ProductWriting writing,
        AnnounceProducts announce,
        RandomIds ids,
        Clock clock,
        TransactionalOperator tx) {

    public Mono<ProductSheet> run(ProductId id, ProductDraft draft) {
        return references
                .run(draft)
                .flatMap(known -> products.lock(id)
                        .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchProduct())))
                        .flatMap(current -> change(current, draft, known)))
                .as(tx::transactional);
    }

    private Mono<ProductSheet> change(Product current, ProductDraft draft, References known) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (ProductRules.change(current, draft, known.found(), ids::next, now)) {
            case Shaped(var product) ->
                writing.replace(product)
                        .then(Mono.defer(() -> announce.changed(product, known.tree())))
                        .thenReturn(ProductSheet.of(product));
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
