package com.byeolshow.commerce.shipping.model;

import com.byeolshow.commerce.shipping.ShippingPolicy;
import com.byeolshow.commerce.shipping.ShippingPolicy.PostcodeArea;
import com.byeolshow.commerce.shipping.ShippingPolicy.Region;
import com.byeolshow.commerce.shipping.ShippingPolicy.Rule;
import com.byeolshow.commerce.shipping.model.PolicyDraft.RegionDraft;
import com.byeolshow.commerce.shipping.model.PolicyDraft.RuleDraft;
import com.byeolshow.platform.form.Findings;
import com.byeolshow.platform.money.Won;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which shipping policies there may be. All that is wrong with a draft is found at once. */
public final class PolicyRules {

    static final int MOST_RULES = 20;
    static final int MOST_REGIONS = 20;
    static final int MOST_PLACES = 50;
    static final int LONGEST_NAME = 50;
    static final int LONGEST_METHOD = 100;

    /** A hundred million won: no parcel costs more to send, and sums stay far from overflow. */
    static final long MOST_WON = 100_000_000;

    /** Ten tonnes. */
    static final long MOST_GRAMS = 10_000_000;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Findings findings = new Findings();

    private PolicyRules() {}

    /**
     * Reads a draft.
     *
     * @param method for a draft without one
     */
    public static PolicyShaping shape(String vendor, PolicyDraft draft, String method) {
        var reading = new PolicyRules();
        ShippingPolicy policy = reading.read(vendor, draft, method);
        return policy == null ? new PolicyShaping.Faulty(reading.findings.errors()) : new PolicyShaping.Shaped(policy);
    }

    private @Nullable ShippingPolicy read(String vendor, PolicyDraft draft, String defaultMethod) {
        String method =
                draft.method() == null ? defaultMethod : findings.text("method", draft.method(), LONGEST_METHOD);
        String country =
                draft.country() == null ? "KR" : draft.country().strip().toUpperCase(Locale.ROOT);
        if (!COUNTRY.matcher(country).matches()) {
            findings.add("country", "두 글자 국가 코드여야 합니다.", "Must be a country code of two letters.");
        }
        List<Rule> rules = rules("rules", draft.rules());
        List<Region> regions = regions(draft.regions());
        return findings.any()
                ? null
                : new ShippingPolicy(
                        vendor, method, country, rules, regions, Objects.requireNonNullElse(draft.version(), 0L));
    }

    private List<Rule> rules(String field, @Nullable List<@Nullable RuleDraft> drafts) {
        if (drafts == null || drafts.isEmpty() || drafts.size() > MOST_RULES) {
            findings.add(field, "1개 이상 %d개 이하여야 합니다.", "Give 1 to %d.", MOST_RULES);
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        Set<Long> weights = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            String at = "%s[%d]".formatted(field, i);
            RuleDraft draft = drafts.get(i);
            if (draft == null) {
                findings.add(at, Findings.REQUIRED);
                continue;
            }
            long weight = findings.number(
                    at + ".weightOver", Objects.requireNonNullElse(draft.weightOver(), 0L), 0, MOST_GRAMS);
            if (!weights.add(weight)) {
                findings.add(at + ".weightOver", "같은 무게의 규칙이 있습니다.", "Another rule has this weight.");
            }
            long fee = findings.number(at + ".fee", draft.fee(), 0, MOST_WON);
            Won freeOver = draft.freeOver() == null
                    ? null
                    : Won.of(findings.number(at + ".freeOver", draft.freeOver(), 0, MOST_WON));
            rules.add(new Rule(freeOver, weight, Won.of(fee)));
        }
        if (!weights.contains(0L)) {
            findings.add(field, "무게 0부터 적용되는 규칙이 있어야 합니다.", "One rule must begin at weight 0.");
        }
        return rules;
    }

    private List<Region> regions(@Nullable List<@Nullable RegionDraft> drafts) {
        if (drafts == null) {
            return List.of();
        }
        if (drafts.size() > MOST_REGIONS) {
            findings.add("regions", "%d개까지 만들 수 있습니다.", "Give at most %d.", MOST_REGIONS);
            return List.of();
        }
        List<Region> regions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            String at = "regions[%d]".formatted(i);
            RegionDraft draft = drafts.get(i);
            if (draft == null) {
                findings.add(at, Findings.REQUIRED);
                continue;
            }
            int before = findings.errors().size();
            String name = findings.text(at + ".name", draft.name(), LONGEST_NAME);
            if (!names.add(name)) {
                findings.add(at + ".name", "같은 이름의 지역이 있습니다.", "Another region has this name.");
            }
            List<String> states = places(at + ".states", draft.states());
            List<String> cities = places(at + ".cities", draft.cities());
            List<PostcodeArea> postcodes = postcodes(at + ".postcodes", draft.postcodes());
            if (findings.errors().size() == before && states.isEmpty() && cities.isEmpty() && postcodes.isEmpty()) {
                findings.add(
                        at,
                        "시·도, 시·군·구, 우편번호 중 하나는 있어야 합니다.",
                        "Name a province, a city, county or district, or a postcode.");
            }
            List<Rule> rules = rules(at + ".rules", draft.rules());
            if (findings.errors().size() == before) {
                regions.add(new Region(name, states, cities, postcodes, rules));
            }
        }
        return regions;
    }

    private List<String> places(String field, @Nullable List<@Nullable String> drafts) {
        List<@Nullable String> given = bounded(field, drafts);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            places.add(findings.text("%s[%d]".formatted(field, i), given.get(i), LONGEST_NAME));
        }
        return places;
    }

    private List<PostcodeArea> postcodes(String field, @Nullable List<@Nullable String> drafts) {
        List<@Nullable String> given = bounded(field, drafts);
        List<PostcodeArea> areas = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String text = given.get(i);
            int index = i;
            PostcodeArea.parse(text == null ? "" : text.strip())
                    .ifPresentOrElse(
                            areas::add,
                            () -> findings.add(
                                    "%s[%d]".formatted(field, index),
                                    "우편번호 앞자리(63) 또는 구간(40200-40240)이어야 합니다.",
                                    "Must be the first digits of a postcode (63) or a range (40200-40240)."));
        }
        return areas;
    }

    private List<@Nullable String> bounded(String field, @Nullable List<@Nullable String> drafts) {
        if (drafts == null) {
            return List.of();
        }
        if (drafts.size() > MOST_PLACES) {
            findings.add(field, "%d개까지 만들 수 있습니다.", "Give at most %d.", MOST_PLACES);
            return List.of();
        }
        return drafts;
    }
}
