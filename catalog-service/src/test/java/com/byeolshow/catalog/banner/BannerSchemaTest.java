package com.byeolshow.catalog.banner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the rules promise the database promises too, whoever writes. */
@ServiceTest
class BannerSchemaTest {

    private final Staff staff;
    private final DatabaseClient db;

    private String banner = "";

    BannerSchemaTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    @BeforeEach
    void hotDeal() {
        banner = Staff.json(staff.post("/v1/manager/catalogs", """
                                {"kind": "hot-deal", "title": "특가", "imageUrl": "https://img.example.com/b.jpg", "slug": "%s",
                                 "discount": {"type": "percentage", "min": 10, "max": 50}}""".formatted(Staff.unique("b")))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    @AfterEach
    void drop() {
        db.sql("DELETE FROM banner WHERE id = :id").bind("id", banner).then().block();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'party'",
                "kind = 'live-alarm'",
                "title = ''",
                "image_url = ''",
                "slug = 'Not A Slug'",
                "discount_type = NULL",
                "discount_type = 'half'",
                "discount_min = NULL",
                "discount_min = -1",
                "discount_max = 9",
                "discount_max = 101",
                "discount_max = NULL",
                "shown_from = now(), shown_until = now()",
                "version = 0"
            })
    void bannerRow(String change) {
        assertThatThrownBy(() -> db.sql("UPDATE banner SET %s WHERE id = :banner".formatted(change))
                        .bind("banner", banner)
                        .then()
                        .block())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'nowhere', 1", "NULL, 1"})
    void bannerCollectionRow(String values) {
        assertThatThrownBy(() -> db.sql("INSERT INTO banner_collection (banner_id, collection_id, position) "
                                + "VALUES (:banner, %s)".formatted(values))
                        .bind("banner", banner)
                        .then()
                        .block())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
