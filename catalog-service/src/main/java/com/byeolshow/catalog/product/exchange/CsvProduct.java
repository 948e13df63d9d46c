package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.Given;
import com.byeolshow.catalog.product.model.exchange.OptionText;
import com.byeolshow.catalog.product.model.exchange.Refusal;
import com.byeolshow.catalog.product.model.exchange.Refusal.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the rows of one product together and notes what cannot be meant. */
final class CsvProduct {

    /** As people write won: with or without thousands separators. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4}");

    private static final Set<String> YES = Set.of("true", "1", "y", "yes", "o", "예");
    private static final Set<String> NO = Set.of("false", "0", "n", "no", "x", "아니오", "아니요");

    private final List<CsvRow> rows;
    private final CsvRow first;
    private final List<Refusal> refusals = new ArrayList<>();

    CsvProduct(List<CsvRow> rows) {
        this.rows = rows;
        this.first = rows.getFirst();
    }

    List<Refusal> refusals() {
        return refusals;
    }

    Entry.Draft draft(String original) {
        var variants = new ArrayList<ProductDraft.Buyable>();
        var variantLines = new ArrayList<Integer>();
        var used = new LinkedHashMap<String, LinkedHashSet<String>>();
        Long price = number(shared(Column.PRICE), Column.PRICE, first.line());
        for (CsvRow row : rows) {
            variant(row, price, used).ifPresent(variant -> {
                variants.add(variant);
                variantLines.add(row.line());
            });
        }
        String discountType = shared(Column.DISCOUNT_TYPE);
        Long discountValue = number(shared(Column.DISCOUNT_VALUE), Column.DISCOUNT_VALUE, first.line());
        var draft = new ProductDraft(
                null,
                shared(Column.NAME),
                shared(Column.SUMMARY),
                shared(Column.DESCRIPTION),
                yesOrNo(Column.AVAILABLE),
                yesOrNo(Column.SHIPPING),
                shared(Column.THUMBNAIL_URL),
                null,
                null,
                List.of(),
                price == null ? null : new ProductDraft.Amount(price),
                new ProductDraft.Reduction(
                        discountType == null ? null : discountType.toLowerCase(Locale.ROOT), discountValue),
                options(used),
                variants);
        // Always at least one, so that a finding is placed in the table.
        return new Entry.Draft(
                first.line(),
                rows.size(),
                original,
                shared(Column.EXTERNAL_ID),
                shared(Column.ID),
                given(),
                draft,
                named(Column.BRAND),
                named(Column.VENDOR),
                slugs(),
                variantLines.isEmpty() ? List.of(first.line()) : variantLines);
    }

    private Entry.@Nullable Named named(Column column) {
        String name = shared(column);
        return name == null ? null : new Entry.Named(null, name);
    }

    private List<String> slugs() {
        String cell = shared(Column.COLLECTIONS);
        return cell == null
                ? List.of()
                : Arrays.stream(cell.split("[;,|\\s]+"))
                        .filter(slug -> !slug.isEmpty())
                        .toList();
    }

    /** A row without anything of a variant is a product without variants. */
    private Optional<ProductDraft.Buyable> variant(
            CsvRow row, @Nullable Long productPrice, LinkedHashMap<String, LinkedHashSet<String>> used) {
        String options = row.filled(Column.VARIANT_OPTIONS);
        String price = row.filled(Column.VARIANT_PRICE);
        String weight = row.filled(Column.VARIANT_WEIGHT);
        if (options == null && price == null && weight == null && rows.size() == 1) {
            return Optional.empty();
        }
        var picks = new ArrayList<ProductDraft.Pick>();
        for (OptionText.Named option : read(options, Column.VARIANT_OPTIONS, row.line())) {
            if (option.values().size() != 1) {
                refusals.add(Reason.UNREADABLE_OPTIONS.at(row.line(), Column.VARIANT_OPTIONS));
            } else {
                picks.add(new ProductDraft.Pick(option.name(), option.values().getFirst()));
                used.computeIfAbsent(option.name(), _ -> new LinkedHashSet<>())
                        .add(option.values().getFirst());
            }
        }
        Long own = number(price, Column.VARIANT_PRICE, row.line());
        Long amount = price == null ? productPrice : own;
        return Optional.of(new ProductDraft.Buyable(
                null,
                amount == null ? null : new ProductDraft.Amount(amount),
                number(weight, Column.VARIANT_WEIGHT, row.line()),
                picks));
    }

    /** As they are written, or as the variants use them, in the order they come. */
    private List<ProductDraft.Choice> options(LinkedHashMap<String, LinkedHashSet<String>> used) {
        String cell = shared(Column.OPTIONS);
        List<OptionText.Named> options = cell != null
                ? read(cell, Column.OPTIONS, first.line())
                : used.entrySet().stream()
                        .map(option -> new OptionText.Named(option.getKey(), List.copyOf(option.getValue())))
                        .toList();
        return options.stream()
                .map(option -> new ProductDraft.Choice(
                        null,
                        option.name(),
                        option.values().stream()
                                .map(value -> new ProductDraft.Value(null, value))
                                .toList()))
                .toList();
    }

    private List<OptionText.Named> read(@Nullable String cell, Column column, int line) {
        if (cell == null) {
            return List.of();
        }
        return OptionText.read(cell).orElseGet(() -> {
            refusals.add(Reason.UNREADABLE_OPTIONS.at(line, column));
            return List.of();
        });
    }

    /** What all rows say, or those that say anything. */
    private @Nullable String shared(Column column) {
        String value = null;
        for (CsvRow row : rows) {
            String cell = row.filled(column);
            if (cell == null) {
                continue;
            }
            if (value == null) {
                value = cell;
            } else if (!value.equals(cell)) {
                refusals.add(Reason.DIFFERENT_ROWS.at(row.line(), column));
            }
        }
        return value;
    }

    private @Nullable Long number(@Nullable String cell, Column column, int line) {
        if (cell == null) {
            return null;
        }
        if (!NUMBER.matcher(cell).matches()) {
            refusals.add(Reason.NOT_A_NUMBER.at(line, column));
            return null;
        }
        return Long.valueOf(cell.replace(",", ""));
    }

    private @Nullable Boolean yesOrNo(Column column) {
        String cell = shared(column);
        if (cell == null) {
            return null;
        }
        String word = cell.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        if (!NO.contains(word)) {
            refusals.add(Reason.NOT_YES_OR_NO.at(first.line(), column));
        }
        return false;
    }

    private Set<Given> given() {
        var given = EnumSet.noneOf(Given.class);
        for (Column column : first.columns()) {
            switch (column) {
                case EXTERNAL_ID, ID -> {}
                case NAME -> given.add(Given.NAME);
                case SUMMARY -> given.add(Given.SUMMARY);
                case DESCRIPTION -> given.add(Given.DESCRIPTION);
                case AVAILABLE -> given.add(Given.AVAILABLE);
                case SHIPPING -> given.add(Given.SHIPPING);
                case THUMBNAIL_URL -> given.add(Given.THUMBNAIL_URL);
                case BRAND -> given.add(Given.BRAND);
                case VENDOR -> given.add(Given.VENDOR);
                case COLLECTIONS -> given.add(Given.COLLECTIONS);
                case PRICE -> given.add(Given.PRICE);
                case DISCOUNT_TYPE, DISCOUNT_VALUE -> given.add(Given.DISCOUNT);
                case OPTIONS -> given.add(Given.OPTIONS);
                // Variants mean nothing without the options they choose from.
                case VARIANT_OPTIONS -> given.addAll(Set.of(Given.OPTIONS, Given.VARIANTS));
                case VARIANT_PRICE -> given.add(Given.VARIANTS);
                case VARIANT_WEIGHT -> given.addAll(Set.of(Given.VARIANTS, Given.WEIGHTS));
            }
        }
        return given;
    }
}
