package com.byeolshow.catalog.product.exchange.web;

import static com.byeolshow.catalog.Staff.unique;
import static com.byeolshow.catalog.product.exchange.ImportKit.IMPORTS;
import static com.byeolshow.catalog.product.exchange.ImportKit.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.catalog.product.exchange.ImportKit;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ServiceTest
class ImportEndpointsTest {

    private final WebTestClient http;
    private final TestTokens tokens;
    private final ImportKit kit;
    private final PublishedEvents events;
    private final DatabaseClient db;

    ImportEndpointsTest(WebTestClient http, TestTokens tokens, PublishedEvents events, DatabaseClient db) {
        this.http = http;
        this.tokens = tokens;
        this.kit = new ImportKit(http, tokens);
        this.events = events;
        this.db = db;
    }

    private static String tint(String key, String name) {
        return """
                externalId,name,summary,available,price,discountType,discountValue,options,variantOptions,variantPrice
                %1$s,%2$s,촉촉하게,true,20000,percentage,15,색상=빨강|분홍,색상=빨강,20000
                %1$s,,,,,,,,색상=분홍,21000
                """.formatted(key, name);
    }

    @Test
    void tableBecomesProductsAndSaysHowFarItIs() {
        String key = unique("X");
        String name = unique("별틴트");

        var accepted = kit.table("", tint(key, name))
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches(HttpHeaders.LOCATION, IMPORTS + "/[0-9A-Za-z]{22}");
        String id = Staff.json(accepted).get("id").asString();
        var over = kit.over(id);

        assertThat(over.get("state").asString()).isEqualTo("finished");
        assertThat(over.get("format").asString()).isEqualTo("csv");
        assertThat(over.get("charset").asString()).isEqualTo("utf-8");
        assertThat(over.get("lines").asInt()).isEqualTo(2);
        assertThat(over.get("done").asInt()).isEqualTo(2);
        assertThat(over.get("created").asInt()).isEqualTo(1);
        assertThat(over.get("linesPerSecond").asLong()).isNotNegative();
        assertThat(over.get("finishedAt").asString()).endsWith("+09:00");
        var product = kit.byName(name).get(0);
        assertThat(product.get("variants")).hasSize(2);
        assertThat(product.get("variants").get(1).get("price").get("sale").asLong())
                .isEqualTo(17_850);
        assertThat(kit.byName(key)).hasSize(1);
        var published = events.awaitAll("catalog.products", product.get("id").asString(), 1);
        assertThat(published.getFirst().data().get("name").asString()).isEqualTo(name);
        assertThat(Staff.json(kit.staff().get(IMPORTS)).get("imports").toString())
                .contains(id);
    }

    @Test
    void sameFileTwiceChangesNothingAndPublishesNothing() {
        String name = unique("별틴트");
        String file = tint(unique("X"), name);
        kit.over(id(kit.table("", file)));
        var before = kit.byName(name).get(0);

        var over = kit.over(id(kit.table("", file)));

        assertThat(over.get("unchanged").asInt()).isEqualTo(1);
        assertThat(over.get("created").asInt()).isZero();
        assertThat(over.get("changed").asInt()).isZero();
        assertThat(kit.byName(name).get(0)).isEqualTo(before);
        Long published = db.sql("SELECT count(*) FROM outbox WHERE key = :key")
                .bind("key", before.get("id").asString())
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(published).isLessThanOrEqualTo(1);
    }

    @Test
    void changedProductKeepsItsVariantsAndWhatTheFileDoesNotMention() {
        String key = unique("X");
        String name = unique("별틴트");
        kit.over(id(kit.table("", tint(key, name))));
        var before = kit.byName(name).get(0);

        var over = kit.over(id(kit.table("", "관리코드,정가\n%s,25000\n".formatted(key))));

        assertThat(over.get("changed").asInt()).isEqualTo(1);
        var after = kit.byName(name).get(0);
        assertThat(after.get("price").get("original").asLong()).isEqualTo(25_000);
        assertThat(after.get("summary")).isEqualTo(before.get("summary"));
        assertThat(after.get("variants")).isEqualTo(before.get("variants"));
        assertThat(after.get("version").asLong()).isEqualTo(2);
    }

    @Test
    void badLineRefusesOnlyItself() {
        String good = unique("좋은");
        String file = """
                {"externalId": "%1$s", "name": "%1$s", "price": {"original": 1000}}
                {"externalId": "%1$s-2", "name": "", "price": {"original": 0}, "collections": ["nowhere"]}
                {"externalId": "%1$s-3", "name": "잘렸
                {"externalId": "%1$s", "name": "다시"}
                {"externalId": "%1$s-5", "name": "상표", "price": {"original": 1000}, "brand": {"name": "%1$s"}}
                {"name": "열쇠 없음", "price": {"original": 1000}}
                """.formatted(good);

        String id = id(kit.lines("", file));
        var over = kit.over(id);

        assertThat(over.get("created").asInt()).isEqualTo(1);
        assertThat(over.get("refused").asInt()).isEqualTo(5);
        assertThat(over.get("done").asInt()).isEqualTo(6);
        assertThat(kit.codes(id))
                .containsExactly(
                        "2 collections unknown-collection",
                        "2 name invalid-field",
                        "2 price.original invalid-field",
                        "3  malformed-line",
                        "4  repeated-key",
                        "5 brand unknown-partner",
                        "6 externalId no-key");
        var first = kit.refusals(id).get(0);
        assertThat(first.get("original").asString()).contains("nowhere");
        assertThat(first.get("problems").get(1).get("message").asString()).isEqualTo("필수 항목입니다.");
        String table = kit.text(IMPORTS + "/" + id + "/refusals.csv");
        assertThat(table.lines()).hasSize(8);
        assertThat(table).contains("repeated-key", "what to do");
        var past = Staff.json(kit.staff().get(IMPORTS + "/" + id + "/refusals?page=2"));
        assertThat(past.get("refusals")).isEmpty();
    }

    @Test
    void brandsAreCreatedWhenAsked() {
        String brand = unique("새별");
        String file = "externalId,name,price,brand,vendor\n%s,%s,1000,%s,%s\n%s,둘째,1000,%s,\n"
                .formatted(unique("X"), brand, brand, brand, unique("X"), brand);

        var over = kit.over(id(kit.table("?createPartners=true", file)));

        assertThat(over.get("created").asInt()).isEqualTo(2);
        var found =
                Staff.json(kit.staff().get("/v1/manager/brands?text=" + brand)).get("partners");
        assertThat(found).hasSize(1);
        assertThat(kit.byName(brand).get(0).get("brand").get("id"))
                .isEqualTo(found.get(0).get("id"));
    }

    @ParameterizedTest
    @CsvSource({"x-windows-949, cp949", "UTF-8, utf-8"})
    void charsetIsFoundOut(String written, String found) {
        String name = unique("한글");
        byte[] file = "관리코드,상품명,정가\n%s,%s,1000\n".formatted(unique("X"), name).getBytes(Charset.forName(written));

        var over = kit.over(id(kit.table(file)));

        assertThat(over.get("charset").asString()).isEqualTo(found);
        assertThat(kit.byName(name)).hasSize(1);
    }

    @Test
    void wrongCharsetRefusesTheCellsItBreaks() {
        byte[] file =
                "externalId,name,price\n%s,한글,1000\n".formatted(unique("X")).getBytes(Charset.forName("x-windows-949"));

        String id = id(kit.send("?charset=utf-8", MediaType.parseMediaType("text/csv"), file));
        kit.over(id);

        assertThat(kit.codes(id)).containsExactly("2 name broken-text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?charset=cp949"})
    void markedFileIsUtf8AndItsBrokenCellsAreRefused(String query) {
        String name = unique("한글");
        byte[] file = "\uFEFFexternalId,name,price\n%1$s,%2$s,1000\n%1$s-2,%2$s ?,1000\n"
                .formatted(unique("X"), name)
                .getBytes(StandardCharsets.UTF_8);
        file[new String(file, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xC0;

        String id = id(kit.send(query, MediaType.parseMediaType("text/csv"), file));
        var over = kit.over(id);

        assertThat(over.get("charset").asString()).isEqualTo("utf-8");
        assertThat(kit.codes(id)).containsExactly("3 name broken-text");
        assertThat(kit.byName(name)).hasSize(1);
    }

    @Test
    void priceIsAWholeNumberOfWon() {
        String key = unique("X");
        String table = id(kit.table("", "externalId,name,price\n%s,별,19999.9\n".formatted(key)));
        String lines = id(kit.lines("", """
                {"externalId": "%s", "name": "별", "price": {"original": 19999.9}}
                """.formatted(key)));
        kit.over(table);
        kit.over(lines);

        assertThat(kit.codes(table)).containsExactly("2 price not-a-number");
        assertThat(kit.codes(lines)).containsExactly("1 price.original malformed-line");
        assertThat(kit.byName(key)).isEmpty();
    }

    /** A table of many rows with everything wrong must not become a report nobody can load. */
    @Test
    void reportSaysAFewHundredThingsOfAProductAndShowsItOnce() {
        String key = unique("X");
        String rows = "%s,별,천원,글쎄\n".formatted(key).repeat(150);

        String id = id(kit.table("", "externalId,name,variantPrice,variantWeight\n" + rows));
        kit.over(id);

        assertThat(kit.codes(id))
                .hasSize(200)
                .startsWith("2 variantPrice not-a-number", "2 variantWeight not-a-number");
        String table = kit.text(IMPORTS + "/" + id + "/refusals.csv");
        assertThat(table.split("not-a-number", -1)).hasSize(201);
        assertThat(table.split("%s,별,천원,글쎄".formatted(key), -1)).hasSizeLessThanOrEqualTo(151);
    }

    @Test
    void fileThatCannotBeMeantChangesNothing() {
        kit.table("", "externalId,nmae\nX1,a\n")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unusable-header")
                .jsonPath("$.unknown[0]")
                .isEqualTo("nmae");
        kit.table("", "externalId,name\nX1,\"a\nX2,b\n")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("open-quote")
                .jsonPath("$.line")
                .isEqualTo(2);
        kit.table("?charset=latin1", "externalId\nX1\n").expectStatus().isBadRequest();
        kit.send("", MediaType.TEXT_XML, new byte[] {1}).expectStatus().isEqualTo(415);
        assertThat(uploads()).isZero();
    }

    @Test
    void fileOverTheLimitIsRefused() {
        String line = "X,%s\n".formatted("a".repeat(500));
        kit.table("", "externalId,name\n" + line.repeat(34_000))
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("file-too-large");
        kit.table("", "externalId\n" + "X\n".repeat(100_001)).expectStatus().isEqualTo(413);
    }

    @Test
    void formWithAFileWillDoToo() {
        String name = unique("폼");

        var accepted = kit.form("products.CSV", "externalId,name,price\n%s,%s,1000\n".formatted(unique("X"), name));

        assertThat(kit.over(id(accepted)).get("created").asInt()).isEqualTo(1);
        assertThat(kit.byName(name)).hasSize(1);
    }

    @Test
    void fileInAFormMayBeAsLargeAsOneThatComesByItself() {
        String line = "%s,%s\n".formatted(unique("X"), "a".repeat(500));
        String large = "externalId,name\n" + line.repeat(28_000);

        String id = id(kit.form("products.csv", large));

        assertThat(kit.sheet(id).get("bytes").asLong())
                .isEqualTo(large.length())
                .isGreaterThan(14_000_000);
        kit.delete(id).expectStatus().isOk();
        kit.form("products.csv", "externalId,name\n" + line.repeat(34_000))
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("file-too-large");
    }

    @Test
    void fileWithoutAnyProductSaysWhatItIs() {
        nothingIn(kit.table("", ""), "empty", "빈 파일입니다.");
        nothingIn(kit.lines("", ""), "empty", "빈 파일입니다.");
        nothingIn(kit.form("products.csv", ""), "empty", "빈 파일입니다.");
        nothingIn(kit.lines("", "\n"), "blank", "빈 줄만 있습니다.");
        nothingIn(kit.table("", "externalId,name\n"), "header-only", "첫 줄의 열 이름뿐이고 상품이 없습니다.");
        assertThat(uploads()).isZero();
    }

    private static void nothingIn(ResponseSpec answer, String reason, String words) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-lines")
                .jsonPath("$.reason")
                .isEqualTo(reason)
                .jsonPath("$.detail")
                .isEqualTo(words);
    }

    private void refusedForm(String reason, String... files) {
        kit.form(files)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unusable-file")
                .jsonPath("$.reason")
                .isEqualTo(reason);
    }

    @Test
    void formNeedsExactlyOneFileOfAKnownKind() {
        String name = unique("둘째");
        String file = "externalId,name,price\n%s,%s,1000\n".formatted(unique("X"), name);

        refusedForm("no-file");
        refusedForm("second-file", "one.csv", file, "two.csv", file);
        refusedForm("format", "products.xlsx", "a".repeat(14_000_000));
        refusedForm("workbook", "products.csv", "PK\003\004" + "a".repeat(1_000));
        assertThat(kit.byName(name)).isEmpty();
        assertThat(uploads()).isZero();
    }

    private long uploads() {
        Long left = db.sql("SELECT count(*) FROM product_import WHERE state = 'uploading'")
                .mapValue(Long.class)
                .one()
                .block();
        return left == null ? 0 : left;
    }

    @Test
    void repeatedUploadGetsTheFirstImport() {
        String key = unique("key");
        byte[] file = tint(unique("X"), unique("별")).getBytes(StandardCharsets.UTF_8);

        String first = id(kit.table(file, "Idempotency-Key", key));
        kit.over(first);

        assertThat(id(kit.table(file, "Idempotency-Key", key))).isEqualTo(first);
        kit.table(tint("X", "다른 것").getBytes(StandardCharsets.UTF_8), "Idempotency-Key", key)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void unknownImportIsNotThere() {
        for (String path : new String[] {"", "/refusals", "/refusals.csv"}) {
            kit.staff()
                    .get(IMPORTS + "/nothing" + path)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("no-such-import");
        }
        kit.delete("nothing").expectStatus().isNotFound();
        String over = id(kit.table("", tint(unique("X"), unique("별"))));
        kit.over(over);
        kit.delete(over)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("import-over");
    }
}
