package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.ProductId;
import com.byeolshow.catalog.product.model.Shaping.Refused;
import com.byeolshow.catalog.product.model.Shaping.Shaped;
import com.byeolshow.platform.form.Findings;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a draft into a product, or says everything that is wrong with it. */
public final class ProductRules {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_SUMMARY = 500;
    /** Lists carry whole products, 120 a page: this keeps the largest page within a few megabytes. */
    static final int LONGEST_DESCRIPTION = 20_000;

    static final int LONGEST_URL = 2_000;
    static final int MOST_COLLECTIONS = 20;

    private ProductRules() {}

    /**
     * A new product.
     *
     * @param fresh gives a new id on each call
     */
    public static Shaping create(ProductDraft draft, Found found, Supplier<String> fresh, Instant now) {
        var findings = new Findings();
        return read(
                new Origin(new ProductId(fresh.get()), 1, now, List.of(), List.of()),
                draft,
                found,
                fresh,
                now,
                findings);
    }

    /** A product replaced as a whole; options, variations and variants named by their ids stay the same ones. */
    public static Shaping change(
            Product current, ProductDraft draft, Found found, Supplier<String> fresh, Instant now) {
        var findings = new Findings();
        Long version = draft.version();
        if (version == null) {
            findings.add("version", Findings.REQUIRED);
        } else if (version != current.version()) {
            return new Refused(new ProductProblem.VersionConflict(current.version()));
        }
        var origin = new Origin(
                current.id(), current.version() + 1, current.createdAt(), current.options(), current.variants());
        return read(origin, draft, found, fresh, now, findings);
    }

    /** What a product brings along from before. */
    private record Origin(
            ProductId id, long version, Instant createdAt, List<Option> options, List<Variant> variants) {}

    private static Shaping read(
            Origin origin, ProductDraft draft, Found found, Supplier<String> fresh, Instant now, Findings findings) {
        String name = findings.text("name", draft.name(), LONGEST_NAME);
        String summary = findings.optionalText("summary", draft.summary(), LONGEST_SUMMARY);
        String description = findings.optionalText("description", draft.description(), LONGEST_DESCRIPTION);
        String thumbnail = findings.optionalUrl("thumbnailUrl", draft.thumbnailUrl(), LONGEST_URL);
        mustBeFound("brand.id", draft.brand(), found.brand(), findings);
        mustBeFound("vendor.id", draft.vendor(), found.vendor(), findings);
        List<String> collections = collections(draft.collectionIds(), found, findings);
        Discount discount = PriceRules.discount(draft.discount(), findings);
        var price = PriceRules.read("price.original", draft.price(), discount, findings);
        List<Option> options = OptionRules.read(draft.options(), origin.options(), fresh, findings);
        List<Variant> variants =
                VariantRules.read(draft.variants(), options, discount, origin.variants(), fresh, findings);
        boolean available = Boolean.TRUE.equals(draft.available());
        if (available && draft.variants().isEmpty()) {
            findings.add("variants", "판매하려면 품목이 하나 이상 있어야 합니다.", "A product on sale needs a variant.");
        }
        if (findings.any() || price.isEmpty()) {
            return new Refused(new ProductProblem.InvalidFields(findings.errors()));
        }
        return new Shaped(new Product(
                origin.id(),
                name,
                summary,
                description,
                available,
                !Boolean.FALSE.equals(draft.shipping()),
                thumbnail,
                found.brand(),
                found.vendor(),
                collections,
                price.get(),
                discount,
                options,
                variants,
                origin.version(),
                origin.createdAt(),
                now));
    }

    private static void mustBeFound(
            String field, ProductDraft.@Nullable Reference named, @Nullable Partner found, Findings findings) {
        if (named != null && found == null) {
            findings.add(field, "존재하지 않습니다.", "It does not exist.");
        }
    }

    private static List<String> collections(List<String> named, Found found, Findings findings) {
        if (named.size() > MOST_COLLECTIONS) {
            findings.add("collectionIds", "%d개까지 지정할 수 있습니다.", "Name at most %d.", MOST_COLLECTIONS);
            return List.of();
        }
        for (int i = 0; i < named.size(); i++) {
            if (!found.collectionIds().contains(named.get(i))) {
                findings.add("collectionIds[%d]".formatted(i), "존재하지 않는 컬렉션입니다.", "There is no such collection.");
            }
        }
        return List.copyOf(new LinkedHashSet<>(named));
    }
}
