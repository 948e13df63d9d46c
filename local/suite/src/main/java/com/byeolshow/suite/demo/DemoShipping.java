package com.byeolshow.suite.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What sending the demo shop's goods costs. The remote islands cost more everywhere. */
final class DemoShipping {

    /** The house's own goods. */
    static final String HOUSE = "byeolshow";

    private DemoShipping() {}

    /** The house: free from 50,000 won on, except to the islands. */
    static Map<String, Object> house() {
        return policy(List.of(rule(0, 3_000, 50_000)), List.of(jeju(rule(0, 6_000, null)), ulleung()));
    }

    /** A vendor of small goods: even the islands are free from 100,000 won on. */
    static Map<String, Object> ofSmallGoods() {
        return policy(List.of(rule(0, 2_500, 50_000)), List.of(jeju(rule(0, 5_500, 100_000)), ulleung()));
    }

    /** A vendor of heavy goods: what weighs five kilograms or more never travels free. */
    static Map<String, Object> ofHeavyGoods() {
        return policy(
                List.of(rule(0, 3_000, 40_000), rule(5_000, 7_000, null)),
                List.of(jeju(rule(0, 6_000, null), rule(5_000, 12_000, null)), ulleung()));
    }

    @SafeVarargs
    private static Map<String, Object> jeju(Map<String, Object>... rules) {
        return Map.of("name", "제주", "states", List.of("제주"), "postcodes", List.of("63"), "rules", List.of(rules));
    }

    private static Map<String, Object> ulleung() {
        return Map.of(
                "name",
                "울릉도",
                "cities",
                List.of("울릉"),
                "postcodes",
                List.of("40200-40240"),
                "rules",
                List.of(rule(0, 9_000, null)));
    }

    private static Map<String, Object> policy(List<Map<String, Object>> rules, List<Map<String, Object>> regions) {
        return Map.of("rules", rules, "regions", regions);
    }

    private static Map<String, Object> rule(int weightOver, int fee, @Nullable Integer freeOver) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("weightOver", weightOver);
        rule.put("fee", fee);
        rule.put("freeOver", freeOver);
        return rule;
    }
}
