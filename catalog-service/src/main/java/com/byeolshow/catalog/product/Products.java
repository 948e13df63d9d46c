package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.DealRange;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /** Nobody else changes these products until the transaction ends. */
    Mono<Void> lockAll(Collection<String> ids) {
        return db.sql("SELECT id FROM product WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                .bind("ids", ids.toArray(String[]::new))
                .then();
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
        return paged("WHERE q.available", Order.NEWEST, page.size(), page.offset())
                .map(rows::read)
                .all()
                .collectList();
    }

    /** Products on sale in any of the collections, newest first. */
    Mono<List<Product>> onSaleIn(Collection<String> collectionIds, Page page) {
        return standingIn(collectionIds).flatMap(standing -> paged(
                        "WHERE q.available AND " + standing, Order.NEWEST, page.size(), page.offset())
                .bind("collections", collectionIds.toArray(String[]::new))
                .map(rows::read)
                .all()
                .collectList());
    }

    /** At most this many are looked up and sorted for one page: some tens of milliseconds. */
    private static final int MANY = 10_000;

    private static final String LOOKED_UP = """
            EXISTS (SELECT FROM product_collection c
                WHERE c.product_id = q.id AND c.collection_id = ANY(:collections))""";

    private static final String MET = """
            ARRAY(SELECT c.collection_id FROM product_collection c
                WHERE c.product_id = q.id) && CAST(:collections AS text[])""";

    /**
     * Says of a product that it was put into one of the collections. Those of a small category are looked up. Of a very
     * large one the next page is soon met by going through all products in their order, where looking up all of it took
     * seconds; the planner cannot know which it is, so it is told.
     */
    private Mono<String> standingIn(Collection<String> collectionIds) {
        return db.sql("""
                        SELECT count(*) AS entries FROM (SELECT FROM product_collection
                            WHERE collection_id = ANY(:collections) LIMIT %d) counted""".formatted(MANY + 1))
                .bind("collections", collectionIds.toArray(String[]::new))
                .map(row -> Objects.requireNonNull(row.get("entries", Long.class)) > MANY ? MET : LOOKED_UP)
                .one();
    }

    /** Products on sale with such a discount, the biggest discount first, then the newest. */
    Mono<List<Product>> onDeal(DealRange range, Page page) {
        String type =
                switch (range.type()) {
                    case FIXED -> "fixed";
                    case PERCENTAGE -> "percentage";
                };
        // The type is written out: only then does the index of deals serve whatever the bounds are.
        return paged("""
                        WHERE q.available AND q.discount_type = '%s' AND q.discount_value BETWEEN :least AND :most""".formatted(type), Order.BIGGEST_DISCOUNT, page.size(), page.offset())
                .bind("least", range.least())
                .bind("most", range.most())
                .map(rows::read)
                .all()
                .collectList();
    }

    /** What places a product among others, without what only its card needs. */
    record Outline(
            ProductId id,
            @Nullable String brandId,
            Won sale,
            List<String> collectionIds,
            List<String> variantIds,
            Instant createdAt) {}

    private static final String OUTLINE = """
            SELECT q.id, q.brand_id, q.price_sale, q.created_at,
                ARRAY(SELECT c.collection_id FROM product_collection c WHERE c.product_id = q.id) AS collections,
                ARRAY(SELECT v.id FROM variant v WHERE v.product_id = q.id) AS variants
            FROM product q\s""";

    Mono<Outline> outline(ProductId id) {
        return db.sql(OUTLINE + "WHERE q.id = :id")
                .bind("id", id.value())
                .map(Products::readOutline)
                .one();
    }

    /** The newest products on sale in any of the collections. */
    Mono<List<Outline>> outlinesOnSaleIn(Collection<String> collectionIds, int most) {
        return standingIn(collectionIds).flatMap(standing -> db.sql("""
                        %s WHERE q.available AND %s
                        ORDER BY q.created_at DESC, q.id LIMIT :most""".formatted(OUTLINE, standing))
                .bind("collections", collectionIds.toArray(String[]::new))
                .bind("most", most)
                .map(Products::readOutline)
                .all()
                .collectList());
    }

    private static Outline readOutline(Readable row) {
        return new Outline(
                new ProductId(Objects.requireNonNull(row.get("id", String.class))),
                row.get("brand_id", String.class),
                Won.of(Objects.requireNonNull(row.get("price_sale", Long.class))),
                List.of(Objects.requireNonNull(row.get("collections", String[].class))),
                List.of(Objects.requireNonNull(row.get("variants", String[].class))),
                Objects.requireNonNull(row.get("created_at", Instant.class)));
    }

    private enum Order {
        NEWEST("%1$s.created_at DESC, %1$s.id"),
        BIGGEST_DISCOUNT("%1$s.discount_value DESC, %1$s.created_at DESC, %1$s.id");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }

        String of(String alias) {
            return columns.formatted(alias);
        }
    }

    private DatabaseClient.GenericExecuteSpec paged(String where, Order order, int limit, long offset) {
        return db.sql("""
                        SELECT %s FROM (
                            SELECT * FROM product q %s
                            ORDER BY %s LIMIT :limit OFFSET :offset) p
                        %s ORDER BY %s""".formatted(ProductRows.COLUMNS, where, order.of("q"), ProductRows.PARTNERS, order.of("p")))
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
        return standingIn(collectionIds).flatMap(standing -> lockNext(standing, after, most)
                .bind("collections", collectionIds.toArray(String[]::new))
                .map(row -> Objects.requireNonNull(row.get("id", String.class)))
                .all()
                .collectList());
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
