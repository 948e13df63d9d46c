package com.byeolshow.commerce.coupon;

import com.byeolshow.commerce.coupon.model.ClaimRules.Standing;
import com.byeolshow.commerce.coupon.model.Coupon;
import com.byeolshow.commerce.coupon.model.HeldCoupon;
import com.byeolshow.commerce.coupon.model.HeldCoupon.Fate;
import com.byeolshow.platform.web.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where it is kept who was issued which coupon, and what became of it. */
@Component
class CouponIssues {

    private final DatabaseClient db;
    private final Coupons coupons;

    CouponIssues(DatabaseClient db, Coupons coupons) {
        this.db = db;
        this.coupons = coupons;
    }

    /** The coupon as this customer finds it; waits for nobody. */
    Mono<Standing> standing(String customerId, CouponId id) {
        return db.sql("SELECT " + Coupons.COUPON + """
                        , coalesce(s.issued >= s.quantity, false) AS exhausted,
                          EXISTS (SELECT 1 FROM coupon_issue i
                                   WHERE i.customer_id = :customer AND i.coupon_id = c.id) AS issued""" + Coupons.FROM + " WHERE c.id = :id")
                .bind("customer", customerId)
                .bind("id", id.value())
                .map(row -> new Standing(
                        coupons.coupon(row), row.get("issued", Boolean.class), row.get("exhausted", Boolean.class)))
                .one();
    }

    /**
     * Issues a coupon; false when the customer got it before, none are left, or it was closed meanwhile. Must run in no
     * transaction: the row that all customers of a limited coupon wait for is then locked only while the database itself
     * works on this one statement. It is locked before the customer's own row is written, and read again once it is
     * ours, so that exactly as many are issued as there are and a repeat costs none.
     */
    Mono<Boolean> issue(String customerId, Coupon coupon, Instant now) {
        return db.sql(coupon.terms().quantity() == null ? """
                        INSERT INTO coupon_issue (customer_id, coupon_id, issued_at)
                        SELECT :customer, id, :now FROM coupon WHERE id = :id AND state = 'open'
                        ON CONFLICT DO NOTHING""" : """
                        WITH room AS (
                          SELECT s.coupon_id
                            FROM coupon_supply s JOIN coupon c ON c.id = s.coupon_id
                           WHERE s.coupon_id = :id AND s.issued < s.quantity AND c.state = 'open'
                             FOR NO KEY UPDATE OF s),
                        mine AS (
                          INSERT INTO coupon_issue (customer_id, coupon_id, issued_at)
                          SELECT :customer, coupon_id, :now FROM room
                          ON CONFLICT DO NOTHING
                          RETURNING coupon_id)
                        UPDATE coupon_supply s SET issued = s.issued + 1
                          FROM mine WHERE s.coupon_id = mine.coupon_id""")
                .bind("customer", customerId)
                .bind("id", coupon.id().value())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(issued -> issued > 0);
    }

    /** What the customer can still use, newest issue first. */
    Flux<Coupon> usable(String customerId, Instant now, Page page) {
        return db.sql("SELECT " + Coupons.COUPON + Coupons.FROM + """
                          JOIN coupon_issue i ON i.coupon_id = c.id
                         WHERE i.customer_id = :customer AND i.used_at IS NULL AND i.deleted_at IS NULL
                           AND (c.expires_at IS NULL OR c.expires_at > :now)
                         ORDER BY i.issued_at DESC, i.coupon_id LIMIT :size OFFSET :offset""")
                .bind("customer", customerId)
                .bind("now", now)
                .bind("size", page.size())
                .bind("offset", page.offset())
                .map(coupons::coupon)
                .all();
    }

    /** Those of these coupons that were ever issued to the customer. */
    Flux<HeldCoupon> held(String customerId, Collection<CouponId> ids) {
        return db.sql("SELECT " + Coupons.COUPON + ", i.used_at, i.deleted_at" + Coupons.FROM + """
                          JOIN coupon_issue i ON i.coupon_id = c.id
                         WHERE i.customer_id = :customer AND i.coupon_id = ANY(:ids)""")
                .bind("customer", customerId)
                .bind("ids", values(ids))
                .map(row -> new HeldCoupon(coupons.coupon(row), fate(row)))
                .all();
    }

    /** Takes these issues for the caller's transaction, in the order of their ids like everyone who takes several. */
    Mono<List<Issue>> lock(String customerId, Collection<CouponId> ids) {
        return db.sql("""
                        SELECT coupon_id, used_at, deleted_at FROM coupon_issue
                         WHERE customer_id = :customer AND coupon_id = ANY(:ids)
                         ORDER BY coupon_id FOR NO KEY UPDATE""")
                .bind("customer", customerId)
                .bind("ids", values(ids))
                .map(row -> new Issue(new CouponId(row.get("coupon_id", String.class)), fate(row)))
                .all()
                .collectList();
    }

    /** An issue without its coupon. */
    record Issue(CouponId coupon, Fate fate) {}

    /** Marks kept issues as spent on this order; answers how many. Rows are locked in the order of their ids. */
    Mono<Long> spend(String customerId, Collection<CouponId> ids, String orderId, Instant now) {
        return db.sql("""
                        WITH kept AS (
                          SELECT customer_id, coupon_id FROM coupon_issue
                           WHERE customer_id = :customer AND coupon_id = ANY(:ids)
                             AND used_at IS NULL AND deleted_at IS NULL
                           ORDER BY coupon_id FOR NO KEY UPDATE)
                        UPDATE coupon_issue i SET used_at = :now, order_id = :order
                          FROM kept WHERE i.customer_id = kept.customer_id AND i.coupon_id = kept.coupon_id""")
                .bind("customer", customerId)
                .bind("ids", values(ids))
                .bind("now", now)
                .bind("order", orderId)
                .fetch()
                .rowsUpdated();
    }

    /** Throws away issues that the caller has locked; they stay on record. */
    Mono<Void> delete(String customerId, Collection<CouponId> ids, Instant now) {
        return db.sql("""
                        UPDATE coupon_issue SET deleted_at = :now
                         WHERE customer_id = :customer AND coupon_id = ANY(:ids)""")
                .bind("now", now)
                .bind("customer", customerId)
                .bind("ids", values(ids))
                .then();
    }

    private static Fate fate(Readable row) {
        if (row.get("used_at", Instant.class) != null) {
            return Fate.USED;
        }
        return row.get("deleted_at", Instant.class) == null ? Fate.KEPT : Fate.DELETED;
    }

    private static String[] values(Collection<CouponId> ids) {
        return ids.stream().map(CouponId::value).toArray(String[]::new);
    }
}
