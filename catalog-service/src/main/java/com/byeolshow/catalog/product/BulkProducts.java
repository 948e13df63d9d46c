package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.collection.ProductCollection;
import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.exchange.Decision;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.Surroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads and writes many products at once, within the caller's transaction. */
@Component
public final class BulkProducts {

    private final ProductReading products;
    private final ProductKeys keys;
    private final ProductWriting writing;
    private final Partners partners;
    private final ReadCollections collections;
    private final AnnounceProducts announce;

    BulkProducts(
            ProductReading products,
            ProductKeys keys,
            ProductWriting writing,
            Partners partners,
            ReadCollections collections,
            AnnounceProducts announce) {
        this.products = products;
        this.keys = keys;
        this.writing = writing;
        this.partners = partners;
        this.collections = collections;
        this.announce = announce;
    }

    /** What a batch refers to, held until the transaction ends. */
    public record Held(CollectionTree tree, Surroundings around) {}

    /**
     * What is to be written.
     *
     * @param keys ids of products by the external ids they get
     */
    public record Writes(
            List<Partner> brands,
            List<Partner> vendors,
            List<Product> created,
            List<Product> changed,
            Map<String, String> keys) {

        public static Writes of(List<Decision> decisions) {
            var created = new ArrayList<Product>();
            var changed = new ArrayList<Product>();
            var keys = new LinkedHashMap<String, String>();
            for (Decision decision : decisions) {
                switch (decision) {
                    case Decision.Create(var product, var key) -> {
                        created.add(product);
                        keys.put(key, product.id().value());
                    }
                    case Decision.Change(var product, var key) -> {
                        changed.add(product);
                        key.ifPresent(given -> keys.put(given, product.id().value()));
                    }
                    case Decision.Rekey(var id, var key) -> keys.put(key, id.value());
                    case Decision.Keep _, Decision.Refuse _ -> {}
                }
            }
            return new Writes(List.of(), List.of(), created, changed, keys);
        }

        public Writes registering(List<Partner> newBrands, List<Partner> newVendors) {
            return new Writes(newBrands, newVendors, created, changed, keys);
        }

        /** All that is published anew. */
        public List<Product> products() {
            var all = new ArrayList<>(created);
            all.addAll(changed);
            return all;
        }
    }

    /** A product and its external id. */
    public record Kept(Product product, @Nullable String externalId) {}

    /** In the order every writer locks: the tree, partners, products. */
    public Mono<Held> hold(List<Entry.Draft> entries, boolean createPartners) {
        var ids = new HashSet<String>();
        var externalIds = new HashSet<String>();
        var brands = new Mentions();
        var vendors = new Mentions();
        for (Entry.Draft entry : entries) {
            add(ids, ProductId.parse(entry.id() == null ? "" : entry.id()).isPresent() ? entry.id() : null);
            add(externalIds, entry.externalId());
            brands.add(entry.brand());
            vendors.add(entry.vendor());
        }
        return collections.holdAll().flatMap(tree -> partners.holdAll(PartnerKind.BRAND, brands.ids, brands.names)
                .flatMap(heldBrands -> partners.holdAll(PartnerKind.VENDOR, vendors.ids, vendors.names)
                        .flatMap(heldVendors -> lock(ids, externalIds)
                                .map(locked -> new Held(
                                        tree,
                                        new Surroundings(
                                                locked.byId(),
                                                locked.keys(),
                                                heldBrands,
                                                heldVendors,
                                                slugs(tree),
                                                createPartners))))));
    }

    private record Locked(Map<String, Product> byId, Map<String, String> keys) {}

    private static final class Mentions {
        private final Set<String> ids = new HashSet<>();
        private final Set<String> names = new HashSet<>();

        private void add(Entry.@Nullable Named named) {
            if (named != null) {
                BulkProducts.add(ids, named.id());
                BulkProducts.add(
                        names, named.name() == null ? null : named.name().strip());
            }
        }
    }

    private static void add(Set<String> all, @Nullable String one) {
        // PostgreSQL cannot be asked for the null character.
        if (one != null && one.indexOf('\0') < 0) {
            all.add(one);
        }
    }

    private Mono<Locked> lock(Set<String> ids, Set<String> externalIds) {
        return keys.of(externalIds, ids).flatMap(known -> {
            var all = new HashSet<>(ids);
            all.addAll(known.values());
            return products.lockAll(all).map(found -> {
                var byId = new LinkedHashMap<String, Product>();
                found.forEach(product -> byId.put(product.id().value(), product));
                return new Locked(byId, known);
            });
        });
    }

    private static Map<String, String> slugs(CollectionTree tree) {
        var slugs = new LinkedHashMap<String, String>();
        for (String id : tree.ids()) {
            var collection = tree.find(id);
            if (collection != null) {
                slugs.put(collection.slug(), id);
            }
        }
        return slugs;
    }

    /** Fails, so that the whole batch is tried again, if somebody else registered a name or took a key meanwhile. */
    public Mono<Void> write(Writes writes, CollectionTree tree, Instant now) {
        return register(PartnerKind.BRAND, writes.brands(), now)
                .then(Mono.defer(() -> register(PartnerKind.VENDOR, writes.vendors(), now)))
                .then(Mono.defer(() -> writing.insert(writes.created())))
                .then(Mono.defer(() -> writing.replace(writes.changed())))
                .then(Mono.defer(() -> keys.insert(writes.keys())))
                .then(Mono.defer(() -> announce.changed(writes.products(), tree)));
    }

    private Mono<Void> register(PartnerKind kind, List<Partner> all, Instant now) {
        return Flux.fromIterable(all)
                .concatMap(partner -> partners.insert(kind, partner, now))
                .then();
    }

    /**
     * The next products in the order they were made.
     *
     * @param after the last one of before; null for the first
     * @param collectionIds where they were put; empty for everywhere
     */
    public Mono<List<Kept>> next(@Nullable Product after, List<String> collectionIds, int most) {
        Instant created = after == null ? Instant.EPOCH : after.createdAt();
        String id = after == null ? "" : after.id().value();
        return products.madeAfter(created, id, collectionIds, most)
                .flatMap(found -> keys.ofProducts(found).map(known -> found.stream()
                        .map(product -> new Kept(product, known.get(product.id().value())))
                        .toList()));
    }

    /** Slugs by id. */
    public Mono<Map<String, String>> slugs() {
        return collections.all().map(all -> {
            var slugs = new LinkedHashMap<String, String>();
            all.forEach((ProductCollection each) -> slugs.put(each.id(), each.slug()));
            return slugs;
        });
    }

    /** The ids of a collection, named by id or slug, and of all below it; empty for an unknown one. */
    public Mono<List<String>> within(String collection) {
        return collections.within(collection);
    }
}
