package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.Variant;
import com.byeolshow.catalog.product.model.exchange.CellGuard;
import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.OptionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes products as an import reads them: importing what was exported changes nothing. */
final class ProductFiles {

    private final JsonMapper json;

    ProductFiles(JsonMapper json) {
        this.json = json;
    }

    /**
     * A product with what only its surroundings know.
     *
     * @param slugs of the collections it was put into
     */
    record Sheet(Product product, @Nullable String externalId, List<String> slugs) {}

    record Line(
            @Nullable String externalId,
            String id,
            String name,
            String summary,
            String description,
            boolean available,
            boolean shipping,
            @Nullable String thumbnailUrl,
            @Nullable NameOf brand,
            @Nullable NameOf vendor,
            List<String> collections,
            Amount price,
            @Nullable Reduction discount,
            List<Choice> options,
            List<Buyable> variants) {}

    record NameOf(String name) {}

    record Amount(long original) {}

    record Reduction(String type, long value) {}

    record Choice(String name, List<Value> variations) {}

    record Value(String value) {}

    record Buyable(Amount price, @Nullable Long weight, List<Pick> types) {}

    record Pick(String optionName, String variationValue) {}

    static String csvHeader() {
        return CsvRows.write(List.of(Column.all().stream().map(Column::title).toList()));
    }

    static String csv(List<Sheet> sheets) {
        var rows = new ArrayList<List<String>>();
        sheets.forEach(sheet -> rows.addAll(rows(sheet)));
        return CsvRows.write(rows);
    }

    String jsonLines(List<Sheet> sheets) {
        var lines = new StringBuilder();
        sheets.forEach(
                sheet -> lines.append(json.writeValueAsString(line(sheet))).append('\n'));
        return lines.toString();
    }

    private static Line line(Sheet sheet) {
        var product = sheet.product();
        return new Line(
                sheet.externalId(),
                product.id().value(),
                product.name(),
                product.summary(),
                product.description(),
                product.available(),
                product.shipping(),
                product.thumbnailUrl(),
                product.brand() == null ? null : new NameOf(product.brand().name()),
                product.vendor() == null ? null : new NameOf(product.vendor().name()),
                sheet.slugs(),
                new Amount(product.price().original().value()),
                switch (product.discount()) {
                    case Discount.None _ -> null;
                    case Discount.Fixed(var sum) -> new Reduction("fixed", sum.value());
                    case Discount.Percentage(var percent) -> new Reduction("percentage", percent);
                },
                product.options().stream()
                        .map(option -> new Choice(
                                option.name(),
                                option.variations().stream()
                                        .map(each -> new Value(each.value()))
                                        .toList()))
                        .toList(),
                product.variants().stream()
                        .map(variant -> new Buyable(
                                new Amount(variant.price().original().value()),
                                variant.weight(),
                                variant.types().stream()
                                        .map(type -> new Pick(type.optionName(), type.variationValue()))
                                        .toList()))
                        .toList());
    }

    /** What rows share stands in the first one only. */
    private static List<List<String>> rows(Sheet sheet) {
        var product = sheet.product();
        var rows = new ArrayList<List<String>>();
        var variants = new ArrayList<@Nullable Variant>(product.variants());
        if (variants.isEmpty()) {
            variants.add(null);
        }
        for (Variant variant : variants) {
            boolean first = rows.isEmpty();
            rows.add(Column.all().stream()
                    .map(column -> column.ofVariant()
                            ? ofVariant(column, variant)
                            : first || column == Column.EXTERNAL_ID || column == Column.ID
                                    ? ofProduct(column, sheet)
                                    : "")
                    .map(CellGuard::guarded)
                    .toList());
        }
        return rows;
    }

    private static String ofVariant(Column column, @Nullable Variant variant) {
        if (variant == null) {
            return "";
        }
        return switch (column) {
            case VARIANT_OPTIONS ->
                OptionText.write(variant.types().stream()
                        .map(type -> new OptionText.Named(type.optionName(), List.of(type.variationValue())))
                        .toList());
            case VARIANT_PRICE -> Long.toString(variant.price().original().value());
            case VARIANT_WEIGHT -> variant.weight() == null ? "" : Long.toString(variant.weight());
            default -> "";
        };
    }

    private static String ofProduct(Column column, Sheet sheet) {
        var product = sheet.product();
        return switch (column) {
            case EXTERNAL_ID -> Objects.requireNonNullElse(sheet.externalId(), "");
            case ID -> product.id().value();
            case NAME -> product.name();
            case SUMMARY -> product.summary();
            case DESCRIPTION -> product.description();
            case AVAILABLE -> Boolean.toString(product.available());
            case SHIPPING -> Boolean.toString(product.shipping());
            case THUMBNAIL_URL -> Objects.requireNonNullElse(product.thumbnailUrl(), "");
            case BRAND -> name(product.brand());
            case VENDOR -> name(product.vendor());
            case COLLECTIONS -> String.join(";", sheet.slugs());
            case PRICE -> Long.toString(product.price().original().value());
            case DISCOUNT_TYPE -> discount(product.discount(), _ -> "fixed", _ -> "percentage");
            case DISCOUNT_VALUE ->
                discount(
                        product.discount(),
                        fixed -> Long.toString(fixed.sum().value()),
                        share -> Integer.toString(share.percent()));
            case OPTIONS -> options(product.options());
            case VARIANT_OPTIONS, VARIANT_PRICE, VARIANT_WEIGHT -> "";
        };
    }

    private static String name(@Nullable Partner partner) {
        return partner == null ? "" : partner.name();
    }

    private static String options(List<Option> options) {
        return OptionText.write(options.stream()
                .map(option -> new OptionText.Named(
                        option.name(),
                        option.variations().stream()
                                .map(Option.Variation::value)
                                .toList()))
                .toList());
    }

    private static String discount(
            Discount discount,
            Function<Discount.Fixed, String> ofFixed,
            Function<Discount.Percentage, String> ofPercentage) {
        return switch (discount) {
            case Discount.None _ -> "";
            case Discount.Fixed fixed -> ofFixed.apply(fixed);
            case Discount.Percentage percentage -> ofPercentage.apply(percentage);
        };
    }
}
