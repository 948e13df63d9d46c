package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Shipping policies as rows: rules and regions are JSON. */
final class PolicyRows {

    static final String COLUMNS = "vendor, method, country, rules::text AS rules, regions::text AS regions, version";

    private final JsonMapper json;
    private final ObjectReader rules;
    private final ObjectReader regions;

    PolicyRows(JsonMapper json) {
        this.json = json;
        this.rules = json.readerForListOf(RuleRow.class);
        this.regions = json.readerForListOf(RegionRow.class);
    }

    String rules(ShippingPolicy policy) {
        return json.writeValueAsString(policy.rules().stream().map(RuleRow::of).toList());
    }

    String regions(ShippingPolicy policy) {
        return json.writeValueAsString(
                policy.regions().stream().map(RegionRow::of).toList());
    }

    ShippingPolicy policy(Readable row) {
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

    private record RuleRow(@Nullable Long freeOver, long weightOver, long fee) {

        static RuleRow of(ShippingPolicy.Rule rule) {
            Won freeOver = rule.freeOver();
            return new RuleRow(
                    freeOver == null ? null : freeOver.value(),
                    rule.weightOver(),
                    rule.fee().value());
        }

        ShippingPolicy.Rule rule() {
            return new ShippingPolicy.Rule(freeOver == null ? null : Won.of(freeOver), weightOver, Won.of(fee));
        }
    }

    private record RegionRow(
            String name,
            List<String> states,
            List<String> cities,
            List<ShippingPolicy.PostcodeArea> postcodes,
            List<RuleRow> rules) {

        static RegionRow of(ShippingPolicy.Region region) {
            return new RegionRow(
                    region.name(),
                    region.states(),
                    region.cities(),
                    region.postcodes(),
                    region.rules().stream().map(RuleRow::of).toList());
        }

        ShippingPolicy.Region region() {
            return new ShippingPolicy.Region(
                    name,
                    states,
                    cities,
                    postcodes,
                    rules.stream().map(RuleRow::rule).toList());
        }
    }
}
