package com.byeolshow.catalog.show;

import com.byeolshow.platform.customer.Customers;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what broadcast tells of a show, without its recording if the host has left us. */
@Component
record KeepShow(ShownProducts shown, Customers customers) {

    /** Must be called in a transaction: until it ends the host cannot leave. */
    Mono<Void> run(ShowState show) {
        return show.recording().isEmpty()
                ? shown.keep(show)
                : customers
                        .stays(show.influencerId())
                        .flatMap(stays -> shown.keep(stays ? show : show.withoutRecording()));
    }
}
