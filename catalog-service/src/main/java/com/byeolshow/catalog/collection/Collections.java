package com.byeolshow.catalog.collection;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where collections are kept. */
@Component
class Collections {

    /** Any number will do as long as nothing else in this database locks the same one. */
    private static final long TREE_LOCK = 4_207_100_001L;

    private static final Pattern PLAUSIBLE_ID = Pattern.compile("[0-9A-Za-z]{1,64}");

    private final DatabaseClient db;

    Collections(DatabaseClient db) {
        this.db = db;
    }

    /** Nobody else changes or relies on the tree until the transaction ends. */
    Mono<Void> lock() {
        return db.sql("SELECT pg_advisory_xact_lock(" + TREE_LOCK + ")").then();
    }

    /** Nobody changes the tree until the transaction ends. */
    Mono<Void> lockShared() {
        return db.sql("SELECT pg_advisory_xact_lock_shared(" + TREE_LOCK + ")").then();
    }

    /** All collections, oldest first; the rules bound their number. */
    Mono<List<ProductCollection>> all() {
        return db.sql("SELECT id, name, slug, parent_id, created_at FROM collection ORDER BY created_at, id")
                .map(Collections::read)
                .all()
                .collectList();
    }

    /** The given collections and all above them; unknown ids are left out. */
    Mono<CollectionTree> above(Collection<String> ids) {
        String[] plausible = ids.stream()
                .filter(id -> PLAUSIBLE_ID.matcher(id).matches())
                .distinct()
                .toArray(String[]::new);
        if (plausible.length == 0) {
            return Mono.just(new CollectionTree(List.of()));
        }
        return db.sql("""
                        WITH RECURSIVE up AS (
                            SELECT id, name, slug, parent_id, created_at FROM collection WHERE id = ANY(:ids)
                            UNION
                            SELECT c.id, c.name, c.slug, c.parent_id, c.created_at
                            FROM collection c JOIN up ON c.id = up.parent_id)
                        SELECT * FROM up""")
                .bind("ids", plausible)
                .map(Collections::read)
                .all()
                .collectList()
                .map(CollectionTree::new);
    }

    /** The ids of the given collections and of all below them, each once; unknown ids are left out. */
    Mono<List<String>> below(Collection<String> ids) {
        String[] plausible =
                ids.stream().filter(id -> PLAUSIBLE_ID.matcher(id).matches()).toArray(String[]::new);
        if (plausible.length == 0) {
            return Mono.just(List.of());
        }
        return db.sql("""
                        WITH RECURSIVE down AS (
                            SELECT id FROM collection WHERE id = ANY(:ids)
                            UNION
                            SELECT c.id FROM collection c JOIN down ON c.parent_id = down.id)
                        SELECT id FROM down""")
                .bind("ids", plausible)
                .map(row -> Objects.requireNonNull(row.get("id", String.class)))
                .all()
                .collectList();
    }

    Mono<Void> insert(ProductCollection collection) {
        return bind(collection, """
                INSERT INTO collection (id, name, slug, parent_id, created_at)
                VALUES (:id, :name, :slug, :parent, :created)""").bind("created", collection.createdAt()).then();
    }

    Mono<Void> update(ProductCollection collection) {
        return bind(collection, "UPDATE collection SET name = :name, slug = :slug, parent_id = :parent WHERE id = :id")
                .then();
    }

    /**
     * The caller holds the lock, so nothing is put in meanwhile. The schema knows who refers to a collection, in this
     * feature and in others.
     *
     * @return false if something does; the transaction is then of no more use
     */
    Mono<Boolean> removeUnused(String id) {
        return db.sql("DELETE FROM collection WHERE id = :id")
                .bind("id", id)
                .then()
                .thenReturn(true)
                .onErrorResume(DataIntegrityViolationException.class, _ -> Mono.just(false));
    }

    private DatabaseClient.GenericExecuteSpec bind(ProductCollection collection, String sql) {
        var spec = db.sql(sql)
                .bind("id", collection.id())
                .bind("name", collection.name())
                .bind("slug", collection.slug());
        return Optional.ofNullable(collection.parentId())
                .map(parent -> spec.bind("parent", parent))
                .orElseGet(() -> spec.bindNull("parent", String.class));
    }

    private static ProductCollection read(Readable row) {
        return new ProductCollection(
                Objects.requireNonNull(row.get("id", String.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                Objects.requireNonNull(row.get("slug", String.class)),
                row.get("parent_id", String.class),
                Objects.requireNonNull(row.get("created_at", Instant.class)));
    }
}
