package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.platform.web.Page;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads the lists that shows stand in, a page at a time, each in one statement. */
@Component
class Schedule {

    private final DatabaseClient db;

    Schedule(DatabaseClient db) {
        this.db = db;
    }

    /** Reserved shows planned from then on, earliest first. */
    Flux<HostedShow> readyFrom(Instant from, Page page) {
        return read(db.sql(ShowRow.SELECT + """
                         WHERE s.status = 'ready' AND s.starts_at >= :from
                        ORDER BY s.starts_at, s.id LIMIT :size OFFSET :offset
                        """).bind("from", from), page);
    }

    /** All reserved shows, earliest first; also those whose host is late. */
    Flux<HostedShow> ready(Page page) {
        return read(
                db.sql(ShowRow.SELECT
                        + " WHERE s.status = 'ready' ORDER BY s.starts_at, s.id LIMIT :size OFFSET :offset"),
                page);
    }

    /** What is on air, earliest planned start first; one show per influencer at most. */
    Flux<HostedShow> live(Page page) {
        return read(
                db.sql(ShowRow.SELECT
                        + " WHERE s.status = 'live' ORDER BY s.starts_at, s.id LIMIT :size OFFSET :offset"),
                page);
    }

    /** What is on air, most viewed first. */
    Flux<HostedShow> hot(Page page) {
        return read(
                db.sql(ShowRow.SELECT
                        + " WHERE s.status = 'live' ORDER BY s.view_count DESC, s.id DESC LIMIT :size OFFSET :offset"),
                page);
    }

    /** What an influencer has broadcast or is broadcasting, latest planned start first. */
    Flux<HostedShow> broadcastBy(String influencerId, Page page) {
        return read(db.sql(ShowRow.SELECT + """
                         WHERE s.influencer_id = :influencer AND s.status IN ('live', 'close', 'completed')
                        ORDER BY s.starts_at DESC, s.id DESC LIMIT :size OFFSET :offset
                        """).bind("influencer", influencerId), page);
    }

    /** Reserved shows planned from then on that a customer has an alarm for, earliest first. */
    Flux<HostedShow> awaitedBy(String customerId, Instant from, Page page) {
        return read(db.sql(ShowRow.SELECT + """
                         JOIN alarms a ON a.show_id = s.id
                        WHERE a.customer_id = :customer AND s.status = 'ready' AND s.starts_at >= :from
                        ORDER BY s.starts_at, s.id LIMIT :size OFFSET :offset
                        """).bind("customer", customerId).bind("from", from), page);
    }

    /**
     * For some other products of the same categories, picked at random among those that were ever shown, the most viewed
     * show of each; most viewed first.
     *
     * @param most products, and so shows
     */
    Flux<HostedShow> relatedTo(String productId, int most) {
        return db.sql(ShowRow.SELECT + """
                 WHERE s.id IN (
                    WITH picked AS (
                        SELECT product_id FROM (
                            SELECT DISTINCT other.product_id
                            FROM product_collections mine JOIN product_collections other USING (collection_id)
                            WHERE mine.product_id = :product AND other.product_id <> :product) neighbour
                        WHERE EXISTS (
                            SELECT 1 FROM show_products p JOIN shows v ON v.id = p.show_id
                            WHERE p.product_id = neighbour.product_id AND v.status <> 'ready')
                        ORDER BY random() LIMIT :most
                    )
                    SELECT best.id FROM picked CROSS JOIN LATERAL (
                        SELECT v.id FROM show_products p JOIN shows v ON v.id = p.show_id
                        WHERE p.product_id = picked.product_id AND v.status <> 'ready'
                        ORDER BY v.view_count DESC, v.id DESC LIMIT 1) best)
                ORDER BY s.view_count DESC, s.id DESC
                """)
                .bind("product", productId)
                .bind("most", most)
                .map(ShowRow::hosted)
                .all();
    }

    private static Flux<HostedShow> read(DatabaseClient.GenericExecuteSpec list, Page page) {
        return list.bind("size", page.size())
                .bind("offset", page.offset())
                .map(ShowRow::hosted)
                .all();
    }
}
