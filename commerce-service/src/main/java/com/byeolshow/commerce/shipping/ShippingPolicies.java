package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.web.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where shipping policies are kept; vendors without one of their own have the house's settings. */
@Component
public final class ShippingPolicies {

    private final DatabaseClient db;
    private final ShippingSettings settings;
    private final PolicyRows rows;

    ShippingPolicies(DatabaseClient db, JsonMapper json, ShippingSettings settings) {
        this.db = db;
        this.settings = settings;
        this.rows = new PolicyRows(json);
    }

    /** The policy of each of these vendors, by vendor. */
    public Mono<Map<String, ShippingPolicy>> of(Collection<String> vendors) {
        return vendors.isEmpty()
                ? Mono.just(Map.of())
                : kept(vendors).collectMap(ShippingPolicy::vendor).map(kept -> {
                    Map<String, ShippingPolicy> all = new TreeMap<>();
                    vendors.forEach(vendor -> all.put(
                            vendor, Objects.requireNonNullElseGet(kept.get(vendor), () -> settings.policyOf(vendor))));
                    return all;
                });
    }

    /** Used where a client names no way of its own. */
    public String defaultMethod() {
        return settings.method();
    }

    private Flux<ShippingPolicy> kept(Collection<String> vendors) {
        return db.sql("SELECT " + PolicyRows.COLUMNS + " FROM shipping_policy WHERE vendor = ANY(:vendors)")
                .bind("vendors", vendors.stream().distinct().toArray(String[]::new))
                .map(rows::policy)
                .all();
    }

    /** The vendor's own policy, if it has one. */
    Mono<ShippingPolicy> own(String vendor) {
        return kept(List.of(vendor)).singleOrEmpty();
    }

    /** Vendors' own policies by vendor, one more than the page holds if there are more. */
    Flux<ShippingPolicy> page(Page page) {
        return db.sql("SELECT " + PolicyRows.COLUMNS
                        + " FROM shipping_policy ORDER BY vendor LIMIT :size OFFSET :offset")
                .bind("size", page.size() + 1)
                .bind("offset", page.offset())
                .map(rows::policy)
                .all();
    }

    /** Keeps the first policy of its vendor; empty when there is one already. */
    Mono<ShippingPolicy> insert(ShippingPolicy policy, Instant now) {
        return write("""
                        INSERT INTO shipping_policy (vendor, method, country, rules, regions, updated_at)
                        VALUES (:vendor, :method, :country, CAST(:rules AS jsonb), CAST(:regions AS jsonb), :now)
                        ON CONFLICT (vendor) DO NOTHING
                        RETURNING\s""", policy, now).map(rows::policy).one();
    }

    /** Replaces the vendor's policy of exactly that version; empty when there is none. */
    Mono<ShippingPolicy> replace(ShippingPolicy policy, Instant now) {
        return write("""
                        UPDATE shipping_policy
                           SET method = :method, country = :country, rules = CAST(:rules AS jsonb),
                               regions = CAST(:regions AS jsonb), version = nextval('shipping_policy_version'),
                               updated_at = :now
                         WHERE vendor = :vendor AND version = :version
                        RETURNING\s""", policy, now)
                .bind("version", policy.version())
                .map(rows::policy)
                .one();
    }

    private DatabaseClient.GenericExecuteSpec write(String sql, ShippingPolicy policy, Instant now) {
        return db.sql(sql + PolicyRows.COLUMNS)
                .bind("vendor", policy.vendor())
                .bind("method", policy.method())
                .bind("country", policy.country())
                .bind("rules", rows.rules(policy))
                .bind("regions", rows.regions(policy))
                .bind("now", now);
    }

    /** Tells whether there was one, of that version if one is named. */
    Mono<Boolean> remove(String vendor, @Nullable Long version) {
        var statement = db.sql("""
                        DELETE FROM shipping_policy
                         WHERE vendor = :vendor AND version = coalesce(CAST(:version AS bigint), version)""").bind("vendor", vendor);
        statement = version == null ? statement.bindNull("version", Long.class) : statement.bind("version", version);
        return statement.fetch().rowsUpdated().map(removed -> removed > 0);
    }
}
