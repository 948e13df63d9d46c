package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.ProductProblem.NameTaken;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where brands and vendors are kept: two tables of one shape. */
@Component
class Partners {

    private final DatabaseClient db;

    Partners(DatabaseClient db) {
        this.db = db;
    }

    /** Refuses a name that another of the same kind has. */
    Mono<Void> insert(PartnerKind kind, Partner partner, Instant now) {
        return sql(kind, "INSERT INTO %s (id, name, created_at) VALUES (:id, :name, :now)")
                .bind("id", partner.id())
                .bind("name", partner.name())
                .bind("now", now)
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new RefusedException(new NameTaken()));
    }

    /**
     * Refuses a name that another of the same kind has.
     *
     * @return whether there is such a partner
     */
    Mono<Boolean> rename(PartnerKind kind, Partner partner) {
        return sql(kind, "UPDATE %s SET name = :name WHERE id = :id")
                .bind("id", partner.id())
                .bind("name", partner.name())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .onErrorMap(DuplicateKeyException.class, _ -> new RefusedException(new NameTaken()));
    }

    /** The partner, which keeps its name until the transaction ends; empty without id or when unknown. */
    Mono<Optional<Partner>> hold(PartnerKind kind, @Nullable String id) {
        if (id == null || ProductId.parse(id).isEmpty()) {
            return Mono.just(Optional.empty());
        }
        return sql(kind, "SELECT id, name FROM %s WHERE id = :id FOR SHARE")
                .bind("id", id)
                .map(Partners::read)
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Those with any of the ids or names, in the order of their ids; they keep their names until the transaction ends. */
    Mono<List<Partner>> holdAll(PartnerKind kind, Collection<String> ids, Collection<String> names) {
        if (ids.isEmpty() && names.isEmpty()) {
            return Mono.just(List.of());
        }
        return sql(kind, "SELECT id, name FROM %s WHERE id = ANY(:ids) OR name = ANY(:names) ORDER BY id FOR SHARE")
                .bind("ids", ids.toArray(String[]::new))
                .bind("names", names.toArray(String[]::new))
                .map(Partners::read)
                .all()
                .collectList();
    }

    /** Newest first, and one more than a page holds if there are more. */
    Mono<List<Partner>> page(PartnerKind kind, String text, Page page) {
        return sql(kind, """
                        SELECT id, name FROM %s WHERE name ILIKE :text
                        ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset""")
                .bind("text", LikeText.containing(text))
                .bind("limit", page.size() + 1)
                .bind("offset", page.offset())
                .map(Partners::read)
                .all()
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec sql(PartnerKind kind, String template) {
        return db.sql(template.formatted(
                switch (kind) {
                    case BRAND -> "brand";
                    case VENDOR -> "vendor";
                }));
    }

    private static Partner read(Readable row) {
        return new Partner(
                Objects.requireNonNull(row.get("id", String.class)),
                Objects.requireNonNull(row.get("name", String.class)));
    }
}
