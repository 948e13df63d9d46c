package com.byeolshow.violator.thing.model;

import reactor.core.publisher.Mono;

final class ReactiveRules {
    Mono<String> decide() {
        return Mono.just("no");
    }
}
