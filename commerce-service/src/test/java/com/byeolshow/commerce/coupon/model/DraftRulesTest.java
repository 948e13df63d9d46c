package com.byeolshow.commerce.coupon.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.model.Coupon.Category;
import com.byeolshow.commerce.coupon.model.Coupon.Discount;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.commerce.coupon.model.CouponProblem.InvalidFields;
import com.byeolshow.commerce.coupon.model.CouponProblem.VersionConflict;
import com.byeolshow.commerce.coupon.model.DraftRules.Drafting;
import com.byeolshow.commerce.coupon.model.DraftRules.Drafting.Drafted;
import com.byeolshow.commerce.coupon.model.DraftRules.Drafting.Refused;
import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DraftRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String FULL = """
            {"name":" 봄맞이 10% ","description":"첫 구매","type":"cart","only":true,
             "category":{"type":"include","collectionIds":["C1","C1"],"productIds":["P1"]},
             "discount":{"type":"percentage","value":10,"max":5000},"price":{"min":30000,"max":100000},
             "claimableFrom":"2030-05-02T00:00:00+09:00","claimableUntil":"2030-05-03T00:00:00+09:00",
             "expiresAt":"2030-06-01T00:00:00+09:00","quantity":500,"version":1}""";

    private static final String LEAST = """
            {"name":"천원","type":"product","discount":{"type":"fixed","value":1000}}""";

    private static CouponDraft draft(String json) {
        return JSON.readValue(json, CouponDraft.class);
    }

    private static Coupon created(String json) {
        var drafting = DraftRules.create(new CouponId("C"), draft(json), NOW);
        assertThat(drafting).isInstanceOf(Drafted.class);
        return ((Drafted) drafting).coupon();
    }

    private static List<String> fields(Drafting drafting) {
        assertThat(drafting).isInstanceOf(Refused.class);
        var problem = ((Refused) drafting).problem();
        assertThat(problem).isInstanceOf(InvalidFields.class);
        return ((InvalidFields) problem)
                .errors().stream().map(FieldError::field).toList();
    }

    @Test
    void everyFieldIsRead() {
        var coupon = created(FULL);

        assertThat(coupon)
                .isEqualTo(new Coupon(
                        new CouponId("C"),
                        new Coupon.Terms(
                                "봄맞이 10%",
                                "첫 구매",
                                Kind.CART,
                                true,
                                new Category.Include(List.of("C1"), List.of("P1")),
                                new Discount.Percentage(10, Won.of(5_000)),
                                new Coupon.Limits(Won.of(30_000), Won.of(100_000)),
                                new Coupon.Period(
                                        Instant.parse("2030-05-01T15:00:00Z"),
                                        Instant.parse("2030-05-02T15:00:00Z"),
                                        Instant.parse("2030-05-31T15:00:00Z")),
                                500L),
                        true,
                        1,
                        NOW,
                        NOW));
    }

    @Test
    void whatIsLeftOutMeansNoLimit() {
        var terms = created(LEAST).terms();

        assertThat(terms)
                .isEqualTo(new Coupon.Terms(
                        "천원",
                        "",
                        Kind.PRODUCT,
                        false,
                        new Category.Any(),
                        new Discount.Fixed(Won.of(1_000)),
                        new Coupon.Limits(Won.ZERO, null),
                        new Coupon.Period(NOW, null, null),
                        null));
    }

    @Test
    void nothingAtAllIsRefusedFieldByField() {
        assertThat(fields(DraftRules.create(new CouponId("C"), draft("{}"), NOW)))
                .containsExactly("name", "type", "discount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name            | \"\"",
                "name            | \"a\\u0000\"",
                "type            | \"gift\"",
                "discount.type   | {\"type\":\"half\",\"value\":1}",
                "discount.value  | {\"type\":\"percentage\",\"value\":0}",
                "discount.value  | {\"type\":\"percentage\",\"value\":101}",
                "discount.value  | {\"type\":\"percentage\"}",
                "discount.value  | {\"type\":\"fixed\",\"value\":0}",
                "discount.value  | {\"type\":\"fixed\",\"value\":1000000001}",
                "discount.max    | {\"type\":\"fixed\",\"value\":1,\"max\":1}",
                "discount.max    | {\"type\":\"percentage\",\"value\":1,\"max\":0}",
                "category.type   | {\"type\":\"exclude\"}",
                "category.type   | {\"type\":\"any\",\"productIds\":[\"P1\"]}",
                "category        | {\"type\":\"include\"}",
                "category.productIds[1] | {\"type\":\"include\",\"productIds\":[\"P1\",null]}",
                "category.collectionIds[0] | {\"type\":\"include\",\"collectionIds\":[\" \"],\"productIds\":[\"P1\"]}",
                "price.min       | {\"min\":-1}",
                "price.max       | {\"min\":2,\"max\":1}",
                "claimableFrom   | \"2030-05-01\"",
                "claimableFrom   | \"2030-05-01T00:00:00\"",
                "claimableFrom   | \"9999-05-01T00:00:00Z\"",
                "claimableUntil  | \"2030-05-01T15:00:00Z\"",
                "expiresAt       | \"2030-05-01T15:00:00Z\"",
                "quantity        | 0",
                "quantity        | 100000001",
            })
    void wrongFieldIsNamed(String field, String value) {
        var body = (ObjectNode) JSON.readTree(FULL);
        body.set(field.replaceAll("[.\\[].*", ""), JSON.readTree(value));

        assertThat(fields(DraftRules.create(new CouponId("C"), draft(body.toString()), NOW)))
                .containsExactly(field);
    }

    @Test
    void textsHaveAnEnd() {
        var body = (ObjectNode) JSON.readTree(FULL);
        body.put("name", "별".repeat(101));
        body.put("description", "별".repeat(2_001));
        ((ObjectNode) body.get("category")).putArray("productIds").add("P".repeat(101));

        assertThat(fields(DraftRules.create(new CouponId("C"), draft(body.toString()), NOW)))
                .containsExactly("name", "description", "category.productIds[0]");
        body.put("name", "별".repeat(100));
        body.put("description", "별".repeat(2_000));
        ((ObjectNode) body.get("category")).putArray("productIds").add("P".repeat(100));
        created(body.toString());
    }

    @Test
    void tooManyReferencesAreRefused() {
        var body = (ObjectNode) JSON.readTree(FULL);
        var products = JSON.createArrayNode();
        for (int i = 0; i <= DraftRules.MOST_REFERENCES; i++) {
            products.add("P" + i);
        }
        ((ObjectNode) body.get("category")).set("productIds", products);

        assertThat(fields(DraftRules.create(new CouponId("C"), draft(body.toString()), NOW)))
                .containsExactly("category.productIds");
    }

    @Test
    void changeReplacesTheTermsAndKeepsTheRest() {
        var later = NOW.plusSeconds(60);

        var drafting = DraftRules.change(
                created(FULL), draft(LEAST.replace("}}", "},\"quantity\":700,\"version\":1}")), later);

        assertThat(drafting).isInstanceOf(Drafted.class);
        var changed = ((Drafted) drafting).coupon();
        assertThat(changed.terms().name()).isEqualTo("천원");
        assertThat(changed.terms().quantity()).isEqualTo(700);
        assertThat(changed.terms().period().claimableFrom()).isEqualTo("2030-05-01T15:00:00Z");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.createdAt()).isEqualTo(NOW);
        assertThat(changed.updatedAt()).isEqualTo(later);
    }

    @Test
    void changeNeedsTheNewestVersion() {
        assertThat(fields(DraftRules.change(created(LEAST), draft(LEAST), NOW))).containsExactly("version");
        assertThat(DraftRules.change(created(LEAST), draft(LEAST.replace("}}", "},\"version\":2}")), NOW))
                .isEqualTo(new Refused(new VersionConflict(1)));
    }

    @Test
    void aLimitCannotBeAddedOrTakenAway() {
        assertThat(fields(DraftRules.change(
                        created(LEAST), draft(LEAST.replace("}}", "},\"quantity\":5,\"version\":1}")), NOW)))
                .containsExactly("quantity");
        assertThat(fields(DraftRules.change(
                        created(FULL), draft(FULL.replace("\"quantity\":500", "\"quantity\":null")), NOW)))
                .containsExactly("quantity");
    }

    @Test
    void closingIsAChangeOnce() {
        var open = created(LEAST);

        var closed = DraftRules.close(open, NOW.plusSeconds(1));

        assertThat(closed.open()).isFalse();
        assertThat(closed.version()).isEqualTo(2);
        assertThat(DraftRules.close(closed, NOW.plusSeconds(2))).isEqualTo(closed);
    }
}
