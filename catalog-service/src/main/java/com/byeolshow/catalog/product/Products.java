package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.platform.web.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where products are found; {@link ProductWriting} puts them there. */
@Component
class Products {

    private final DatabaseClient db;
    private final ProductRows rows;

    Products(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.rows = new ProductRows(json);
    }

    Mono<Product> find(ProductId id) {
        return ofIds(List.of(id.value()))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /** The product, which nobody else changes until the transaction ends. */
    Mono<Product> lock(ProductId id) {
        // Locked before it is read: a read that waited for the lock would still see the children of before.
        return db.sql("SELECT id FROM product WHERE id = :id FOR UPDATE")
                .bind("id", id.value())
                .map(row -> id)
                .one()
                .flatMap(this::find);
    }

    Mono<List<Product>> ofIds(Collection<String> ids) {
        return db.sql("SELECT %s FROM product p %s WHERE p.id = ANY(:ids) ORDER BY p.id"
                        .formatted(ProductRows.COLUMNS, ProductRows.PARTNERS))
                .bind("ids", ids.toArray(String[]::new))
                .map(rows::read)
                .all()
                .collectList();
    }

    /** Products on sale, newest first. */
    Mono<List<Product>> onSale(Page page) {
        return paged("WHERE q.available", page.size(), page.offset())
                .map(rows::read)
                .all()
                .collectList();
    }

    /** Products on sale in any of the collections, newest first. */
    Mono<List<Product>> onSaleIn(Collection<String> collectionIds, Page page) {
        return paged("""
                        WHERE q.available AND EXISTS (SELECT FROM product_collection c
                            WHERE c.product_id = q.id AND c.collection_id = ANY(:collections))""", page.size(), page.offset())
                .bind("collections", collectionIds.toArray(String[]::new))
                .map(rows::read)
                .all()
                .collectList();
    }

    /** All products, newest first, and one more than a page holds if there are more. */
    Mono<List<Product>> all(Page page) {
        return paged("", page.size() + 1, page.offset()).map(rows::read).all().collectList();
    }

    private DatabaseClient.GenericExecuteSpec paged(String where, int limit, long offset) {
        return db.sql("""
                        SELECT %s FROM (
                            SELECT * FROM product q %s
                            ORDER BY q.created_at DESC, q.id LIMIT :limit OFFSET :offset) p
                        %s ORDER BY p.created_at DESC, p.id""".formatted(ProductRows.COLUMNS, where, ProductRows.PARTNERS))
                .bind("limit", limit)
                .bind("offset", offset);
    }

    /** Locks the next products of a brand or vendor in the order of their ids, which every bulk writer follows. */
    Mono<List<String>> lockNextOf(PartnerKind kind, String partnerId, String after, int most) {
        String column =
                switch (kind) {
                    case BRAND -> "brand_id";
                    case VENDOR -> "vendor_id";
                };
        return lockNext("q.%s = :partner".formatted(column), after, most)
                .bind("partner", partnerId)
                .map(row -> Objects.requireNonNull(row.get("id", String.class)))
                .all()
                .collectList();
    }

    /** Locks the next products put into any of the collections, in the order of their ids. */
    Mono<List<String>> lockNextIn(Collection<String> collectionIds, String after, int most) {
        return lockNext("""
                        EXISTS (SELECT FROM product_collection c
                            WHERE c.product_id = q.id AND c.collection_id = ANY(:collections))""", after, most)
                .bind("collections", collectionIds.toArray(String[]::new))
                .map(row -> Objects.requireNonNull(row.get("id", String.class)))
                .all()
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec lockNext(String condition, String after, int most) {
        return db.sql("SELECT q.id FROM product q WHERE q.id > :after AND %s ORDER BY q.id LIMIT :most FOR UPDATE"
                        .formatted(condition))
                .bind("after", after)
                .bind("most", most);
    }

    /** Gives products their next version although only something they refer to has changed. */
    Mono<Void> raiseVersions(Collection<String> ids, Instant now) {
        return db.sql("UPDATE product SET version = version + 1, updated_at = :now WHERE id = ANY(:ids)")
                .bind("ids", ids.toArray(String[]::new))
                .bind("now", now)
                .then();
    }
}
