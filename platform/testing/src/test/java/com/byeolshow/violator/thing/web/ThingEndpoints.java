package com.byeolshow.violator.thing.web;

import com.byeolshow.violator.thing.data.ThingRows;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

record ThingEndpoints(
        ThingRows rows,
        TransactionalOperator tx,
        @Value("${x}") String setting) {
    void run() throws InterruptedException {
        Mono.just(1).block();
        Mono.just(2).subscribe();
        Thread.sleep(1);
    }
}
