package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ViewerName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides under which name a viewer enters: a customer under the alias of the account, whatever name was sent; a guest
 * under the name sent, unless it looks like an influencer's. Then, and while nobody can tell, it is a numbered guest name.
 */
@Component
public final class NameViewer {

    private static final Logger log = LoggerFactory.getLogger(NameViewer.class);

    private final ViewerNames names;

    NameViewer(ViewerNames names) {
        this.names = names;
    }

    /**
     * The name.
     *
     * @param viewer opaque id, from which a guest's number comes
     * @param customerId null for a guest
     */
    public Mono<ViewerName> run(String viewer, @Nullable String customerId, ViewerName asked) {
        return Mono.justOrEmpty(customerId)
                .flatMap(names::aliasOf)
                .flatMap(alias -> Mono.justOrEmpty(ViewerName.of(alias)))
                .switchIfEmpty(Mono.defer(() -> names.looksLikeHost(asked.text()))
                        .map(taken -> taken ? ViewerName.guest(viewer) : asked))
                .onErrorResume(unavailable -> {
                    log.warn("a name could not be checked: {}", unavailable.toString());
                    return Mono.just(ViewerName.guest(viewer));
                });
    }
}
