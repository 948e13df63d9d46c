package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.PartnerRules;
import com.byeolshow.catalog.product.model.PartnerRules.Naming.Named;
import com.byeolshow.catalog.product.model.PartnerRules.Naming.Refused;
import com.byeolshow.catalog.product.model.ProductProblem.NoSuchPartner;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Gives a brand or vendor another name; its products carry the name, so they are published anew with it. */
@Component
public record RenamePartner(
        Partners partners, ReadCollections collections, AnnounceProducts announce, TransactionalOperator tx) {

    public Mono<Partner> run(PartnerKind kind, String id, @Nullable String name) {
        if (ProductId.parse(id).isEmpty()) {
            return Mono.error(new RefusedException(new NoSuchPartner()));
        }
        return switch (PartnerRules.read(name)) {
            case Named(var read) -> rename(kind, new Partner(id, read)).as(tx::transactional);
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }

    /** Locks in the order every writer does: the tree of collections, the partner, its products. */
    private Mono<Partner> rename(PartnerKind kind, Partner partner) {
        return collections
                .holdAbove(List.of())
                .then(Mono.defer(() -> partners.rename(kind, partner)))
                .flatMap(known -> known
                        ? announce.renamed(kind, partner.id()).thenReturn(partner)
                        : Mono.error(new RefusedException(new NoSuchPartner())));
    }
}
