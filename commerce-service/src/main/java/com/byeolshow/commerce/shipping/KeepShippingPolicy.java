package com.byeolshow.commerce.shipping;

import com.byeolshow.commerce.shipping.ShippingProblem.InvalidFields;
import com.byeolshow.commerce.shipping.ShippingProblem.VersionConflict;
import com.byeolshow.commerce.shipping.model.PolicyDraft;
import com.byeolshow.commerce.shipping.model.PolicyRules;
import com.byeolshow.commerce.shipping.model.PolicyShaping.Faulty;
import com.byeolshow.commerce.shipping.model.PolicyShaping.Shaped;
import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.form.Findings;
import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives a vendor its shipping policy, or another one. */
@Component
public final class KeepShippingPolicy {

    private static final int LONGEST_VENDOR = 100;

    private final ShippingPolicies policies;
    private final Clock clock;

    KeepShippingPolicy(ShippingPolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Replaces the whole policy if nobody changed it since the draft's version; a vendor without one needs no version.
     * Orders placed already keep the rule they were placed with.
     */
    public Mono<ShippingPolicy> run(String vendor, PolicyDraft draft) {
        if (vendor.isBlank()
                || vendor.length() > LONGEST_VENDOR
                || vendor.chars().anyMatch(Character::isISOControl)) {
            return refused(new InvalidFields(
                    List.of(new FieldError("vendor", Wording.of("사용할 수 없는 ID입니다.", "This ID cannot be used.")))));
        }
        return switch (PolicyRules.shape(vendor, draft, policies.defaultMethod())) {
            case Faulty(var errors) -> refused(new InvalidFields(errors));
            case Shaped(var policy) -> draft.version() == null ? first(policy) : next(policy);
        };
    }

    private Mono<ShippingPolicy> first(ShippingPolicy policy) {
        return policies.insert(policy, clock.instant())
                .switchIfEmpty(refused(new InvalidFields(List.of(new FieldError("version", Findings.REQUIRED)))));
    }

    private Mono<ShippingPolicy> next(ShippingPolicy policy) {
        return policies.replace(policy, clock.instant())
                .switchIfEmpty(policies.own(policy.vendor())
                        .map(ShippingPolicy::version)
                        .defaultIfEmpty(0L)
                        .flatMap(current -> refused(new VersionConflict(current))));
    }

    private static Mono<ShippingPolicy> refused(ShippingProblem problem) {
        return Mono.error(() -> new RefusedException(problem));
    }
}
