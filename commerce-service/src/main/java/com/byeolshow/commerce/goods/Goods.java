package com.byeolshow.commerce.goods;

import com.byeolshow.commerce.goods.Offer.VariantType;
import com.byeolshow.commerce.goods.ProductState.DiscountState;
import com.byeolshow.commerce.pricing.Discount;
import com.byeolshow.commerce.pricing.PricingRules;
import com.byeolshow.platform.money.Won;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Where announced products are kept. */
@Component
class Goods {

    private final DatabaseClient db;
    private final JsonMapper json;
    private final ObjectReader types;

    Goods(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
        this.types = json.readerForListOf(VariantType.class);
    }

    /** The offers of those variants that are known, in no particular order. */
    Flux<Offer> offers(Collection<String> variantIds) {
        return db.sql("""
                        SELECT p.id AS product_id, p.name, p.thumbnail_url, p.available, p.vendor_id, p.vendor_name,
                               p.collection_ids, p.discount_type AS product_discount_type, p.discount_value AS product_discount_value,
                               v.id AS variant_id, v.types::text AS types, v.weight, v.original, v.sale,
                               v.discount_type, v.discount_value
                          FROM variant v JOIN product p ON p.id = v.product_id
                         WHERE v.id = ANY(:variants)""")
                .bind("variants", variantIds.toArray(String[]::new))
                .map(this::offer)
                .all();
    }

    Flux<String> variants(String productId) {
        return db.sql("SELECT id FROM variant WHERE product_id = :product")
                .bind("product", productId)
                .map(row -> row.get("id", String.class))
                .all();
    }

    Mono<Boolean> exists(String productId) {
        return db.sql("SELECT EXISTS (SELECT 1 FROM product WHERE id = :id) AS found")
                .bind("id", productId)
                .map(row -> row.get("found", Boolean.class))
                .one();
    }

    /** Writes the product unless a newer version is there; tells whether it was written. */
    Mono<Boolean> keep(ProductState product) {
        var vendor = product.vendor();
        var statement = db.sql("""
                        INSERT INTO product (id, name, available, vendor_id, vendor_name, thumbnail_url,
                                             collection_ids, discount_type, discount_value, version)
                        VALUES (:id, :name, :available, :vendorId, :vendorName, :thumbnail, :collections,
                                :discountType, :discountValue, :version)
                        ON CONFLICT (id) DO UPDATE
                           SET name = EXCLUDED.name, available = EXCLUDED.available,
                               vendor_id = EXCLUDED.vendor_id, vendor_name = EXCLUDED.vendor_name,
                               thumbnail_url = EXCLUDED.thumbnail_url,
                               collection_ids = EXCLUDED.collection_ids, discount_type = EXCLUDED.discount_type,
                               discount_value = EXCLUDED.discount_value, version = EXCLUDED.version
                         WHERE product.version < EXCLUDED.version""")
                .bind("id", product.id())
                .bind("name", product.name())
                .bind("available", product.available())
                .bind(
                        "collections",
                        Objects.requireNonNullElse(product.collectionIds(), List.<String>of())
                                .toArray(String[]::new))
                .bind("version", product.version());
        statement = bind(statement, "vendorId", vendor == null ? null : vendor.id());
        statement = bind(statement, "vendorName", vendor == null ? null : vendor.name());
        statement = bind(statement, "thumbnail", product.thumbnailUrl());
        Discount discount = discount(product.discount());
        statement = bind(statement, "discountType", discount == null ? null : type(discount));
        statement = discount == null
                ? statement.bindNull("discountValue", Long.class)
                : statement.bind("discountValue", discount.value());
        return statement.fetch().rowsUpdated().map(written -> written > 0);
    }

    /** Makes these the only variants of the product. */
    Mono<Void> keepVariants(ProductState product) {
        var rows = Objects.requireNonNullElse(product.variants(), List.<ProductState.VariantState>of()).stream()
                .map(VariantRow::of)
                .toList();
        return db.sql("""
                        WITH announced AS (
                          SELECT * FROM jsonb_to_recordset(CAST(:variants AS jsonb)) AS t(
                              id text, original bigint, sale bigint, "discountType" text, "discountValue" bigint,
                              weight bigint, types jsonb)),
                        gone AS (
                          DELETE FROM variant
                           WHERE product_id = :product AND id NOT IN (SELECT id FROM announced))
                        INSERT INTO variant (id, product_id, original, sale, discount_type, discount_value, weight, types)
                        SELECT id, :product, original, sale, "discountType", "discountValue", weight, types
                          FROM announced
                        ON CONFLICT (id) DO UPDATE
                           SET product_id = EXCLUDED.product_id, original = EXCLUDED.original, sale = EXCLUDED.sale,
                               discount_type = EXCLUDED.discount_type, discount_value = EXCLUDED.discount_value,
                               weight = EXCLUDED.weight, types = EXCLUDED.types""")
                .bind("variants", json.writeValueAsString(rows))
                .bind("product", product.id())
                .then();
    }

    Mono<Void> drop(String productId) {
        return db.sql("DELETE FROM product WHERE id = :id")
                .bind("id", productId)
                .then();
    }

    private record VariantRow(
            String id,
            long original,
            long sale,
            @Nullable String discountType,
            @Nullable Long discountValue,
            long weight,
            List<VariantType> types) {

        static VariantRow of(ProductState.VariantState variant) {
            Discount discount = discount(variant.discount());
            var types = Objects.requireNonNullElse(variant.types(), List.<ProductState.TypeState>of());
            return new VariantRow(
                    variant.id(),
                    variant.price().original(),
                    Objects.requireNonNullElse(
                            variant.price().sale(), variant.price().original()),
                    discount == null ? null : type(discount),
                    discount == null ? null : discount.value(),
                    Objects.requireNonNullElse(variant.weight(), 0L),
                    types.stream()
                            .map(type -> new VariantType(
                                    type.optionId(), type.optionName(), type.variationId(), type.variationValue()))
                            .toList());
        }
    }

    private Offer offer(Readable row) {
        Discount own = discount(row.get("discount_type", String.class), row.get("discount_value", Long.class));
        Discount ofProduct =
                discount(row.get("product_discount_type", String.class), row.get("product_discount_value", Long.class));
        return new Offer(
                row.get("product_id", String.class),
                row.get("name", String.class),
                row.get("thumbnail_url", String.class),
                row.get("available", Boolean.class),
                Objects.requireNonNullElse(row.get("vendor_id", String.class), Offer.HOUSE),
                row.get("vendor_name", String.class),
                row.get("variant_id", String.class),
                types.readValue(row.get("types", String.class)),
                List.of(row.get("collection_ids", String[].class)),
                row.get("weight", Long.class),
                PricingRules.unit(
                        Won.of(row.get("original", Long.class)), Won.of(row.get("sale", Long.class)), own, ofProduct),
                own == null ? ofProduct : own);
    }

    private static @Nullable Discount discount(@Nullable DiscountState state) {
        return state == null ? null : discount(state.type(), state.value());
    }

    private static @Nullable Discount discount(@Nullable String type, @Nullable Long value) {
        return type == null || value == null
                ? null
                : new Discount(Discount.Kind.valueOf(type.toUpperCase(Locale.ROOT)), value);
    }

    private static String type(Discount discount) {
        return discount.kind().name().toLowerCase(Locale.ROOT);
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }
}
