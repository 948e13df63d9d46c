package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.Banner;
import com.byeolshow.catalog.banner.model.Theme;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where banners and their order are kept. */
@Component
class Banners {

    /** Any number will do as long as nothing else in this database locks the same one. */
    private static final long LOCK = 4_207_100_002L;

    private final DatabaseClient db;

    Banners(DatabaseClient db) {
        this.db = db;
    }

    /** All banners in their order, which nobody else changes until the transaction ends. */
    Mono<List<Banner>> lockAll() {
        return db.sql("SELECT pg_advisory_xact_lock(" + LOCK + ")").then().then(Mono.defer(this::all));
    }

    /** In their order; the rules bound their number. */
    Mono<List<Banner>> all() {
        return db.sql("SELECT %s FROM banner b ORDER BY b.position".formatted(BannerRows.COLUMNS))
                .map(BannerRows::read)
                .all()
                .collectList();
    }

    /** The first of those that show now. */
    Mono<List<Banner>> shown(Instant now, int most) {
        return db.sql("""
                        SELECT %s FROM banner b
                        WHERE coalesce(b.shown_from <= :now, true) AND coalesce(b.shown_until > :now, true)
                        ORDER BY b.position LIMIT :most""".formatted(BannerRows.COLUMNS))
                .bind("now", now)
                .bind("most", most)
                .map(BannerRows::read)
                .all()
                .collectList();
    }

    Mono<Banner> find(BannerId id) {
        return db.sql("SELECT %s FROM banner b WHERE b.id = :id".formatted(BannerRows.COLUMNS))
                .bind("id", id.value())
                .map(BannerRows::read)
                .one();
    }

    /** Adds it as the last one; the caller holds the lock. */
    Mono<Void> insert(Banner banner) {
        return bind(banner, """
                        INSERT INTO banner (id, position, kind, title, description, image_url, slug, discount_type,
                            discount_min, discount_max, shown_from, shown_until, version, created_at, updated_at)
                        VALUES (:id, (SELECT coalesce(max(position), 0) + 1 FROM banner), :kind, :title, :description,
                            :image, :slug, :discountType, :discountMin, :discountMax, :from, :until, :version,
                            :created, :updated)""")
                .bind("created", banner.createdAt())
                .then()
                .then(Mono.defer(() -> insertCollections(banner)));
    }

    /** The caller holds the lock. */
    Mono<Void> replace(Banner banner) {
        return bind(banner, """
                        UPDATE banner SET kind = :kind, title = :title, description = :description,
                            image_url = :image, slug = :slug, discount_type = :discountType,
                            discount_min = :discountMin, discount_max = :discountMax, shown_from = :from,
                            shown_until = :until, version = :version, updated_at = :updated
                        WHERE id = :id""")
                .then()
                .then(db.sql("DELETE FROM banner_collection WHERE banner_id = :id")
                        .bind("id", banner.id().value())
                        .then())
                .then(Mono.defer(() -> insertCollections(banner)));
    }

    private Mono<Void> insertCollections(Banner banner) {
        return db.sql("""
                        INSERT INTO banner_collection (banner_id, collection_id, position)
                        SELECT :banner, r.id, r.position
                        FROM unnest(CAST(:ids AS text[])) WITH ORDINALITY AS r (id, position)""")
                .bind("banner", banner.id().value())
                .bind("ids", banner.collectionIds().toArray(String[]::new))
                .then();
    }

    /** Puts all banners into this order; the caller holds the lock. */
    Mono<Void> arrange(List<String> ids) {
        return db.sql("""
                        UPDATE banner b SET position = r.position
                        FROM unnest(CAST(:ids AS text[])) WITH ORDINALITY AS r (id, position) WHERE b.id = r.id""").bind("ids", ids.toArray(String[]::new)).then();
    }

    Mono<Void> remove(BannerId id) {
        return db.sql("DELETE FROM banner WHERE id = :id")
                .bind("id", id.value())
                .then();
    }

    private DatabaseClient.GenericExecuteSpec bind(Banner banner, String sql) {
        var bounds = banner.theme() instanceof Theme.HotDeal(var of) ? of : null;
        var spec = db.sql(sql)
                .bind("id", banner.id().value())
                .bind("kind", banner.theme().kind())
                .bind("title", banner.title())
                .bind("description", banner.description())
                .bind("image", banner.imageUrl())
                .bind("slug", banner.slug())
                .bind("version", banner.version())
                .bind("updated", banner.updatedAt());
        spec = nullable(spec, "discountType", bounds == null ? null : bounds.type(), String.class);
        spec = nullable(spec, "discountMin", bounds == null ? null : bounds.min(), Long.class);
        spec = nullable(spec, "discountMax", bounds == null ? null : bounds.upper(), Long.class);
        spec = nullable(spec, "from", banner.window().from(), Instant.class);
        return nullable(spec, "until", banner.window().until(), Instant.class);
    }

    private static <T> DatabaseClient.GenericExecuteSpec nullable(
            DatabaseClient.GenericExecuteSpec spec, String name, @Nullable T value, Class<T> type) {
        return value == null ? spec.bindNull(name, type) : spec.bind(name, value);
    }
}
