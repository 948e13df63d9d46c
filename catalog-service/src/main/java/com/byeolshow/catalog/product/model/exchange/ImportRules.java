package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.catalog.product.model.Found;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.PartnerRules;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.ProductProblem;
import com.byeolshow.catalog.product.model.ProductRules;
import com.byeolshow.catalog.product.model.Shaping;
import com.byeolshow.catalog.product.model.exchange.Decision.Change;
import com.byeolshow.catalog.product.model.exchange.Decision.Create;
import com.byeolshow.catalog.product.model.exchange.Decision.Keep;
import com.byeolshow.catalog.product.model.exchange.Decision.Refuse;
import com.byeolshow.catalog.product.model.exchange.Decision.Rekey;
import com.byeolshow.catalog.product.model.exchange.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the entries of one batch. The product itself is judged by {@link ProductRules}, as one that is
 * typed in; here is only what a file adds: keys, names instead of ids, and what it does not mention.
 */
public final class ImportRules {

    private static final Pattern KEY = Pattern.compile("\\P{Cntrl}{1,100}");

    private final Surroundings around;
    private final Supplier<String> fresh;
    private final Instant now;
    private final Map<String, Partner> newBrands = new LinkedHashMap<>();
    private final Map<String, Partner> newVendors = new LinkedHashMap<>();

    /** @param fresh gives a new id on each call */
    public ImportRules(Surroundings around, Supplier<String> fresh, Instant now) {
        this.around = around;
        this.fresh = fresh;
        this.now = now;
    }

    public Decision decide(Entry.Draft entry) {
        var refusals = new ArrayList<Refusal>();
        var current = target(entry, refusals);
        if (!refusals.isEmpty()) {
            return new Refuse(refusals);
        }
        var brand = partner(entry, Given.BRAND, entry.brand(), refusals);
        var vendor = partner(entry, Given.VENDOR, entry.vendor(), refusals);
        var collections = collections(entry, current, refusals);
        var draft = Completion.of(entry, current.orElse(null), collections);
        var found = new Found(
                entry.given().contains(Given.BRAND)
                        ? brand
                        : current.map(Product::brand).orElse(null),
                entry.given().contains(Given.VENDOR)
                        ? vendor
                        : current.map(Product::vendor).orElse(null),
                new HashSet<>(around.collections().values()));
        var shaping = current.map(known -> ProductRules.change(known, draft, found, fresh, now))
                .orElseGet(() -> ProductRules.create(draft, found, fresh, now));
        return switch (shaping) {
            case Shaping.Refused(var problem) -> {
                refusals.addAll(byRule(entry, problem));
                yield new Refuse(Refusal.sorted(refusals));
            }
            case Shaping.Shaped(var _) when !refusals.isEmpty() -> new Refuse(Refusal.sorted(refusals));
            case Shaping.Shaped(var product) -> accepted(entry, current, product);
        };
    }

    /** Of the brands the products name, those that are to be registered first. */
    public List<Partner> newBrands(List<Product> used) {
        Set<String> ids = ids(used, Product::brand);
        return newBrands.values().stream()
                .filter(each -> ids.contains(each.id()))
                .toList();
    }

    public List<Partner> newVendors(List<Product> used) {
        Set<String> ids = ids(used, Product::vendor);
        return newVendors.values().stream()
                .filter(each -> ids.contains(each.id()))
                .toList();
    }

    private interface PartnerOf {
        @Nullable
        Partner of(Product product);
    }

    private static Set<String> ids(List<Product> products, PartnerOf which) {
        var ids = new HashSet<String>();
        for (Product product : products) {
            var partner = which.of(product);
            if (partner != null) {
                ids.add(partner.id());
            }
        }
        return ids;
    }

    private Decision accepted(Entry.Draft entry, Optional<Product> current, Product product) {
        String externalId = entry.externalId();
        if (current.isEmpty()) {
            return externalId == null
                    ? new Refuse(List.of(Reason.NO_KEY.at(entry.line(), Column.EXTERNAL_ID)))
                    : new Create(product, externalId);
        }
        var newKey =
                Optional.ofNullable(externalId).filter(key -> !around.keys().containsKey(key));
        if (!same(product, current.get())) {
            return new Change(product, newKey);
        }
        return newKey.<Decision>map(key -> new Rekey(current.get().id(), key)).orElseGet(Keep::new);
    }

    private static boolean same(Product one, Product other) {
        return new Product(
                        one.id(),
                        one.name(),
                        one.summary(),
                        one.description(),
                        one.available(),
                        one.shipping(),
                        one.thumbnailUrl(),
                        one.brand(),
                        one.vendor(),
                        one.collectionIds(),
                        one.price(),
                        one.discount(),
                        one.options(),
                        one.variants(),
                        other.version(),
                        other.createdAt(),
                        other.updatedAt())
                .equals(other);
    }

    /** The product an entry is about; none, without a refusal, for a new one. */
    private Optional<Product> target(Entry.Draft entry, List<Refusal> refusals) {
        String externalId = entry.externalId();
        String id = entry.id();
        if (externalId == null && id == null) {
            refusals.add(Reason.NO_KEY.at(entry.line(), Column.EXTERNAL_ID));
            return Optional.empty();
        }
        if (externalId != null && !KEY.matcher(externalId).matches()) {
            refusals.add(Reason.UNUSABLE_KEY.at(entry.line(), Column.EXTERNAL_ID));
            return Optional.empty();
        }
        String keyed = externalId == null ? null : around.keys().get(externalId);
        if (id == null) {
            return Optional.ofNullable(keyed).map(around.byId()::get);
        }
        var named = around.byId().get(id);
        if (named == null) {
            refusals.add(Reason.NO_SUCH_PRODUCT.at(entry.line(), Column.ID));
            return Optional.empty();
        }
        if (keyed != null && !keyed.equals(id)) {
            refusals.add(Reason.KEY_TAKEN.at(entry.line(), Column.EXTERNAL_ID));
        } else if (externalId != null && keyed == null && around.keys().containsValue(id)) {
            refusals.add(Reason.OTHER_KEY.at(entry.line(), Column.EXTERNAL_ID));
        }
        return Optional.of(named);
    }

    private @Nullable Partner partner(
            Entry.Draft entry, Given which, Entry.@Nullable Named named, List<Refusal> refusals) {
        if (named == null) {
            return null;
        }
        boolean brand = which == Given.BRAND;
        Column column = brand ? Column.BRAND : Column.VENDOR;
        String name = named.name() == null ? "" : named.name().strip();
        var known = (brand ? around.brands() : around.vendors())
                .stream()
                        .filter(each -> named.id() == null
                                ? each.name().equals(name)
                                : each.id().equals(named.id()))
                        .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        if (named.id() != null || !around.createPartners()) {
            refusals.add(Reason.UNKNOWN_PARTNER.at(entry.line(), column));
            return null;
        }
        return switch (PartnerRules.read(name)) {
            case PartnerRules.Naming.Named(var good) ->
                (brand ? newBrands : newVendors).computeIfAbsent(good, each -> new Partner(fresh.get(), each));
            case PartnerRules.Naming.Refused(ProductProblem.InvalidFields(var errors)) -> {
                errors.forEach(error -> refusals.add(Refusal.byRule(entry.line(), column.title(), error.wording())));
                yield null;
            }
            case PartnerRules.Naming.Refused _ -> null;
        };
    }

    private List<String> collections(Entry.Draft entry, Optional<Product> current, List<Refusal> refusals) {
        if (!entry.given().contains(Given.COLLECTIONS)) {
            return current.map(Product::collectionIds).orElseGet(List::of);
        }
        var ids = new ArrayList<>(entry.draft().collectionIds());
        for (String slug : entry.slugs()) {
            String id = around.collections().get(slug);
            if (id == null) {
                refusals.add(Reason.UNKNOWN_COLLECTION.at(entry.line(), Column.COLLECTIONS));
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    private static List<Refusal> byRule(Entry.Draft entry, ProductProblem problem) {
        return switch (problem) {
            case ProductProblem.InvalidFields(var errors) ->
                errors.stream()
                        .map(error -> FieldPlaces.of(entry, error.field(), error.wording()))
                        .toList();
            case ProductProblem other ->
                List.of(Refusal.byRule(entry.line(), "", other.summary().wording()));
        };
    }
}
