package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.PartnerRules;
import com.byeolshow.catalog.product.model.PartnerRules.Naming.Named;
import com.byeolshow.catalog.product.model.PartnerRules.Naming.Refused;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds a brand or vendor. */
@Component
public record RegisterPartner(
        Partners partners, StoredAnswers answers, RandomIds ids, Clock clock, TransactionalOperator tx) {

    public Mono<Partner> run(PartnerKind kind, @Nullable String name, Optional<IdempotencyKey> key) {
        return switch (PartnerRules.read(name)) {
            case Named(var read) ->
                answers.once(key, "register-" + kind, read, Partner.class, Mono.defer(() -> insert(kind, read)))
                        .as(tx::transactional);
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }

    private Mono<Partner> insert(PartnerKind kind, String name) {
        var partner = new Partner(ids.next(), name);
        return partners.insert(kind, partner, clock.instant()).thenReturn(partner);
    }
}
