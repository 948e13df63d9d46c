package com.byeolshow.catalog.product.web;

import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class PartnerEndpointsTest {

    private final Staff staff;
    private final DatabaseClient db;

    PartnerEndpointsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    private static String named(String name) {
        return "{\"name\": \"%s\"}".formatted(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brands", "vendors"})
    void partnerIsRegisteredListedAndRenamed(String kind) {
        String name = unique("별");
        var partner = Staff.json(staff.post("/v1/manager/" + kind, named(" " + name + " "))
                .expectStatus()
                .isCreated());
        assertThat(partner.get("name").asString()).isEqualTo(name);

        var page = Staff.json(staff.get("/v1/manager/" + kind).expectStatus().isOk());
        assertThat(page.get("partners").get(0)).isEqualTo(partner);
        assertThat(page.get("page").asInt()).isEqualTo(1);

        String renamed = unique("달");
        staff.put("/v1/manager/%s/%s".formatted(kind, partner.get("id").asString()), named(renamed))
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        "{\"id\": \"%s\", \"name\": \"%s\"}"
                                .formatted(partner.get("id").asString(), renamed),
                        JsonCompareMode.STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brands", "vendors"})
    void nameIsUniqueWithinItsKind(String kind) {
        String name = unique("별");
        String other = unique("달");
        staff.partner("brands", name);
        staff.partner("vendors", name);
        String otherId = staff.partner(kind, other);

        staff.post("/v1/manager/" + kind, named(name))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("name-taken");
        staff.put("/v1/manager/%s/%s".formatted(kind, otherId), named(name))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("name-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brands", "vendors"})
    void nameIsNeeded(String kind) {
        staff.post("/v1/manager/" + kind, "{}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
        staff.put("/v1/manager/%s/%s".formatted(kind, staff.partner(kind, unique("별"))), named(" "))
                .expectStatus()
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brands/nowhere", "brands/no-where", "vendors/nowhere", "vendors/no-where"})
    void unknownPartnerCannotBeRenamed(String path) {
        staff.put("/v1/manager/" + path, named("이름"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-partner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brand", "vendor"})
    void listComesInPagesOf100(String table) {
        String prefix = unique("p");
        db.sql("""
                        INSERT INTO %s (id, name, created_at)
                        SELECT :prefix || i, :prefix || i, now() FROM generate_series(1, 101) i""".formatted(table)).bind("prefix", prefix).then().block();

        var first = Staff.json(staff.get("/v1/manager/%ss".formatted(table)));
        assertThat(first.get("partners")).hasSize(100);
        assertThat(first.get("hasMore").asBoolean()).isTrue();
        var past = Staff.json(staff.get("/v1/manager/%ss?page=99".formatted(table)));
        assertThat(past.get("partners")).isEmpty();
        assertThat(past.get("hasMore").asBoolean()).isFalse();
    }
}
