package com.byeolshow.catalog.product.exchange;

import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.product.BulkProducts;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the job of the running service does, done by workers of the test's own: they live two days ahead, and so do the
 * imports they are given, which are not due before then. Nobody but the test ever takes a step of them.
 */
@ServiceTest
class WorkOffImportsTest {

    private static final Clock AHEAD = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));

    private static final int MOST_STEPS = 100;

    private final ImportKit kit;
    private final Imports imports;
    private final ReceiveImport receive;
    private final WorkOffImports workOff;
    private final DatabaseClient db;
    private final ImportSteps steps;
    private final BulkProducts products;
    private final RandomIds ids;
    private final TransactionalOperator tx;

    WorkOffImportsTest(
            WebTestClient http,
            TestTokens tokens,
            EntryReading reading,
            ImportSettings settings,
            StoredAnswers answers,
            DatabaseClient db,
            ImportSteps steps,
            BulkProducts products,
            RandomIds ids,
            TransactionalOperator tx) {
        this.kit = new ImportKit(http, tokens);
        this.imports = new Imports(db, AHEAD);
        this.receive = new ReceiveImport(imports, settings, answers, ids, tx);
        this.workOff = new WorkOffImports(imports, steps, reading, products, ids, AHEAD, tx);
        this.db = db;
        this.steps = steps;
        this.products = products;
        this.ids = ids;
        this.tx = tx;
    }

    private static String named(String key, int products) {
        return "externalId,name,price\n"
                + IntStream.rangeClosed(1, products)
                        .mapToObj(i -> key + "-" + i + "," + key + " 상품" + i + ",1000\n")
                        .collect(Collectors.joining());
    }

    private String received(String file) {
        return received(file, false);
    }

    private String received(String file, boolean createPartners) {
        Flux<DataBuffer> content =
                Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(file.getBytes(StandardCharsets.UTF_8)));
        var reading = new ReceiveImport.Reading(FileFormat.CSV, Optional.empty(), createPartners);
        return Objects.requireNonNull(
                        receive.run(reading, content, Optional.empty()).block())
                .id();
    }

    /** The import when all of it is done, however long the pauses after its failures are. */
    private JsonNode workedOff(String importId) {
        for (int step = 0; step < MOST_STEPS; step++) {
            hasten(importId);
            // What the job would log before it goes on.
            workOff.step().onErrorReturn(true).block();
            var sheet = kit.sheet(importId);
            if (!List.of("waiting", "working").contains(sheet.get("state").asString())) {
                return sheet;
            }
        }
        throw new AssertionError("not over after %d steps: %s".formatted(MOST_STEPS, kit.sheet(importId)));
    }

    /** Goes on until a step has failed. */
    private void workUntilItFails(String importId) {
        for (int step = 0; step < MOST_STEPS; step++) {
            workOff.step().block();
            if (count("SELECT failures FROM product_import WHERE id = :value", importId) > 0) {
                return;
            }
        }
        throw new AssertionError("nothing failed in %d steps".formatted(MOST_STEPS));
    }

    /** What is of the day after tomorrow would be the newest in every list. */
    @AfterEach
    void backToToday() {
        sql("DELETE FROM product WHERE created_at > now() + interval '1 day'");
        sql("DELETE FROM product_import WHERE created_at > now() + interval '1 day'");
    }

    private void sql(String sql) {
        db.sql(sql).then().block();
    }

    /** Something in the database refuses a product of that name. */
    private void forbid(String name) {
        sql("""
                CREATE OR REPLACE FUNCTION forbid_product() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'forbidden by the test'; END $$""");
        sql(
                "CREATE TRIGGER forbidden BEFORE INSERT ON product FOR EACH ROW WHEN (NEW.name = '%s') EXECUTE FUNCTION forbid_product()"
                        .formatted(name));
    }

    private void allow() {
        sql("DROP TRIGGER IF EXISTS forbidden ON product");
    }

    /** Due for the test's workers, and for nobody else. */
    private void hasten(String importId) {
        sql("UPDATE product_import SET due_at = now() + interval '1 day' WHERE id = '%s'".formatted(importId));
    }

    private long count(String sql, String value) {
        Long count = db.sql(sql).bind("value", value).mapValue(Long.class).one().block();
        return count == null ? 0 : count;
    }

    private long stored(String key) {
        return count("SELECT count(*) FROM product WHERE name LIKE :value || ' %'", key);
    }

    @Test
    void manyWorkersDoEveryLineOnce() {
        String key = unique("many");
        String importId = received(named(key, 1500));

        Flux.range(0, 6).flatMap(worker -> workOff.step().repeat(20)).then().block();
        var over = workedOff(importId);

        assertThat(over.get("created").asInt()).isEqualTo(1500);
        assertThat(over.get("done").asInt()).isEqualTo(1500);
        assertThat(stored(key)).isEqualTo(1500);
        assertThat(count("SELECT count(*) FROM outbox WHERE data->>'name' LIKE :value || ' %'", key))
                .isLessThanOrEqualTo(1500);
        assertThat(count("SELECT count(*) FROM product_import_portion WHERE import_id = :value", importId))
                .isZero();
        assertThat(count("SELECT count(*) FROM product_import_seen WHERE import_id = :value", importId))
                .isZero();
    }

    /** What is asked for ahead is a few parts, and what is kept is a portion, however large the file is. */
    @Test
    void largeFileNeedsLittleMemory() {
        String line = "{\"externalId\": \"%s\", \"name\": \"\", \"description\": \"%s\"}\n"
                .formatted(unique("big"), "가".repeat(10_000));
        byte[] part = line.getBytes(StandardCharsets.UTF_8);
        var buffers = DefaultDataBufferFactory.sharedInstance;
        var asked = new AtomicLong();
        Flux<DataBuffer> content = Flux.range(0, 500)
                .<DataBuffer>map(i -> buffers.wrap(part.clone()))
                .doOnRequest(most -> asked.accumulateAndGet(most, Math::max));

        var sheet = receive.run(
                        new ReceiveImport.Reading(FileFormat.JSONL, Optional.empty(), false), content, Optional.empty())
                .block();

        assertThat(sheet).isNotNull();
        assertThat(sheet.lines()).isEqualTo(500);
        assertThat(sheet.bytes()).isEqualTo(500L * part.length);
        Long largest = db.sql("SELECT max(length(content)) FROM product_import_portion WHERE import_id = :id")
                .bind("id", sheet.id())
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(largest).isNotNull().isLessThanOrEqualTo(PortionCutter.BYTES + part.length);
        assertThat(asked).hasValueLessThanOrEqualTo(4);
        kit.delete(sheet.id()).expectStatus().isOk();
    }

    @Test
    void interruptedStepIsDoneAgainAsIfItHadNeverBegun() {
        String key = unique("again");
        forbid(key + " 상품350");
        try {
            String importId = received(named(key, 600));
            workUntilItFails(importId);
            assertThat(stored(key)).isEqualTo(200);
            assertThat(kit.sheet(importId).get("created").asInt()).isEqualTo(200);
            assertThat(kit.sheet(importId).get("state").asString()).isEqualTo("working");
            allow();

            var over = workedOff(importId);

            assertThat(over.get("created").asInt()).isEqualTo(600);
            assertThat(stored(key)).isEqualTo(600);
        } finally {
            allow();
        }
    }

    /** What a service that is killed leaves behind: a connection that ends in the middle of a step. */
    @Test
    void importGoesOnWhereItWasWhenAWorkerIsKilled() {
        String key = unique("killed");
        sql("CREATE SEQUENCE killings");
        sql("""
                CREATE OR REPLACE FUNCTION kill_worker() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN
                    IF nextval('killings') <= 2 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                    RETURN NEW;
                END $$""");
        sql(
                "CREATE TRIGGER killer AFTER INSERT ON product FOR EACH ROW WHEN (NEW.name = '%s') EXECUTE FUNCTION kill_worker()"
                        .formatted(key + " 상품350"));
        try {
            var over = workedOff(received(named(key, 600)));

            assertThat(count("SELECT last_value FROM killings WHERE :value <> ''", key))
                    .isEqualTo(3);
            assertThat(over.get("created").asInt()).isEqualTo(600);
            assertThat(over.get("refused").asInt()).isZero();
            assertThat(stored(key)).isEqualTo(600);
        } finally {
            sql("DROP TRIGGER killer ON product");
            sql("DROP SEQUENCE killings");
        }
    }

    @Test
    void portionThatCannotBeReadHoldsUpNoOtherImport() {
        String importId = unique("unread");
        // Due only for a worker of the day after tomorrow, who cannot read.
        sql("""
                INSERT INTO product_import (id, state, format, create_partners, charset, columns, content_hash, portions,
                    due_at, created_at)
                VALUES ('%1$s', 'waiting', 'CSV', false, 'UTF_8', '{EXTERNAL_ID}', '%1$s', 1,
                    now() + interval '1 day', now())""".formatted(importId));
        imports.add(importId, 0, new Portion(2, 1, "X1".getBytes(StandardCharsets.UTF_8), false))
                .block();
        var unable = new EntryReading(JsonMapper.shared()) {
            @Override
            List<Entry> read(ImportSteps.Step step) {
                throw new IllegalStateException("made up by the test");
            }
        };
        var worker = new WorkOffImports(imports, steps, unable, products, ids, AHEAD, tx);

        assertThat(worker.step().block()).isTrue();

        assertThat(count("SELECT failures FROM product_import WHERE id = :value", importId))
                .isEqualTo(1);
        kit.delete(importId).expectStatus().isOk();
    }

    @Test
    void speedCountsTheFirstStepToo() {
        String key = unique("slow");
        sql("""
                CREATE OR REPLACE FUNCTION slow_down() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END $$""");
        sql(
                "CREATE TRIGGER slow BEFORE INSERT ON product FOR EACH ROW WHEN (NEW.name LIKE '%s %%') EXECUTE FUNCTION slow_down()"
                        .formatted(key));
        try {
            var over = workedOff(received(named(key, 2)));

            assertThat(over.get("linesPerSecond").asLong()).isBetween(0L, 3L);
        } finally {
            sql("DROP TRIGGER slow ON product");
        }
    }

    @Test
    void productThatCannotBeStoredHoldsUpNoOther() {
        String key = unique("careful");
        forbid(key + " 상품3");
        try {
            String importId = received(named(key, 6));

            var over = workedOff(importId);

            assertThat(over.get("state").asString()).isEqualTo("finished");
            assertThat(over.get("created").asInt()).isEqualTo(5);
            assertThat(over.get("refused").asInt()).isEqualTo(1);
            assertThat(over.get("done").asInt()).isEqualTo(6);
            assertThat(kit.codes(importId)).containsExactly("4  not-stored");
            assertThat(stored(key)).isEqualTo(5);
        } finally {
            allow();
        }
    }

    @Test
    void cancelledImportStopsAndKeepsWhatIsDone() {
        String key = unique("cancel");
        forbid(key + " 상품250");
        try {
            String importId = received(named(key, 600));
            workUntilItFails(importId);

            kit.delete(importId)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("cancelled");
            allow();
            hasten(importId);
            workOff.step().block();

            assertThat(kit.sheet(importId).get("state").asString()).isEqualTo("cancelled");
            assertThat(stored(key)).isEqualTo(200);
            assertThat(count("SELECT count(*) FROM product_import_portion WHERE import_id = :value", importId))
                    .isZero();
        } finally {
            allow();
        }
    }

    @Test
    void fileThatIsUnderWayIsNotTakenTwice() {
        String key = unique("twice");

        String first = received(named(key, 2));

        assertThat(received(named(key, 2))).isEqualTo(first);
        String otherwise = received(named(key, 2), true);
        assertThat(otherwise).isNotEqualTo(first);
        assertThat(kit.sheet(otherwise).get("createPartners").asBoolean()).isTrue();
        kit.delete(otherwise).expectStatus().isOk();
        kit.delete(first).expectStatus().isOk();
    }

    @Test
    void whatNobodyNeedsIsForgotten() {
        String importId = received(named(unique("old"), 1));
        workedOff(importId);
        String abandoned = unique("upload");
        imports.open(abandoned, FileFormat.CSV, false).block();
        sql("UPDATE product_import SET created_at = now() - interval '2 days' WHERE id = '%s'".formatted(abandoned));
        sql("UPDATE product_import SET finished_at = now() - interval '100 days' WHERE id = '%s'".formatted(importId));

        var now = Instant.now();
        imports.forget(now.minusSeconds(3600), now.minusSeconds(90L * 24 * 3600))
                .block();

        assertThat(count("SELECT count(*) FROM product_import WHERE id = :value", importId))
                .isZero();
        assertThat(count("SELECT count(*) FROM product_import WHERE id = :value", abandoned))
                .isZero();
    }
}
