package com.byeolshow.catalog.product.exchange.web;

import com.byeolshow.catalog.product.exchange.ExportProducts;
import com.byeolshow.catalog.product.exchange.FileFormat;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.Flaw;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.UnusableFile;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Products as a file. */
@RestController
@RequestMapping("/v1/manager/products")
final class ExportEndpoints {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final ExportProducts export;
    private final Clock clock;

    ExportEndpoints(ExportProducts export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    /** As {@code csv}, unless {@code jsonl} is asked for; of a collection by id or slug, or of all. */
    @GetMapping(
            path = "/export",
            produces = {Files.CSV, Files.JSON_LINES})
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String collection) {
        var wanted = FileFormat.named(format == null ? "csv" : format)
                .orElseThrow(() -> new RefusedException(new UnusableFile(Flaw.FORMAT)));
        boolean csv = wanted == FileFormat.CSV;
        String name =
                "products-%s.%s".formatted(STAMP.format(clock.instant().atZone(SeoulTime.ZONE)), csv ? "csv" : "jsonl");
        return export.run(wanted, collection)
                .map(texts -> Files.download(name, csv ? Files.CSV : Files.JSON_LINES, texts));
    }
}
