package com.byeolshow.catalog.search;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Indexes products that nobody has indexed yet, or that were indexed by an older version; any number of times. */
@Component
class IndexMissing {

    private static final int LOOKED_AT = 5_000;

    /** Products of one transaction: their rows are locked while they are read and written. */
    private static final int WRITTEN = 200;

    private final ProductSource products;
    private final Documents documents;
    private final IndexProducts index;
    private final TransactionalOperator tx;

    IndexMissing(ProductSource products, Documents documents, IndexProducts index, TransactionalOperator tx) {
        this.products = products;
        this.documents = documents;
        this.index = index;
        this.tx = tx;
    }

    /** Looks at all products and returns how many it has indexed. */
    Mono<Long> run() {
        return after("")
                .expand(seen -> seen.isEmpty() ? Mono.empty() : after(seen.getLast()))
                .concatMap(this::indexed)
                .reduce(0L, Long::sum);
    }

    private Mono<List<String>> after(String id) {
        return products.idsAfter(id, LOOKED_AT);
    }

    private Mono<Long> indexed(List<String> ids) {
        return documents
                .missing(ids)
                .flatMapMany(Flux::fromIterable)
                .buffer(WRITTEN)
                .concatMap(some -> products.hold(some)
                        .flatMap(held -> index.run(held).thenReturn((long) held.size()))
                        .as(tx::transactional))
                .reduce(0L, Long::sum);
    }
}
