package com.byeolshow.commerce.shipping.web;

import com.byeolshow.commerce.shipping.DropShippingPolicy;
import com.byeolshow.commerce.shipping.KeepShippingPolicy;
import com.byeolshow.commerce.shipping.ReadShippingPolicies;
import com.byeolshow.commerce.shipping.ShippingPolicy;
import com.byeolshow.commerce.shipping.model.PolicyDraft;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Vendors' shipping policies as staff keep them. */
@RestController
@RequestMapping("/v1/manager/shipping/policies")
class ShippingEndpoints {

    private static final int PAGE_SIZE = 50;

    private static final Pattern VERSION = Pattern.compile("\"?([0-9]{1,18})\"?");

    private final ReadShippingPolicies read;
    private final KeepShippingPolicy keep;
    private final DropShippingPolicy drop;

    ShippingEndpoints(ReadShippingPolicies read, KeepShippingPolicy keep, DropShippingPolicy drop) {
        this.read = read;
        this.keep = keep;
        this.drop = drop;
    }

    /** A page of vendors' own policies, by vendor. */
    record PolicyPage(List<PolicySheet> policies, int page, boolean hasMore) {}

    /** A policy as staff see it. What they change in it they may send back as it is: a draft reads the same names. */
    record PolicySheet(
            String vendor,
            String method,
            String country,
            List<RuleSheet> rules,
            List<RegionSheet> regions,
            long version) {

        static PolicySheet of(ShippingPolicy policy) {
            return new PolicySheet(
                    policy.vendor(),
                    policy.method(),
                    policy.country(),
                    policy.rules().stream().map(RuleSheet::of).toList(),
                    policy.regions().stream().map(RegionSheet::of).toList(),
                    policy.version());
        }
    }

    /** A rule: won and grams. */
    record RuleSheet(@Nullable Long freeOver, long weightOver, long fee) {

        static RuleSheet of(ShippingPolicy.Rule rule) {
            Won freeOver = rule.freeOver();
            return new RuleSheet(
                    freeOver == null ? null : freeOver.value(),
                    rule.weightOver(),
                    rule.fee().value());
        }
    }

    /** A region; postcodes as {@code 63} or {@code 40200-40240}. */
    record RegionSheet(
            String name, List<String> states, List<String> cities, List<String> postcodes, List<RuleSheet> rules) {

        static RegionSheet of(ShippingPolicy.Region region) {
            return new RegionSheet(
                    region.name(),
                    region.states(),
                    region.cities(),
                    region.postcodes().stream()
                            .map(ShippingPolicy.PostcodeArea::text)
                            .toList(),
                    region.rules().stream().map(RuleSheet::of).toList());
        }
    }

    @GetMapping
    Mono<PolicyPage> list(@RequestParam(required = false) @Nullable String page) {
        var wanted = Page.of(page, PAGE_SIZE);
        return read.page(wanted)
                .map(found -> new PolicyPage(
                        found.stream().limit(PAGE_SIZE).map(PolicySheet::of).toList(),
                        wanted.number(),
                        found.size() > PAGE_SIZE));
    }

    @GetMapping("/{vendor}")
    Mono<PolicySheet> one(@PathVariable String vendor) {
        return read.one(vendor).map(PolicySheet::of);
    }

    /** Replaces the whole policy if nobody changed it since the version named in If-Match or in the body. */
    @PutMapping("/{vendor}")
    Mono<PolicySheet> keep(
            @PathVariable String vendor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @ClientBody PolicyDraft draft) {
        return keep.run(vendor, ifMatch == null ? draft : draft.madeFrom(version(ifMatch)))
                .map(PolicySheet::of);
    }

    /** From now on the house's settings count for the vendor. */
    @DeleteMapping("/{vendor}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> drop(
            @PathVariable String vendor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return drop.run(vendor, ifMatch == null ? null : version(ifMatch));
    }

    private static long version(String ifMatch) {
        var matcher = VERSION.matcher(ifMatch);
        if (!matcher.matches()) {
            throw new RefusedException(new RequestProblem.Malformed("header If-Match"));
        }
        return Long.parseLong(matcher.group(1));
    }
}
