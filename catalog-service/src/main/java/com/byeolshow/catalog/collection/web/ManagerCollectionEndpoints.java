package com.byeolshow.catalog.collection.web;

import com.byeolshow.catalog.collection.ChangeCollection;
import com.byeolshow.catalog.collection.CreateCollection;
import com.byeolshow.catalog.collection.DropCollection;
import com.byeolshow.catalog.collection.ProductCollection;
import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.collection.model.CollectionDraft;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.body.ClientBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Collections as staff keep them. */
@RestController
@RequestMapping("/v1/manager/collections")
final class ManagerCollectionEndpoints {

    private final ReadCollections collections;
    private final CreateCollection create;
    private final ChangeCollection change;
    private final DropCollection drop;

    ManagerCollectionEndpoints(
            ReadCollections collections, CreateCollection create, ChangeCollection change, DropCollection drop) {
        this.collections = collections;
        this.create = create;
        this.change = change;
        this.drop = drop;
    }

    @GetMapping
    Mono<List<CollectionSheet>> all() {
        return collections
                .all()
                .map(all -> all.stream().map(CollectionSheet::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CollectionSheet> create(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @ClientBody CollectionDraft draft) {
        return create.run(draft, IdempotencyKey.of(caller.id(), key)).map(CollectionSheet::of);
    }

    @PutMapping("/{id}")
    Mono<CollectionSheet> change(@PathVariable String id, @ClientBody CollectionDraft draft) {
        return change.run(id, draft).map(CollectionSheet::of);
    }

    /** Drops a collection nothing refers to. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> drop(@PathVariable String id) {
        return drop.run(id);
    }

    /** A collection as staff see it. */
    record CollectionSheet(
            String id, String name, String slug, @Nullable String parentId, String createdAt) {

        static CollectionSheet of(ProductCollection collection) {
            return new CollectionSheet(
                    collection.id(),
                    collection.name(),
                    collection.slug(),
                    collection.parentId(),
                    SeoulTime.iso(collection.createdAt()));
        }
    }
}
