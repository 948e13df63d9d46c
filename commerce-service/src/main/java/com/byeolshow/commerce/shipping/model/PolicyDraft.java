package com.byeolshow.commerce.shipping.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff want a shipping policy to be, unchecked. Anything may be missing.
 *
 * @param version the version a change was made from; a new policy has none
 * @param method defaults to the house's
 * @param country defaults to KR
 */
public record PolicyDraft(
        @Nullable Long version,
        @Nullable String method,
        @Nullable String country,
        @Nullable List<@Nullable RuleDraft> rules,
        @Nullable List<@Nullable RegionDraft> regions) {

    /** The same draft, made from that version. */
    public PolicyDraft madeFrom(long named) {
        return new PolicyDraft(named, method, country, rules, regions);
    }

    /**
     * A rule.
     *
     * @param freeOver won; never free when missing
     * @param weightOver grams; defaults to 0
     * @param fee won
     */
    public record RuleDraft(
            @Nullable Long freeOver,
            @Nullable Long weightOver,
            @Nullable Long fee) {}

    /**
     * A region: at least one state, city or postcode area says where it is.
     *
     * @param postcodes beginnings such as 63, or areas such as 40200-40240
     */
    public record RegionDraft(
            @Nullable String name,
            @Nullable List<@Nullable String> states,
            @Nullable List<@Nullable String> cities,
            @Nullable List<@Nullable String> postcodes,
            @Nullable List<@Nullable RuleDraft> rules) {}
}
