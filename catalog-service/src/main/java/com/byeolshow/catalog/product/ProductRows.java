package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Price;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.Variant;
import com.byeolshow.platform.money.Won;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a product with all its children from one row. */
final class ProductRows {

    /**
     * Children come as JSON in the row of their product: one statement is one snapshot, so that a product changed
     * meanwhile never shows options of one version with variants of another. Reads from an alias {@code p}.
     */
    static final String COLUMNS = """
            p.*, b.name AS brand_name, v.name AS vendor_name,
            ARRAY(SELECT c.collection_id FROM product_collection c
                  WHERE c.product_id = p.id ORDER BY c.position) AS collections,
            CAST((SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'variations',
                    (SELECT json_agg(json_build_object('id', w.id, 'value', w.value) ORDER BY w.position)
                     FROM option_variation w WHERE w.option_id = o.id)) ORDER BY o.position), '[]')
                  FROM product_option o WHERE o.product_id = p.id) AS text) AS options,
            CAST((SELECT coalesce(json_agg(json_build_object(
                    'id', x.id, 'original', x.price_original, 'sale', x.price_sale, 'weight', x.weight, 'types',
                    (SELECT coalesce(json_agg(json_build_object(
                            'optionId', o.id, 'optionName', o.name,
                            'variationId', w.id, 'variationValue', w.value) ORDER BY o.position), '[]')
                     FROM variant_type t
                     JOIN product_option o ON o.id = t.option_id
                     JOIN option_variation w ON w.id = t.variation_id
                     WHERE t.variant_id = x.id)) ORDER BY x.position), '[]')
                  FROM variant x WHERE x.product_id = p.id) AS text) AS variants""";

    static final String PARTNERS = "LEFT JOIN brand b ON b.id = p.brand_id LEFT JOIN vendor v ON v.id = p.vendor_id";

    private final JsonMapper json;

    ProductRows(JsonMapper json) {
        this.json = json;
    }

    private record VariantRow(
            String id, long original, long sale, @Nullable Long weight, List<Variant.Type> types) {

        Variant variant() {
            return new Variant(new VariantId(id), new Price(Won.of(original), Won.of(sale)), weight, types);
        }
    }

    Product read(Readable row) {
        return new Product(
                new ProductId(get(row, "id", String.class)),
                get(row, "name", String.class),
                get(row, "summary", String.class),
                get(row, "description", String.class),
                get(row, "available", Boolean.class),
                get(row, "shipping", Boolean.class),
                row.get("thumbnail_url", String.class),
                partner(row.get("brand_id", String.class), row.get("brand_name", String.class)),
                partner(row.get("vendor_id", String.class), row.get("vendor_name", String.class)),
                List.of(get(row, "collections", String[].class)),
                new Price(Won.of(get(row, "price_original", Long.class)), Won.of(get(row, "price_sale", Long.class))),
                discount(row.get("discount_type", String.class), row.get("discount_value", Long.class)),
                List.of(json.readValue(get(row, "options", String.class), Option[].class)),
                Arrays.stream(json.readValue(get(row, "variants", String.class), VariantRow[].class))
                        .map(VariantRow::variant)
                        .toList(),
                get(row, "version", Long.class),
                get(row, "created_at", Instant.class),
                get(row, "updated_at", Instant.class));
    }

    private static @Nullable Partner partner(@Nullable String id, @Nullable String name) {
        return id == null || name == null ? null : new Partner(id, name);
    }

    private static Discount discount(@Nullable String type, @Nullable Long value) {
        if (type == null || value == null) {
            return new Discount.None();
        }
        return switch (type) {
            case "fixed" -> new Discount.Fixed(Won.of(value));
            case "percentage" -> new Discount.Percentage(Math.toIntExact(value));
            default -> throw new IllegalStateException("unknown discount in the database: " + type);
        };
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
