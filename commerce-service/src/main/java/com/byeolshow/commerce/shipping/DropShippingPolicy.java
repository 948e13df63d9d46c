package com.byeolshow.commerce.shipping;

import com.byeolshow.commerce.shipping.ShippingProblem.NoSuchPolicy;
import com.byeolshow.commerce.shipping.ShippingProblem.VersionConflict;
import com.byeolshow.platform.web.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a vendor's own policy away, so that the house's settings count for it. */
@Component
public final class DropShippingPolicy {

    private final ShippingPolicies policies;

    DropShippingPolicy(ShippingPolicies policies) {
        this.policies = policies;
    }

    /**
     * Refused with {@link NoSuchPolicy} when there is none.
     *
     * @param version if named, only that version is dropped, else {@link VersionConflict}
     */
    public Mono<Void> run(String vendor, @Nullable Long version) {
        return policies.remove(vendor, version)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.defer(() -> policies.own(vendor)
                        .<Boolean>flatMap(
                                current -> Mono.error(new RefusedException(new VersionConflict(current.version()))))
                        .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchPolicy())))))
                .then();
    }
}
