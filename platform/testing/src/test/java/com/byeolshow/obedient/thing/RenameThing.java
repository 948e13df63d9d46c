package com.byeolshow.obedient.thing;

import com.byeolshow.obedient.thing.model.Thing;
import com.byeolshow.platform.money.Won;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

public record RenameThing(TransactionalOperator tx) {
    public Mono<Thing> run(ThingId id) {
        return Mono.just(new Thing(id, Won.ZERO)).as(tx::transactional);
    }
}
