package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.collection.ProductCollection;
import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.search.Label;
import com.byeolshow.catalog.search.Label.Named;
import com.byeolshow.catalog.search.ProductSource;
import com.byeolshow.catalog.search.Searchable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Products as search knows them. */
@Component
class SearchableProducts implements ProductSource {

    private final DatabaseClient db;
    private final Products products;
    private final ReadCollections collections;

    SearchableProducts(DatabaseClient db, Products products, ReadCollections collections) {
        this.db = db;
        this.products = products;
        this.collections = collections;
    }

    /** @param tree holds at least the product's collections and all above them */
    static Searchable of(Product product, CollectionTree tree) {
        Partner brand = product.brand();
        Partner vendor = product.vendor();
        return new Searchable(
                product.id().value(),
                product.name(),
                brand == null ? null : brand.name(),
                vendor == null ? null : vendor.name(),
                above(product.collectionIds(), tree)
                        .map(ProductCollection::name)
                        .toList(),
                product.options().stream()
                        .flatMap(option -> option.variations().stream())
                        .map(Option.Variation::value)
                        .toList(),
                product.available(),
                product.createdAt());
    }

    private static Stream<ProductCollection> above(List<String> ids, CollectionTree tree) {
        return tree.upwards(ids).stream().map(tree::find).filter(Objects::nonNull);
    }

    @Override
    public Mono<List<String>> idsAfter(String after, int most) {
        return db.sql("SELECT id FROM product WHERE id > :after ORDER BY id LIMIT :most")
                .bind("after", after)
                .bind("most", most)
                .map(row -> Objects.requireNonNull(row.get("id", String.class)))
                .all()
                .collectList();
    }

    /** Locks in the order every writer does: the tree of collections, then products. */
    @Override
    public Mono<List<Searchable>> hold(Collection<String> ids) {
        return collections
                .holdAbove(List.of())
                .then(Mono.defer(() -> products.lockAll(ids)))
                .then(Mono.defer(() -> products.ofIds(ids)))
                .flatMap(held -> collections
                        .above(held.stream()
                                .flatMap(product -> product.collectionIds().stream())
                                .toList())
                        .map(tree ->
                                held.stream().map(product -> of(product, tree)).toList()));
    }

    private record LabelRow(
            String id, String name, @Nullable Named brand, List<String> collectionIds) {

        Label label(CollectionTree tree) {
            return new Label(
                    id,
                    name,
                    brand,
                    above(collectionIds, tree)
                            .map(each -> new Named(each.id(), each.name()))
                            .toList());
        }
    }

    @Override
    public Mono<List<Label>> labels(List<String> ids) {
        return db.sql("""
                        SELECT p.id, p.name, b.id AS brand_id, b.name AS brand_name,
                            ARRAY(SELECT c.collection_id FROM product_collection c
                                  WHERE c.product_id = p.id ORDER BY c.position) AS collections
                        FROM unnest(CAST(:ids AS text[])) WITH ORDINALITY AS wanted (id, place)
                        JOIN product p ON p.id = wanted.id LEFT JOIN brand b ON b.id = p.brand_id
                        ORDER BY wanted.place""")
                .bind("ids", ids.toArray(String[]::new))
                .map(row -> new LabelRow(
                        Objects.requireNonNull(row.get("id", String.class)),
                        Objects.requireNonNull(row.get("name", String.class)),
                        named(row.get("brand_id", String.class), row.get("brand_name", String.class)),
                        List.of(Objects.requireNonNull(row.get("collections", String[].class)))))
                .all()
                .collectList()
                .flatMap(rows -> collections
                        .above(rows.stream()
                                .flatMap(row -> row.collectionIds().stream())
                                .toList())
                        .map(tree -> rows.stream().map(row -> row.label(tree)).toList()));
    }

    private static @Nullable Named named(@Nullable String id, @Nullable String name) {
        return id == null || name == null ? null : new Named(id, name);
    }
}
