package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.platform.language.Wording;
import java.util.regex.Pattern;

/** Says of a field of a product where in a table it stands; in JSON lines the field's own path is the place. */
final class FieldPlaces {

    private static final Pattern VARIANT = Pattern.compile("variants\\[(\\d+)]\\.(\\w+).*");

    private FieldPlaces() {}

    static Refusal of(Entry.Draft entry, String field, Wording wording) {
        if (entry.variantLines().isEmpty()) {
            return Refusal.byRule(entry.line(), field, wording);
        }
        var variant = VARIANT.matcher(field);
        if (!variant.matches()) {
            return Refusal.byRule(entry.line(), ofProduct(field), wording);
        }
        int index = Integer.parseInt(variant.group(1));
        int line = index < entry.variantLines().size() ? entry.variantLines().get(index) : entry.line();
        return Refusal.byRule(line, ofVariant(variant.group(2)), wording);
    }

    private static String ofVariant(String part) {
        return switch (part) {
            case "price" -> Column.VARIANT_PRICE.title();
            case "weight" -> Column.VARIANT_WEIGHT.title();
            default -> Column.VARIANT_OPTIONS.title();
        };
    }

    private static String ofProduct(String field) {
        if (field.startsWith("options")) {
            return Column.OPTIONS.title();
        }
        if (field.startsWith("collectionIds")) {
            return Column.COLLECTIONS.title();
        }
        return switch (field) {
            case "price.original" -> Column.PRICE.title();
            case "discount.type" -> Column.DISCOUNT_TYPE.title();
            case "discount.value" -> Column.DISCOUNT_VALUE.title();
            case "variants" -> Column.VARIANT_OPTIONS.title();
            default -> field;
        };
    }
}
