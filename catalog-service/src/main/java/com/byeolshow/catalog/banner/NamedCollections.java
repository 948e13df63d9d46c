package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.BannerDraft;
import com.byeolshow.catalog.collection.ReadCollections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which of the collections a draft names exist, and go on existing until the transaction ends. */
@Component
record NamedCollections(ReadCollections collections) {

    Mono<Set<String>> of(BannerDraft draft) {
        var named = Objects.requireNonNullElse(draft.collectionIds(), List.<@Nullable String>of());
        List<String> ids =
                named.stream().filter(Objects::nonNull).map(String::strip).toList();
        return collections.holdAbove(ids).map(tree -> tree.ids());
    }
}
