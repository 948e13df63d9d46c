package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.BulkProducts;
import com.byeolshow.catalog.product.BulkProducts.Kept;
import com.byeolshow.catalog.product.exchange.ProductFiles.Sheet;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.NoSuchCollection;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all products, or those of a collection, as a file an import reads. Reads bit by bit as the client takes it, each
 * bit a snapshot of its own; a product made meanwhile comes at the end.
 */
@Component
public class ExportProducts {

    /** Tells table programs that a file is UTF-8; they garble Korean without it. */
    static final String MARK = "\uFEFF";

    private static final int BATCH = 200;

    private final BulkProducts products;
    private final ProductFiles files;

    ExportProducts(BulkProducts products, JsonMapper json) {
        this.products = products;
        this.files = new ProductFiles(json);
    }

    /** @param collection id or slug of a collection, whose products and those of all below it are meant; null for all */
    public Mono<Flux<String>> run(FileFormat format, @Nullable String collection) {
        return within(collection)
                .map(ids ->
                        batches(ids).concatMap(batch -> products.slugs().map(slugs -> text(format, batch, slugs)), 1))
                .map(texts -> format == FileFormat.CSV ? texts.startWith(MARK + ProductFiles.csvHeader()) : texts);
    }

    private Mono<List<String>> within(@Nullable String collection) {
        return collection == null
                ? Mono.just(List.of())
                : products.within(collection)
                        .filter(ids -> !ids.isEmpty())
                        .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchCollection())));
    }

    private Flux<List<Kept>> batches(List<String> collectionIds) {
        return batch(null, collectionIds)
                .expand(batch -> batch.size() < BATCH
                        ? Mono.empty()
                        : batch(batch.getLast().product(), collectionIds))
                .filter(batch -> !batch.isEmpty());
    }

    private Mono<List<Kept>> batch(@Nullable Product after, List<String> collectionIds) {
        return Mono.defer(() -> products.next(after, collectionIds, BATCH));
    }

    private String text(FileFormat format, List<Kept> batch, Map<String, String> slugs) {
        var sheets = batch.stream()
                .map(kept -> new Sheet(
                        kept.product(),
                        kept.externalId(),
                        kept.product().collectionIds().stream()
                                .map(slugs::get)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
        return format == FileFormat.CSV ? ProductFiles.csv(sheets) : files.jsonLines(sheets);
    }
}
