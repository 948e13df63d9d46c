package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where imports and their files are kept; {@link ImportSteps} keeps how they are worked off. */
@Component
class Imports {

    private static final String SHEET = """
            SELECT id, state, format, charset, create_partners, bytes, lines, lines_done, created, changed, unchanged,
                refused, created_at, started_at, finished_at FROM product_import""";

    private final DatabaseClient db;
    private final Clock clock;

    Imports(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Begins an upload. */
    Mono<Void> open(String id, FileFormat format, boolean createPartners) {
        return db.sql("""
                        INSERT INTO product_import (id, state, format, create_partners, due_at, created_at)
                        VALUES (:id, 'uploading', :format, :create, :now, :now)""")
                .bind("id", id)
                .bind("format", format.name())
                .bind("create", createPartners)
                .bind("now", clock.instant())
                .then();
    }

    Mono<Void> add(String id, int number, Portion portion) {
        return db.sql("""
                        INSERT INTO product_import_portion (import_id, number, first_line, lines, torn, content)
                        VALUES (:id, :number, :firstLine, :lines, :torn, :content)""")
                .bind("id", id)
                .bind("number", number)
                .bind("firstLine", portion.firstLine())
                .bind("lines", portion.lines())
                .bind("torn", portion.torn())
                .bind("content", portion.content())
                .then();
    }

    /** One file at a time is made ready, so that two uploads of one content see each other. */
    Mono<Void> lockReadying() {
        return db.sql("SELECT pg_advisory_xact_lock(hashtext('product-import-readying'))")
                .then();
    }

    /**
     * The import that is not over yet and does the same; empty if there is none.
     *
     * @param work tells contents, and ways to read them, apart
     */
    Mono<ImportSheet> underWay(String work) {
        return db.sql(SHEET + " WHERE content_hash = :work AND state IN ('waiting', 'working')")
                .bind("work", work)
                .map(this::sheet)
                .one();
    }

    /** The upload is complete and may be worked off. */
    Mono<Void> ready(String id, Intake.Taken file, String work, FileCharset charset, int portions) {
        return db.sql("""
                        UPDATE product_import SET state = 'waiting', charset = :charset, columns = :columns,
                            content_hash = :work, bytes = :bytes, lines = :lines, portions = :portions, due_at = :now
                        WHERE id = :id AND state = 'uploading'""")
                .bind("id", id)
                .bind("charset", charset.name())
                .bind("columns", file.columns().stream().map(Column::name).toArray(String[]::new))
                .bind("work", work)
                .bind("bytes", file.bytes())
                .bind("lines", file.lines())
                .bind("portions", portions)
                .bind("now", clock.instant())
                .then();
    }

    /** Removes an upload that came to nothing; does nothing to one that is complete. */
    Mono<Void> discard(String id) {
        return db.sql("DELETE FROM product_import WHERE id = :id AND state = 'uploading'")
                .bind("id", id)
                .then();
    }

    Mono<ImportSheet> find(String id) {
        return db.sql(SHEET + " WHERE id = :id").bind("id", id).map(this::sheet).one();
    }

    /** Newest first, and one more than a page holds if there are more. */
    Mono<List<ImportSheet>> page(Page page) {
        return db.sql(SHEET + " ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset")
                .bind("limit", page.size() + 1)
                .bind("offset", page.offset())
                .map(this::sheet)
                .all()
                .collectList();
    }

    /** Waits for the step under way; what is done stays done. Answers whether there was something to stop. */
    Mono<Boolean> cancel(String id) {
        return db.sql("""
                        UPDATE product_import SET state = 'cancelled', finished_at = :now
                        WHERE id = :id AND state IN ('waiting', 'working')""")
                .bind("id", id)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> forgetFile(String id) {
        return db.sql("DELETE FROM product_import_portion WHERE import_id = :id")
                .bind("id", id)
                .then()
                .then(Mono.defer(() -> db.sql("DELETE FROM product_import_seen WHERE import_id = :id")
                        .bind("id", id)
                        .then()));
    }

    /** Removes uploads nobody finishes and reports nobody needs any more. */
    Mono<Long> forget(Instant abandonedBefore, Instant overBefore) {
        return db.sql("""
                        DELETE FROM product_import
                        WHERE (state = 'uploading' AND created_at < :abandoned) OR finished_at < :over""")
                .bind("abandoned", abandonedBefore)
                .bind("over", overBefore)
                .fetch()
                .rowsUpdated();
    }

    private ImportSheet sheet(Readable row) {
        String charset = row.get("charset", String.class);
        Instant started = row.get("started_at", Instant.class);
        Instant finished = row.get("finished_at", Instant.class);
        int done = number(row, "lines_done");
        return new ImportSheet(
                text(row, "id"),
                text(row, "state"),
                text(row, "format").toLowerCase(Locale.ROOT),
                charset == null ? null : charset.toLowerCase(Locale.ROOT).replace('_', '-'),
                Boolean.TRUE.equals(row.get("create_partners", Boolean.class)),
                Objects.requireNonNull(row.get("bytes", Long.class)),
                number(row, "lines"),
                done,
                number(row, "created"),
                number(row, "changed"),
                number(row, "unchanged"),
                number(row, "refused"),
                started == null ? null : speed(done, started, finished == null ? clock.instant() : finished),
                SeoulTime.iso(Objects.requireNonNull(row.get("created_at", Instant.class))),
                iso(started),
                iso(finished));
    }

    private static long speed(int lines, Instant from, Instant until) {
        return lines * 1000L / Math.max(1, Duration.between(from, until).toMillis());
    }

    private static @Nullable String iso(@Nullable Instant instant) {
        return instant == null ? null : SeoulTime.iso(instant);
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }

    static List<Column> columns(Readable row) {
        String[] names = row.get("columns", String[].class);
        return names == null
                ? List.of()
                : Arrays.stream(names).map(Column::valueOf).toList();
    }
}
