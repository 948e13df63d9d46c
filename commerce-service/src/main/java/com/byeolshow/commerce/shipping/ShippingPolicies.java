package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;
import io.r2dbc.spi.Readable;
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
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Where shipping policies are kept; vendors without one of their own have the house's settings. */
@Component
public final class ShippingPolicies {

    private final DatabaseClient db;
    private final ShippingSettings settings;
    private final ObjectReader rules;
    private final ObjectReader regions;

    ShippingPolicies(DatabaseClient db, JsonMapper json, ShippingSettings settings) {
        this.db = db;
        this.settings = settings;
        this.rules = json.readerForListOf(RuleRow.class);
        this.regions = json.readerForListOf(RegionRow.class);
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
        return db.sql("""
                        SELECT vendor, method, country, rules::text AS rules, regions::text AS regions, version
                          FROM shipping_policy WHERE vendor = ANY(:vendors)""")
                .bind("vendors", vendors.stream().distinct().toArray(String[]::new))
                .map(this::policy)
                .all();
    }

    /** A rule as it is kept. */
    record RuleRow(@Nullable Long freeOver, long weightOver, long fee) {

        ShippingPolicy.Rule rule() {
            return new ShippingPolicy.Rule(freeOver == null ? null : Won.of(freeOver), weightOver, Won.of(fee));
        }
    }

    /** A region as it is kept. */
    record RegionRow(
            String name,
            List<String> states,
            List<String> cities,
            List<ShippingPolicy.PostcodeArea> postcodes,
            List<RuleRow> rules) {

        ShippingPolicy.Region region() {
            return new ShippingPolicy.Region(
                    name,
                    states,
                    cities,
                    postcodes,
                    rules.stream().map(RuleRow::rule).toList());
        }
    }

    private ShippingPolicy policy(Readable row) {
        List<RuleRow> general = rules.readValue(row.get("rules", String.class));
        List<RegionRow> local = regions.readValue(row.get("regions", String.class));
        return new ShippingPolicy(
                row.get("vendor", String.class),
                row.get("method", String.class),
                row.get("country", String.class),
                general.stream().map(RuleRow::rule).toList(),
                local.stream().map(RegionRow::region).toList(),
                row.get("version", Long.class));
    }
}
