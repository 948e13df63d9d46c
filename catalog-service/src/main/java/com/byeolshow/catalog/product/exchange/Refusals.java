package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.Refusal;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where the refused lines of imports are found. */
@Component
class Refusals {

    private final DatabaseClient db;
    private final JsonMapper json;

    Refusals(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Those behind a line, in the order of the file. */
    Mono<List<RefusedLine>> after(String importId, int line, long offset, int most) {
        return db.sql("""
                        SELECT line, original, problems FROM product_import_refusal
                        WHERE import_id = :id AND line > :line ORDER BY line LIMIT :most OFFSET :offset""")
                .bind("id", importId)
                .bind("line", line)
                .bind("most", most)
                .bind("offset", offset)
                .map(this::read)
                .all()
                .collectList();
    }

    private RefusedLine read(Readable row) {
        return new RefusedLine(
                Imports.number(row, "line"),
                Imports.text(row, "original"),
                List.of(json.readValue(Imports.text(row, "problems"), Refusal[].class)));
    }
}
