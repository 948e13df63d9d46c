package com.byeolshow.catalog;

import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class ManagerAccessTest {

    private final WebTestClient http;
    private final TestTokens tokens;

    ManagerAccessTest(WebTestClient http, TestTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/manager/products",
        "GET, /v1/manager/products/P1",
        "GET, /v1/manager/products/export",
        "GET, /v1/manager/products/imports",
        "POST, /v1/manager/products/imports",
        "GET, /v1/manager/products/imports/I1",
        "GET, /v1/manager/products/imports/I1/refusals",
        "GET, /v1/manager/products/imports/I1/refusals.csv",
        "DELETE, /v1/manager/products/imports/I1",
        "POST, /v1/manager/products",
        "PUT, /v1/manager/products/P1",
        "GET, /v1/manager/collections",
        "POST, /v1/manager/collections",
        "PUT, /v1/manager/collections/C1",
        "DELETE, /v1/manager/collections/C1",
        "GET, /v1/manager/catalogs",
        "POST, /v1/manager/catalogs",
        "PUT, /v1/manager/catalogs/order",
        "DELETE, /v1/manager/catalogs/B1",
        "GET, /v1/manager/products/imports",
        "POST, /v1/manager/products/imports",
        "DELETE, /v1/manager/products/imports/I1",
        "GET, /v1/manager/products/imports/I1/refusals.csv",
        "GET, /v1/manager/brands",
        "POST, /v1/manager/brands",
        "PUT, /v1/manager/brands/B1",
        "GET, /v1/manager/vendors",
        "POST, /v1/manager/vendors",
        "PUT, /v1/manager/vendors/S1"
    })
    void onlyStaffComeIn(String method, String path) {
        http.method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
        http.method(HttpMethod.valueOf(method))
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.influencer("i-1"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
    }
}
