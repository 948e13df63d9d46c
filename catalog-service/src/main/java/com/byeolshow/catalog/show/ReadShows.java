package com.byeolshow.catalog.show;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which shows present a product. */
@Component
public final class ReadShows {

    /** A product that has been in more shows is linked to the newest of them only. */
    private static final int MOST = 50;

    private final ShownProducts shown;

    ReadShows(ShownProducts shown) {
        this.shown = shown;
    }

    /** Show ids by product id, newest first, at most 50 each; products never shown are missing. */
    public Mono<Map<String, List<Long>>> of(Collection<String> productIds) {
        return productIds.isEmpty() ? Mono.just(Map.of()) : shown.of(productIds, MOST);
    }
}
