package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.Coupon;
import com.byeolshow.platform.web.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Where coupons are kept, as staff make them. */
@Component
class Coupons {

    /** One coupon as a {@link CouponRow}; needs {@code coupon c LEFT JOIN coupon_supply s}. */
    static final String COUPON = "(to_jsonb(c) || jsonb_build_object('quantity', s.quantity))::text AS coupon";

    static final String FROM = " FROM coupon c LEFT JOIN coupon_supply s ON s.coupon_id = c.id ";

    private static final String COUNTED = "SELECT " + COUPON + """
            , (SELECT count(*) FROM coupon_issue i WHERE i.coupon_id = c.id) AS issued,
              (SELECT count(*) FROM coupon_issue i WHERE i.coupon_id = c.id AND i.used_at IS NOT NULL) AS used""" + FROM;

    private final DatabaseClient db;
    private final JsonMapper json;

    Coupons(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    /** Newest first; one more than a page, if there is one, to say so. */
    Flux<CountedCoupon> all(@Nullable Boolean open, Page page) {
        var statement = db.sql(COUNTED + """
                         WHERE CAST(:state AS text) IS NULL OR c.state = :state
                         ORDER BY c.created_at DESC, c.id LIMIT :size OFFSET :offset""").bind("size", page.size() + 1).bind("offset", page.offset());
        statement = open == null
                ? statement.bindNull("state", String.class)
                : statement.bind("state", open ? "open" : "closed");
        return statement.map(this::counted).all();
    }

    Mono<CountedCoupon> one(CouponId id) {
        return db.sql(COUNTED + " WHERE c.id = :id")
                .bind("id", id.value())
                .map(this::counted)
                .one();
    }

    /** What anyone could claim now, newest first; without those ever issued to this customer, if one asks. */
    Flux<Coupon> offers(@Nullable String customerId, Instant now, Page page) {
        var statement = db.sql("SELECT " + COUPON + FROM + """
                         WHERE c.state = 'open' AND c.claimable_from <= :now
                           AND (c.claimable_until IS NULL OR c.claimable_until > :now)
                           AND (c.expires_at IS NULL OR c.expires_at > :now)
                           AND (s.quantity IS NULL OR s.issued < s.quantity)
                           AND NOT EXISTS (SELECT 1 FROM coupon_issue i
                                            WHERE i.customer_id = :customer AND i.coupon_id = c.id)
                         ORDER BY c.created_at DESC, c.id LIMIT :size OFFSET :offset""")
                .bind("now", now)
                .bind("size", page.size())
                .bind("offset", page.offset());
        statement = customerId == null
                ? statement.bindNull("customer", String.class)
                : statement.bind("customer", customerId);
        return statement.map(this::coupon).all();
    }

    Mono<Void> insert(Coupon coupon) {
        return db.sql("""
                        INSERT INTO coupon
                        SELECT * FROM jsonb_populate_record(NULL::coupon, CAST(:row AS jsonb))""")
                .bind("row", json.writeValueAsString(CouponRow.of(coupon)))
                .then()
                .then(Mono.defer(() -> insertSupply(coupon)));
    }

    private Mono<Void> insertSupply(Coupon coupon) {
        Long quantity = coupon.terms().quantity();
        return quantity == null
                ? Mono.empty()
                : db.sql("INSERT INTO coupon_supply (coupon_id, quantity) VALUES (:id, :quantity)")
                        .bind("id", coupon.id().value())
                        .bind("quantity", quantity)
                        .then();
    }

    /** Takes the coupon for the caller's transaction; claims go on meanwhile. */
    Mono<Coupon> lock(CouponId id) {
        return db.sql("SELECT " + COUPON + FROM + " WHERE c.id = :id FOR NO KEY UPDATE OF c")
                .bind("id", id.value())
                .map(this::coupon)
                .one();
    }

    /** Writes a coupon that the caller has locked, all but its quantity. */
    Mono<Void> save(Coupon coupon) {
        return db.sql("""
                        UPDATE coupon c
                           SET name = r.name, description = r.description, type = r.type, undiscounted_only = r.undiscounted_only,
                               category = r.category, collection_ids = r.collection_ids, product_ids = r.product_ids,
                               discount_type = r.discount_type, discount_value = r.discount_value,
                               discount_max = r.discount_max, price_min = r.price_min, price_max = r.price_max,
                               claimable_from = r.claimable_from, claimable_until = r.claimable_until,
                               expires_at = r.expires_at, state = r.state, version = r.version,
                               updated_at = r.updated_at
                          FROM jsonb_populate_record(NULL::coupon, CAST(:row AS jsonb)) r
                         WHERE c.id = r.id""")
                .bind("row", json.writeValueAsString(CouponRow.of(coupon)))
                .then();
    }

    /** Changes how many there are; false when more were issued than that, and nothing changes. */
    Mono<Boolean> supply(CouponId id, long quantity) {
        return db.sql("UPDATE coupon_supply SET quantity = :quantity WHERE coupon_id = :id AND issued <= :quantity")
                .bind("quantity", quantity)
                .bind("id", id.value())
                .fetch()
                .rowsUpdated()
                .map(changed -> changed > 0);
    }

    Coupon coupon(Readable row) {
        return json.readValue(row.get("coupon", String.class), CouponRow.class).coupon();
    }

    private CountedCoupon counted(Readable row) {
        return new CountedCoupon(coupon(row), row.get("issued", Long.class), row.get("used", Long.class));
    }
}
