package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** Imports and exports files as a person in the office would. */
public final class ImportKit {

    public static final String IMPORTS = "/v1/manager/products/imports";

    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");
    private static final MediaType TABLE = MediaType.parseMediaType("text/csv");

    private final WebTestClient http;
    private final String token;
    private final Staff staff;

    public ImportKit(WebTestClient http, TestTokens tokens) {
        this.http = http;
        this.token = tokens.manager("staff-1");
        this.staff = new Staff(http, tokens);
    }

    public Staff staff() {
        return staff;
    }

    public ResponseSpec send(String query, MediaType type, byte[] file, String... headers) {
        var request = http.post().uri(IMPORTS + query).header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return request.contentType(type).bodyValue(file).exchange();
    }

    public ResponseSpec table(String query, String file) {
        return send(query, TABLE, file.getBytes(StandardCharsets.UTF_8));
    }

    public ResponseSpec table(byte[] file, String... headers) {
        return send("", TABLE, file, headers);
    }

    /** @param files a name and the text of each */
    public ResponseSpec form(String... files) {
        var form = new MultipartBodyBuilder();
        form.part("note", "앞에 오는 칸");
        for (int i = 0; i < files.length; i += 2) {
            form.part("file", new ByteArrayResource(files[i + 1].getBytes(StandardCharsets.UTF_8)))
                    .filename(files[i]);
        }
        return http.post()
                .uri(IMPORTS)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    public ResponseSpec lines(String query, String file) {
        return send(query, LINES, file.getBytes(StandardCharsets.UTF_8));
    }

    public static String id(ResponseSpec accepted) {
        return Staff.json(accepted.expectStatus().isAccepted()).get("id").asString();
    }

    /** The import when all of it is done. */
    public JsonNode over(String id) {
        Awaiting.until(() ->
                !List.of("waiting", "working").contains(sheet(id).get("state").asString()));
        return sheet(id);
    }

    public JsonNode sheet(String id) {
        return Staff.json(staff.get(IMPORTS + "/" + id).expectStatus().isOk());
    }

    public JsonNode refusals(String id) {
        return Staff.json(staff.get(IMPORTS + "/" + id + "/refusals")
                        .expectStatus()
                        .isOk())
                .get("refusals");
    }

    /** What is wrong, as "line field code". */
    public List<String> codes(String id) {
        var codes = new ArrayList<String>();
        for (JsonNode refusal : refusals(id)) {
            for (JsonNode problem : refusal.get("problems")) {
                codes.add("%d %s %s"
                        .formatted(
                                problem.get("line").asInt(),
                                problem.get("field").asString(),
                                problem.get("code").asString()));
            }
        }
        return codes;
    }

    public ResponseSpec delete(String id) {
        return http.delete()
                .uri(IMPORTS + "/" + id)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    public String text(String path) {
        return Objects.requireNonNull(staff.get(path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    public JsonNode byName(String name) {
        return Staff.json(staff.get("/v1/manager/products?text=" + name)).get("products");
    }
}
