package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.FindReferences.References;
import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.ProductRules;
import com.byeolshow.catalog.product.model.Shaping.Refused;
import com.byeolshow.catalog.product.model.Shaping.Shaped;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds a product and publishes it. */
@Component
public record CreateProduct(
        FindReferences references,
        ProductWriting writing,
        AnnounceProducts announce,
        StoredAnswers answers,
        RandomIds ids,
        Clock clock,
        TransactionalOperator tx) {

    public Mono<ProductSheet> run(ProductDraft draft, Optional<IdempotencyKey> key) {
        var work = Mono.defer(() -> references.run(draft)).flatMap(known -> create(draft, known));
        return answers.once(key, "create-product", draft, ProductSheet.class, work)
                .as(tx::transactional);
    }

    private Mono<ProductSheet> create(ProductDraft draft, References known) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (ProductRules.create(draft, known.found(), ids::next, now)) {
            case Shaped(var product) ->
                writing.insert(product)
                        .then(Mono.defer(() -> announce.changed(product, known.tree())))
                        .thenReturn(ProductSheet.of(product));
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
