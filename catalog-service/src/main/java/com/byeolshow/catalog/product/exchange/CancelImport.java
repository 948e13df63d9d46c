package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.ImportOver;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stops an import after the step it is at; what it has done stays. */
@Component
public record CancelImport(Imports imports, ReadImports reading, TransactionalOperator tx) {

    public Mono<ImportSheet> run(String id) {
        return reading.one(id)
                .then(Mono.defer(() -> imports.cancel(id)))
                .flatMap(stopped ->
                        stopped ? imports.forgetFile(id) : Mono.<Void>error(new RefusedException(new ImportOver())))
                .then(Mono.defer(() -> reading.one(id)))
                .as(tx::transactional);
    }
}
