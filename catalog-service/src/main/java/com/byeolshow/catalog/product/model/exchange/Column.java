package com.byeolshow.catalog.product.model.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of a CSV file, by its name and by the one staff with a Korean table use; in the order of an export. */
public enum Column {
    EXTERNAL_ID("externalId", "관리코드"),
    ID("id", "상품ID"),
    NAME("name", "상품명"),
    SUMMARY("summary", "요약"),
    DESCRIPTION("description", "설명"),
    AVAILABLE("available", "판매여부"),
    SHIPPING("shipping", "배송여부"),
    THUMBNAIL_URL("thumbnailUrl", "썸네일"),
    BRAND("brand", "브랜드"),
    VENDOR("vendor", "입점사"),
    COLLECTIONS("collections", "컬렉션"),
    PRICE("price", "정가"),
    DISCOUNT_TYPE("discountType", "할인유형"),
    DISCOUNT_VALUE("discountValue", "할인값"),
    OPTIONS("options", "옵션"),
    VARIANT_OPTIONS("variantOptions", "품목옵션"),
    VARIANT_PRICE("variantPrice", "품목가격"),
    VARIANT_WEIGHT("variantWeight", "품목무게");

    private static final List<Column> ALL = List.of(values());

    private final String title;
    private final String korean;

    Column(String title, String korean) {
        this.title = title;
        this.korean = korean;
    }

    /** As it stands in the first line. */
    public String title() {
        return title;
    }

    /** Whether each row has its own, unlike what all rows of a product share. */
    public boolean ofVariant() {
        return this == VARIANT_OPTIONS || this == VARIANT_PRICE || this == VARIANT_WEIGHT;
    }

    /**
     * Whether a row may end before it. Table programs leave out the last columns of rows in which they are empty; a row
     * that ends before a text or the price was broken in another way, and would clear what nobody meant to clear.
     */
    public boolean mayBeLeftOut() {
        return compareTo(PRICE) > 0;
    }

    public static List<Column> all() {
        return ALL;
    }

    /** Case and blanks around it do not matter. */
    public static Optional<Column> named(String title) {
        String wanted = title.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(each -> each.title.toLowerCase(Locale.ROOT).equals(wanted) || each.korean.equals(wanted))
                .findFirst();
    }
}
