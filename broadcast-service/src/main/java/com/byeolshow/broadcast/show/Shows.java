package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.Program;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.platform.web.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where shows are kept. Lists come with host and products in one statement. */
@Component
public final class Shows {

    /** Far above what one influencer can present in shows whose products anybody still looks for. */
    private static final int MOST_PRODUCTS = 500;

    private final DatabaseClient db;

    Shows(DatabaseClient db) {
        this.db = db;
    }

    /** Writes a new show, reserved. */
    public Mono<ShowId> add(String influencerId, Show.Feed feed, Program program, Instant now) {
        var lead = program.leadProduct();
        var insert = db.sql("""
                INSERT INTO shows (influencer_id, stream_id, live_playback_id, title, notice, description, lead_price,
                    lead_sale, starts_at, status, version, updated_at, lead_id, lead_name, lead_brand, lead_thumbnail)
                VALUES (:influencer, :stream, :playback, :title, :notice, :description, :price, :sale, :startsAt,
                    'ready', 1, :now, :leadId, :leadName, :leadBrand, :leadThumbnail)
                RETURNING id
                """)
                .bind("influencer", influencerId)
                .bind("stream", feed.streamId())
                .bind("playback", feed.playbackId())
                .bind("title", program.title())
                .bind("notice", program.notice())
                .bind("description", program.description())
                .bind("price", lead.price())
                .bind("sale", lead.sale())
                .bind("startsAt", program.startsAt())
                .bind("now", now);
        insert = bind(insert, "leadId", lead.id());
        insert = bind(insert, "leadName", lead.name());
        insert = bind(insert, "leadBrand", lead.brand());
        insert = bind(insert, "leadThumbnail", lead.thumbnail());
        return insert.map(row -> new ShowId(ShowRow.required(row, "id", Long.class)))
                .one()
                .delayUntil(id -> addProducts(id, program));
    }

    private Mono<Long> addProducts(ShowId id, Program program) {
        return db.sql("""
                INSERT INTO show_products (show_id, product_id, position)
                SELECT :show, product, place FROM unnest(CAST(:products AS text[])) WITH ORDINALITY AS t (product, place)
                ON CONFLICT (show_id, product_id) DO UPDATE SET position = excluded.position
                WHERE show_products.position <> excluded.position
                """)
                .bind("show", id.value())
                .bind("products", program.productIds().toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    /**
     * Holds a show's row until the transaction ends, and reads it; empty if there is none. Two statements, because one that
     * has to wait for the row would still see the products from before its wait.
     */
    public Mono<Show> lock(ShowId id) {
        return db.sql("SELECT id FROM shows WHERE id = :id FOR UPDATE")
                .bind("id", id.value())
                .map(row -> ShowRow.required(row, "id", Long.class))
                .one()
                .flatMap(_ -> db.sql(ShowRow.SELECT + " WHERE s.id = :id")
                        .bind("id", id.value())
                        .map(ShowRow::show)
                        .one());
    }

    /** Locks the shows of a stream that are live or wait for their recording. */
    public Flux<Show> lockOnAirOfStream(String streamId) {
        return db.sql(
                        ShowRow.SELECT
                                + " WHERE s.stream_id = :stream AND s.status IN ('live', 'close') ORDER BY s.id FOR UPDATE OF s")
                .bind("stream", streamId)
                .map(ShowRow::show)
                .all();
    }

    /**
     * Lets one transaction at a time decide about an influencer's air time. Two shows are two rows, so that their row
     * locks alone would let both start.
     */
    public Mono<Void> awaitTurn(String influencerId) {
        return db.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:influencer, 8103))")
                .bind("influencer", influencerId)
                .then();
    }

    /**
     * Whether the influencer has a show that is live or waits for its recording, or a stream that is still to be finished
     * because its show was deleted: finishing it later would end the next show.
     */
    public Mono<Boolean> anyOnAir(String influencerId) {
        return db.sql("""
                SELECT EXISTS (SELECT 1 FROM shows WHERE influencer_id = :influencer AND status IN ('live', 'close'))
                    OR EXISTS (SELECT 1 FROM stream_closings c JOIN stream_keys k ON k.stream_id = c.stream_id
                        WHERE k.influencer_id = :influencer) AS any
                """)
                .bind("influencer", influencerId)
                .map(row -> ShowRow.required(row, "any", Boolean.class))
                .one();
    }

    /** Whether a recording already belongs to a show. */
    public Mono<Boolean> hasRecording(String assetId) {
        return db.sql("SELECT EXISTS (SELECT 1 FROM shows WHERE asset_id = :asset) AS any")
                .bind("asset", assetId)
                .map(row -> ShowRow.required(row, "any", Boolean.class))
                .one();
    }

    /** Writes the state of a show; counters are left to their own statements. */
    public Mono<Void> save(Show show) {
        var columns = ShowRow.columnsOf(show.state());
        var update = db.sql("""
                UPDATE shows SET status = :status, live_since = :liveSince, finished_at = :finishedAt, asset_id = :asset,
                    asset_playback_id = :playback, version = :version, updated_at = :now
                WHERE id = :id AND version = :version - 1
                """)
                .bind("id", show.id().value())
                .bind("status", columns.status())
                .bind("version", show.version())
                .bind("now", show.updatedAt());
        update = bind(update, "liveSince", columns.liveSince());
        update = bind(update, "finishedAt", columns.finishedAt());
        update = bind(update, "asset", columns.assetId());
        update = bind(update, "playback", columns.assetPlaybackId());
        return once(update);
    }

    private static Mono<Void> once(DatabaseClient.GenericExecuteSpec update) {
        return update.fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("show changed while its row was locked")))
                .then();
    }

    /** One show with its host. */
    public Mono<HostedShow> hosted(ShowId id) {
        return db.sql(ShowRow.SELECT + " WHERE s.id = :id")
                .bind("id", id.value())
                .map(ShowRow::hosted)
                .one();
    }

    /** Shows with their hosts, in the order of their ids; those that are not there are missing. */
    Mono<List<HostedShow>> allHosted(List<ShowId> ids) {
        return db.sql(ShowRow.SELECT + " WHERE s.id = ANY(CAST(:ids AS bigint[])) ORDER BY s.id")
                .bind("ids", ids.stream().map(ShowId::value).toArray(Long[]::new))
                .map(ShowRow::hosted)
                .all()
                .collectList();
    }

    /** The same with another program, and the products that go with it. */
    Mono<Void> rewrite(Show show) {
        var program = show.program();
        var lead = program.leadProduct();
        var update = db.sql("""
                UPDATE shows SET title = :title, notice = :notice, description = :description, starts_at = :startsAt,
                    lead_price = :price, lead_sale = :sale, lead_id = :leadId, lead_name = :leadName,
                    lead_brand = :leadBrand, lead_thumbnail = :leadThumbnail, version = :version, updated_at = :now
                WHERE id = :id AND version = :version - 1
                """)
                .bind("id", show.id().value())
                .bind("title", program.title())
                .bind("notice", program.notice())
                .bind("description", program.description())
                .bind("startsAt", program.startsAt())
                .bind("price", lead.price())
                .bind("sale", lead.sale())
                .bind("version", show.version())
                .bind("now", show.updatedAt());
        update = bind(update, "leadId", lead.id());
        update = bind(update, "leadName", lead.name());
        update = bind(update, "leadBrand", lead.brand());
        update = bind(update, "leadThumbnail", lead.thumbnail());
        return once(update)
                // What stays on the list stays a row: since when it is listed decides whose sale an order is.
                .then(db.sql("""
                        DELETE FROM show_products WHERE show_id = :id AND product_id <> ALL(CAST(:products AS text[]))
                        """)
                        .bind("id", show.id().value())
                        .bind("products", program.productIds().toArray(String[]::new))
                        .then())
                .then(Mono.defer(() -> addProducts(show.id(), program)))
                .then();
    }

    /** Removes a show with everything that hangs on it; its row is locked. */
    Mono<Void> delete(ShowId id) {
        return db.sql("DELETE FROM shows WHERE id = :id").bind("id", id.value()).then();
    }

    /** Some shows of an influencer, in any state. */
    Flux<ShowId> someOf(String influencerId) {
        return db.sql("SELECT id FROM shows WHERE influencer_id = :influencer ORDER BY id LIMIT 100")
                .bind("influencer", influencerId)
                .map(row -> new ShowId(ShowRow.required(row, "id", Long.class)))
                .all();
    }

    /** Locks the show that has this recording. */
    Mono<Show> lockRecorded(String assetId) {
        return db.sql(ShowRow.SELECT + " WHERE s.asset_id = :asset FOR UPDATE OF s")
                .bind("asset", assetId)
                .map(ShowRow::show)
                .one();
    }

    /** What an influencer has planned, earliest first. */
    public Flux<HostedShow> plannedBy(String influencerId, Page page) {
        return db.sql(ShowRow.SELECT + """
                 WHERE s.influencer_id = :influencer AND s.status = 'ready' ORDER BY s.starts_at, s.id LIMIT :size OFFSET :offset
                """)
                .bind("influencer", influencerId)
                .bind("size", page.size())
                .bind("offset", page.offset())
                .map(ShowRow::hosted)
                .all();
    }

    /** Every product an influencer presented in completed shows, once, those of the latest show first. */
    public Mono<List<String>> presentedBy(String influencerId) {
        return db.sql("""
                SELECT p.product_id FROM show_products p JOIN shows s ON s.id = p.show_id
                WHERE s.influencer_id = :influencer AND s.status = 'completed'
                GROUP BY p.product_id
                ORDER BY max(s.starts_at) DESC, (array_agg(p.position ORDER BY s.starts_at DESC, s.id DESC))[1], p.product_id
                LIMIT :most
                """)
                .bind("influencer", influencerId)
                .bind("most", MOST_PRODUCTS)
                .map(row -> ShowRow.required(row, "product_id", String.class))
                .all()
                .collectList();
    }

    /**
     * Shows for staff, the last reserved first.
     *
     * @param status null for all
     * @param influencerId null for all
     */
    public Mono<List<HostedShow>> search(@Nullable String status, @Nullable String influencerId, Page page) {
        var query = db.sql(ShowRow.SELECT + """
                 WHERE (CAST(:status AS text) IS NULL OR s.status = :status)
                    AND (CAST(:influencer AS text) IS NULL OR s.influencer_id = :influencer)
                ORDER BY s.id DESC LIMIT :size OFFSET :offset
                """).bind("size", page.size()).bind("offset", page.offset());
        query = bind(query, "status", status);
        query = bind(query, "influencer", influencerId);
        return query.map(ShowRow::hosted).all().collectList();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable Instant value) {
        return value == null ? statement.bindNull(name, Instant.class) : statement.bind(name, value);
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }
}
