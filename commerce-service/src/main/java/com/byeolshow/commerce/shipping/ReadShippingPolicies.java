package com.byeolshow.commerce.shipping;

import com.byeolshow.commerce.shipping.ShippingProblem.NoSuchPolicy;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads vendors' own policies. */
@Component
public final class ReadShippingPolicies {

    private final ShippingPolicies policies;

    ReadShippingPolicies(ShippingPolicies policies) {
        this.policies = policies;
    }

    /** By vendor, one more than the page holds if there are more. */
    public Mono<List<ShippingPolicy>> page(Page page) {
        return policies.page(page).collectList();
    }

    /** Refused with {@link NoSuchPolicy} for a vendor without one of its own. */
    public Mono<ShippingPolicy> one(String vendor) {
        return policies.own(vendor).switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchPolicy())));
    }
}
