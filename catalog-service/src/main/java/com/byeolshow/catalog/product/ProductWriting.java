package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes products as a whole. Children are written anew each time, with the ids the product gives them. */
@Component
class ProductWriting {

    private final DatabaseClient db;

    ProductWriting(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> insert(Product product) {
        var row = bind(product, """
                INSERT INTO product (id, name, summary, description, available, shipping, thumbnail_url, brand_id,
                    vendor_id, price_original, price_sale, discount_type, discount_value, version, created_at, updated_at)
                VALUES (:id, :name, :summary, :description, :available, :shipping, :thumbnail, :brand,
                    :vendor, :original, :sale, :discountType, :discountValue, :version, :created, :updated)""").bind("created", product.createdAt()).then();
        return Flux.concat(concat(List.of(row), children(product))).then();
    }

    /** The caller holds the product's lock. */
    Mono<Void> replace(Product product) {
        var row = bind(product, """
                UPDATE product SET name = :name, summary = :summary, description = :description,
                    available = :available, shipping = :shipping, thumbnail_url = :thumbnail, brand_id = :brand,
                    vendor_id = :vendor, price_original = :original, price_sale = :sale,
                    discount_type = :discountType, discount_value = :discountValue, version = :version,
                    updated_at = :updated
                WHERE id = :id""").then();
        var steps = List.of(
                row,
                delete("DELETE FROM variant WHERE product_id = :id", product),
                delete("DELETE FROM product_option WHERE product_id = :id", product),
                delete("DELETE FROM product_collection WHERE product_id = :id", product));
        return Flux.concat(concat(steps, children(product))).then();
    }

    private Mono<Void> delete(String sql, Product product) {
        return db.sql(sql).bind("id", product.id().value()).then();
    }

    private DatabaseClient.GenericExecuteSpec bind(Product product, String sql) {
        var spec = db.sql(sql)
                .bind("id", product.id().value())
                .bind("name", product.name())
                .bind("summary", product.summary())
                .bind("description", product.description())
                .bind("available", product.available())
                .bind("shipping", product.shipping())
                .bind("original", product.price().original().value())
                .bind("sale", product.price().sale().value())
                .bind("version", product.version())
                .bind("updated", product.updatedAt());
        spec = nullable(spec, "thumbnail", product.thumbnailUrl(), String.class);
        spec = nullable(spec, "brand", id(product.brand()), String.class);
        spec = nullable(spec, "vendor", id(product.vendor()), String.class);
        spec = nullable(spec, "discountType", type(product.discount()), String.class);
        return nullable(spec, "discountValue", value(product.discount()), Long.class);
    }

    private static <T> DatabaseClient.GenericExecuteSpec nullable(
            DatabaseClient.GenericExecuteSpec spec, String name, @Nullable T value, Class<T> type) {
        return value == null ? spec.bindNull(name, type) : spec.bind(name, value);
    }

    private static @Nullable String id(@Nullable Partner partner) {
        return partner == null ? null : partner.id();
    }

    private static @Nullable String type(Discount discount) {
        return switch (discount) {
            case Discount.None _ -> null;
            case Discount.Fixed _ -> "fixed";
            case Discount.Percentage _ -> "percentage";
        };
    }

    private static @Nullable Long value(Discount discount) {
        return switch (discount) {
            case Discount.None _ -> null;
            case Discount.Fixed(var sum) -> sum.value();
            case Discount.Percentage(var percent) -> (long) percent;
        };
    }

    private List<Mono<Void>> children(Product product) {
        return List.of(collections(product), options(product), variations(product), variants(product), types(product));
    }

    private Mono<Void> collections(Product product) {
        return children(
                product,
                product.collectionIds(),
                """
                INSERT INTO product_collection (product_id, collection_id, position)
                SELECT :product, r.id, r.position
                FROM unnest(CAST(:ids AS text[])) WITH ORDINALITY AS r (id, position)""",
                spec -> spec.bind("ids", product.collectionIds().toArray(String[]::new)));
    }

    private Mono<Void> options(Product product) {
        var options = product.options();
        return children(product, options, """
                INSERT INTO product_option (product_id, id, name, position)
                SELECT :product, r.id, r.name, r.position
                FROM unnest(CAST(:ids AS text[]), CAST(:names AS text[])) WITH ORDINALITY AS r (id, name, position)""", spec -> spec.bind("ids", texts(options, Option::id))
                .bind("names", texts(options, Option::name)));
    }

    private record VariationRow(String optionId, Option.Variation variation) {}

    private Mono<Void> variations(Product product) {
        List<VariationRow> rows = product.options().stream()
                .flatMap(option -> option.variations().stream().map(each -> new VariationRow(option.id(), each)))
                .toList();
        return children(product, rows, """
                INSERT INTO option_variation (product_id, option_id, id, value, position)
                SELECT :product, r.option_id, r.id, r.value, r.position
                FROM unnest(CAST(:options AS text[]), CAST(:ids AS text[]), CAST(:values AS text[]))
                    WITH ORDINALITY AS r (option_id, id, value, position)""", spec -> spec.bind("options", texts(rows, VariationRow::optionId))
                .bind("ids", texts(rows, row -> row.variation().id()))
                .bind("values", texts(rows, row -> row.variation().value())));
    }

    private Mono<Void> variants(Product product) {
        var variants = product.variants();
        return children(product, variants, """
                INSERT INTO variant (product_id, id, combination, price_original, price_sale, weight, position)
                SELECT :product, r.id, r.combination, r.original, r.sale, r.weight, r.position
                FROM unnest(CAST(:ids AS text[]), CAST(:combinations AS text[]), CAST(:originals AS bigint[]),
                    CAST(:sales AS bigint[]), CAST(:weights AS bigint[]))
                    WITH ORDINALITY AS r (id, combination, original, sale, weight, position)""", spec -> spec.bind(
                        "ids", texts(variants, variant -> variant.id().value()))
                .bind("combinations", texts(variants, Variant::combination))
                .bind(
                        "originals",
                        numbers(variants, variant -> variant.price().original().value()))
                .bind(
                        "sales",
                        numbers(variants, variant -> variant.price().sale().value()))
                .bind("weights", variants.stream().map(Variant::weight).toArray(Long[]::new)));
    }

    private record TypeRow(VariantId variantId, Variant.Type type) {}

    private Mono<Void> types(Product product) {
        List<TypeRow> rows = product.variants().stream()
                .flatMap(variant -> variant.types().stream().map(type -> new TypeRow(variant.id(), type)))
                .toList();
        return children(product, rows, """
                INSERT INTO variant_type (product_id, variant_id, option_id, variation_id)
                SELECT :product, r.variant_id, r.option_id, r.variation_id
                FROM unnest(CAST(:variants AS text[]), CAST(:options AS text[]), CAST(:variations AS text[]))
                    AS r (variant_id, option_id, variation_id)""", spec -> spec.bind(
                        "variants", texts(rows, row -> row.variantId().value()))
                .bind("options", texts(rows, row -> row.type().optionId()))
                .bind("variations", texts(rows, row -> row.type().variationId())));
    }

    private Mono<Void> children(
            Product product,
            List<?> rows,
            String sql,
            Function<DatabaseClient.GenericExecuteSpec, DatabaseClient.GenericExecuteSpec> bound) {
        return rows.isEmpty()
                ? Mono.empty()
                : bound.apply(db.sql(sql).bind("product", product.id().value())).then();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).boxed().toArray(Long[]::new);
    }

    private static List<Mono<Void>> concat(List<Mono<Void>> first, List<Mono<Void>> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
