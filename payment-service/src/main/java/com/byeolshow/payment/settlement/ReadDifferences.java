package com.byeolshow.payment.settlement;

import com.byeolshow.platform.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows staff what the comparison with the provider found, and how far it has come. */
@Component
public class ReadDifferences {

    /**
     * One that is there now.
     *
     * @param seenAt when it was last found
     */
    public record Open(
            String paymentId, String orderId, String kind, String detail, Instant openedAt, Instant seenAt) {}

    /**
     * The whole picture.
     *
     * @param open differences, on all pages
     * @param due payments whose time to be compared has come
     * @param watched payments that will be compared again
     * @param lastCheckedAt null before the first comparison
     */
    public record Picture(
            long open, long due, long watched, @Nullable Instant lastCheckedAt, List<Open> differences) {}

    private final DatabaseClient db;
    private final PaymentChecks checks;
    private final Clock clock;

    ReadDifferences(DatabaseClient db, PaymentChecks checks, Clock clock) {
        this.db = db;
        this.checks = checks;
        this.clock = clock;
    }

    /** The oldest first. */
    public Mono<Picture> run(Page page) {
        return Mono.defer(() -> checks.standing(clock.instant()))
                .zipWith(page(page))
                .map(both -> new Picture(
                        both.getT1().open(),
                        both.getT1().due(),
                        both.getT1().watched(),
                        both.getT1().lastAt(),
                        both.getT2()));
    }

    private Mono<List<Open>> page(Page page) {
        return db.sql("""
                        SELECT payment_id, order_id, kind, detail, opened_at, seen_at FROM difference
                        WHERE closed_at IS NULL ORDER BY opened_at, id LIMIT :limit OFFSET :offset""")
                .bind("limit", page.size())
                .bind("offset", page.offset())
                .map(row -> new Open(
                        Objects.requireNonNull(row.get("payment_id", String.class)),
                        Objects.requireNonNull(row.get("order_id", String.class)),
                        Objects.requireNonNull(row.get("kind", String.class)),
                        Objects.requireNonNull(row.get("detail", String.class)),
                        Objects.requireNonNull(row.get("opened_at", Instant.class)),
                        Objects.requireNonNull(row.get("seen_at", Instant.class))))
                .all()
                .collectList();
    }
}
