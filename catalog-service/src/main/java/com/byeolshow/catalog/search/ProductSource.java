package com.byeolshow.catalog.search;

import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where search learns of products on its own account. */
public interface ProductSource {

    /** The ids after that one, in their order; none at the end. */
    Mono<List<String>> idsAfter(String after, int most);

    /** Those of the products that exist, which nobody changes until the caller's transaction ends. */
    Mono<List<Searchable>> hold(Collection<String> ids);

    /** The labels of those products that exist, in the order of the ids. */
    Mono<List<Label>> labels(List<String> ids);
}
