package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes products as a whole. Children are written anew each time, with the ids the product gives them. */
@Component
class ProductWriting {

    /** One array per column. Times travel as milliseconds, which is all that products have. */
    private static final String ROWS = """
            unnest(CAST(:ids AS text[]), CAST(:names AS text[]), CAST(:summaries AS text[]),
                CAST(:descriptions AS text[]), CAST(:availables AS boolean[]), CAST(:shippings AS boolean[]),
                CAST(:thumbnails AS text[]), CAST(:brands AS text[]), CAST(:vendors AS text[]),
                CAST(:originals AS bigint[]), CAST(:sales AS bigint[]), CAST(:discountTypes AS text[]),
                CAST(:discountValues AS bigint[]), CAST(:versions AS bigint[]), CAST(:createds AS bigint[]),
                CAST(:updateds AS bigint[]))
                AS r (id, name, summary, description, available, shipping, thumbnail, brand, vendor, original, sale,
                    discount_type, discount_value, version, created, updated)""";

    private final DatabaseClient db;

    ProductWriting(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> insert(Product product) {
        return insert(List.of(product));
    }

    /** The caller holds the product's lock. */
    Mono<Void> replace(Product product) {
        return replace(List.of(product));
    }

    /** In as many statements as for one. */
    Mono<Void> insert(List<Product> products) {
        var rows = bind(products, """
                INSERT INTO product (id, name, summary, description, available, shipping, thumbnail_url, brand_id,
                    vendor_id, price_original, price_sale, discount_type, discount_value, version, created_at, updated_at)
                SELECT r.id, r.name, r.summary, r.description, r.available, r.shipping, r.thumbnail, r.brand,
                    r.vendor, r.original, r.sale, r.discount_type, r.discount_value, r.version,
                    %s, %s FROM %s""".formatted(instant("r.created"), instant("r.updated"), ROWS));
        return inTurn(products, List.of(rows));
    }

    /** The caller holds the products' locks. */
    Mono<Void> replace(List<Product> products) {
        var rows = bind(products, """
                UPDATE product SET name = r.name, summary = r.summary, description = r.description,
                    available = r.available, shipping = r.shipping, thumbnail_url = r.thumbnail, brand_id = r.brand,
                    vendor_id = r.vendor, price_original = r.original, price_sale = r.sale,
                    discount_type = r.discount_type, discount_value = r.discount_value, version = r.version,
                    updated_at = %s
                FROM %s WHERE product.id = r.id""".formatted(instant("r.updated"), ROWS));
        return inTurn(
                products,
                List.of(
                        rows,
                        delete("DELETE FROM variant WHERE product_id = ANY(:ids)", products),
                        delete("DELETE FROM product_option WHERE product_id = ANY(:ids)", products),
                        delete("DELETE FROM product_collection WHERE product_id = ANY(:ids)", products)));
    }

    private Mono<Void> inTurn(List<Product> products, List<Mono<Void>> first) {
        return products.isEmpty()
                ? Mono.empty()
                : Flux.concat(first).thenMany(Flux.concat(children(products))).then();
    }

    private static String instant(String millis) {
        return "timestamptz 'epoch' + %s * interval '1 millisecond'".formatted(millis);
    }

    private Mono<Void> delete(String sql, List<Product> products) {
        return db.sql(sql)
                .bind("ids", texts(products, product -> product.id().value()))
                .then();
    }

    private Mono<Void> bind(List<Product> products, String sql) {
        return db.sql(sql)
                .bind("ids", texts(products, product -> product.id().value()))
                .bind("names", texts(products, Product::name))
                .bind("summaries", texts(products, Product::summary))
                .bind("descriptions", texts(products, Product::description))
                .bind("availables", products.stream().map(Product::available).toArray(Boolean[]::new))
                .bind("shippings", products.stream().map(Product::shipping).toArray(Boolean[]::new))
                .bind("thumbnails", texts(products, Product::thumbnailUrl))
                .bind("brands", texts(products, product -> id(product.brand())))
                .bind("vendors", texts(products, product -> id(product.vendor())))
                .bind(
                        "originals",
                        numbers(products, product -> product.price().original().value()))
                .bind(
                        "sales",
                        numbers(products, product -> product.price().sale().value()))
                .bind("discountTypes", texts(products, product -> type(product.discount())))
                .bind("discountValues", numbers(products, product -> value(product.discount())))
                .bind("versions", numbers(products, Product::version))
                .bind("createds", numbers(products, product -> product.createdAt()
                        .toEpochMilli()))
                .bind("updateds", numbers(products, product -> product.updatedAt()
                        .toEpochMilli()))
                .then();
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

    /** Something of a product, with its place among the product's others. */
    private record Child<T>(String productId, int position, T it) {}

    private static <T> List<Child<T>> each(List<Product> products, Function<Product, List<T>> children) {
        var all = new ArrayList<Child<T>>();
        for (Product product : products) {
            int position = 1;
            for (T child : children.apply(product)) {
                all.add(new Child<>(product.id().value(), position++, child));
            }
        }
        return all;
    }

    private List<Mono<Void>> children(List<Product> products) {
        return List.of(
                collections(products), options(products), variations(products), variants(products), types(products));
    }

    private Mono<Void> collections(List<Product> products) {
        var all = each(products, Product::collectionIds);
        return children(all, """
                INSERT INTO product_collection (product_id, position, collection_id)
                SELECT r.product, r.position, r.id
                FROM unnest(:products, :positions, CAST(:ids AS text[])) AS r (product, position, id)""", spec -> spec.bind("ids", texts(all, Child::it)));
    }

    private Mono<Void> options(List<Product> products) {
        var all = each(products, Product::options);
        return children(all, """
                INSERT INTO product_option (product_id, position, id, name)
                SELECT r.product, r.position, r.id, r.name
                FROM unnest(:products, :positions, CAST(:ids AS text[]), CAST(:names AS text[]))
                    AS r (product, position, id, name)""", spec -> spec.bind(
                        "ids", texts(all, child -> child.it().id()))
                .bind("names", texts(all, child -> child.it().name())));
    }

    private record VariationRow(String optionId, Option.Variation variation) {}

    private Mono<Void> variations(List<Product> products) {
        var all = each(products, product -> product.options().stream()
                .flatMap(option -> option.variations().stream().map(each -> new VariationRow(option.id(), each)))
                .toList());
        return children(all, """
                INSERT INTO option_variation (product_id, position, option_id, id, value)
                SELECT r.product, r.position, r.option_id, r.id, r.value
                FROM unnest(:products, :positions, CAST(:options AS text[]), CAST(:ids AS text[]),
                    CAST(:values AS text[])) AS r (product, position, option_id, id, value)""", spec -> spec.bind(
                        "options", texts(all, child -> child.it().optionId()))
                .bind("ids", texts(all, child -> child.it().variation().id()))
                .bind("values", texts(all, child -> child.it().variation().value())));
    }

    private Mono<Void> variants(List<Product> products) {
        var all = each(products, Product::variants);
        return children(all, """
                INSERT INTO variant (product_id, position, id, combination, price_original, price_sale, weight)
                SELECT r.product, r.position, r.id, r.combination, r.original, r.sale, r.weight
                FROM unnest(:products, :positions, CAST(:ids AS text[]), CAST(:combinations AS text[]),
                    CAST(:originals AS bigint[]), CAST(:sales AS bigint[]), CAST(:weights AS bigint[]))
                    AS r (product, position, id, combination, original, sale, weight)""", spec -> spec.bind(
                        "ids", texts(all, child -> child.it().id().value()))
                .bind("combinations", texts(all, child -> child.it().combination()))
                .bind(
                        "originals",
                        numbers(all, child -> child.it().price().original().value()))
                .bind("sales", numbers(all, child -> child.it().price().sale().value()))
                .bind("weights", numbers(all, child -> child.it().weight())));
    }

    private record TypeRow(VariantId variantId, Variant.Type type) {}

    private Mono<Void> types(List<Product> products) {
        var all = each(products, product -> product.variants().stream()
                .flatMap(variant -> variant.types().stream().map(type -> new TypeRow(variant.id(), type)))
                .toList());
        return children(all, """
                INSERT INTO variant_type (product_id, variant_id, option_id, variation_id)
                SELECT r.product, r.variant_id, r.option_id, r.variation_id
                FROM unnest(:products, :positions, CAST(:variants AS text[]), CAST(:options AS text[]),
                    CAST(:variations AS text[])) AS r (product, position, variant_id, option_id, variation_id)""", spec -> spec.bind(
                        "variants", texts(all, child -> child.it().variantId().value()))
                .bind("options", texts(all, child -> child.it().type().optionId()))
                .bind("variations", texts(all, child -> child.it().type().variationId())));
    }

    private <T> Mono<Void> children(
            List<Child<T>> all,
            String sql,
            Function<DatabaseClient.GenericExecuteSpec, DatabaseClient.GenericExecuteSpec> bound) {
        if (all.isEmpty()) {
            return Mono.empty();
        }
        // Written out here so that each statement shows only what is its own.
        String typed = sql.replace(":products, :positions", "CAST(:products AS text[]), CAST(:positions AS int[])");
        return bound.apply(db.sql(typed)
                        .bind("products", texts(all, Child::productId))
                        .bind("positions", all.stream().map(Child::position).toArray(Integer[]::new)))
                .then();
    }

    private interface TextOf<T> {
        @Nullable
        String of(T row);
    }

    private interface NumberOf<T> {
        @Nullable
        Long of(T row);
    }

    private static <T> @Nullable String[] texts(List<T> rows, TextOf<T> column) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.of(rows.get(i));
        }
        return texts;
    }

    private static <T> @Nullable Long[] numbers(List<T> rows, NumberOf<T> column) {
        var numbers = new @Nullable Long[rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = column.of(rows.get(i));
        }
        return numbers;
    }
}
