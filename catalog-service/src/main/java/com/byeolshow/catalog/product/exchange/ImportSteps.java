package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.Column;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where the work on imports stands. */
@Component
class ImportSteps {

    private final DatabaseClient db;
    private final JsonMapper json;

    ImportSteps(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * The next piece of work.
     *
     * @param number of the portion
     * @param entry how many products of the portion are done
     * @param careful whether to go on product by product, because the portion as a whole keeps failing
     * @param begun when it was taken
     */
    record Step(
            String importId,
            FileFormat format,
            FileCharset charset,
            List<Column> columns,
            boolean createPartners,
            int number,
            int entry,
            boolean careful,
            int failures,
            Portion portion,
            Instant begun) {}

    /** What became of a step's products. */
    record Tally(int created, int changed, int unchanged, int refused) {}

    /**
     * Takes the import that has waited longest. Its row stays locked until the step's transaction ends, and other workers
     * pass over it: no two ever do the same line, and a worker that dies leaves the step as if it had never begun.
     */
    Mono<Step> take(Instant now) {
        return db.sql("""
                        SELECT i.id, i.format, i.charset, i.columns, i.create_partners, i.portion, i.entry, i.careful,
                            i.failures, p.first_line, p.lines, p.torn, p.content
                        FROM product_import i JOIN product_import_portion p
                            ON p.import_id = i.id AND p.number = i.portion
                        WHERE i.state IN ('waiting', 'working') AND i.due_at <= :now
                        ORDER BY i.due_at, i.id LIMIT 1 FOR UPDATE OF i SKIP LOCKED""").bind("now", now).map(row -> step(row, now)).one();
    }

    private static Step step(Readable row, Instant begun) {
        return new Step(
                Imports.text(row, "id"),
                FileFormat.valueOf(Imports.text(row, "format")),
                FileCharset.valueOf(Imports.text(row, "charset")),
                Imports.columns(row),
                flag(row, "create_partners"),
                Imports.number(row, "portion"),
                Imports.number(row, "entry"),
                flag(row, "careful"),
                Imports.number(row, "failures"),
                new Portion(
                        Imports.number(row, "first_line"),
                        Imports.number(row, "lines"),
                        Objects.requireNonNull(row.get("content", byte[].class)),
                        flag(row, "torn")),
                begun);
    }

    private static boolean flag(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    /** Which of the keys the file has had already. */
    Mono<Set<String>> seen(String importId, Collection<String> keys) {
        return db.sql("SELECT key FROM product_import_seen WHERE import_id = :id AND key = ANY(:keys)")
                .bind("id", importId)
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> Imports.text(row, "key"))
                .all()
                .collect(Collectors.toSet());
    }

    Mono<Void> see(String importId, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        INSERT INTO product_import_seen (import_id, key)
                        SELECT :id, r.key FROM unnest(CAST(:keys AS text[])) AS r (key)
                        ON CONFLICT DO NOTHING""")
                .bind("id", importId)
                .bind("keys", keys.toArray(String[]::new))
                .then();
    }

    Mono<Void> refuse(String importId, List<RefusedLine> lines) {
        if (lines.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        INSERT INTO product_import_refusal (import_id, line, original, problems)
                        SELECT :id, r.line, r.original, r.problems
                        FROM unnest(CAST(:lines AS int[]), CAST(:originals AS text[]), CAST(:problems AS text[]))
                            AS r (line, original, problems)""")
                .bind("id", importId)
                .bind("lines", lines.stream().map(RefusedLine::line).toArray(Integer[]::new))
                .bind("originals", lines.stream().map(RefusedLine::original).toArray(String[]::new))
                .bind(
                        "problems",
                        lines.stream()
                                .map(line -> json.writeValueAsString(line.problems()))
                                .toArray(String[]::new))
                .then();
    }

    /**
     * Notes that a step is done, and that the import is over with the last one.
     *
     * @param entry how many products of the portion are done now
     * @param whole whether that is all of it
     * @return whether the import is over
     */
    Mono<Boolean> done(Step step, Tally tally, int entry, boolean whole, Instant now) {
        return db.sql("""
                        UPDATE product_import SET
                            portion = portion + :portions, entry = :entry, careful = careful AND :portions = 0,
                            failures = 0, lines_done = lines_done + :lines,
                            created = created + :created, changed = changed + :changed,
                            unchanged = unchanged + :unchanged, refused = refused + :refused,
                            started_at = coalesce(started_at, :begun), due_at = :now,
                            state = CASE WHEN portion + :portions >= portions THEN 'finished' ELSE 'working' END,
                            finished_at = CASE WHEN portion + :portions >= portions THEN CAST(:now AS timestamptz) END
                        WHERE id = :id RETURNING state = 'finished' AS over""")
                .bind("id", step.importId())
                .bind("portions", whole ? 1 : 0)
                .bind("entry", whole ? 0 : entry)
                .bind("lines", whole ? step.portion().lines() : 0)
                .bind("created", tally.created())
                .bind("changed", tally.changed())
                .bind("unchanged", tally.unchanged())
                .bind("refused", tally.refused())
                .bind("begun", step.begun())
                .bind("now", now)
                .map(row -> Boolean.TRUE.equals(row.get("over", Boolean.class)))
                .one();
    }

    Mono<Void> drop(Step step) {
        return db.sql("DELETE FROM product_import_portion WHERE import_id = :id AND number = :number")
                .bind("id", step.importId())
                .bind("number", step.number())
                .then();
    }

    /**
     * Puts a step that failed off.
     *
     * @param carefulAfter failures until the portion is done product by product
     */
    Mono<Void> failed(String importId, int carefulAfter, Instant until) {
        return db.sql("""
                        UPDATE product_import SET due_at = :until,
                            careful = careful OR failures + 1 >= :most,
                            failures = CASE WHEN NOT careful AND failures + 1 >= :most THEN 0 ELSE failures + 1 END
                        WHERE id = :id AND state IN ('waiting', 'working')""")
                .bind("id", importId)
                .bind("most", carefulAfter)
                .bind("until", until)
                .then();
    }
}
