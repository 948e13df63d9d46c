package com.byeolshow.catalog.product.exchange.web;

import com.byeolshow.catalog.product.exchange.CancelImport;
import com.byeolshow.catalog.product.exchange.FileCharset;
import com.byeolshow.catalog.product.exchange.FileFormat;
import com.byeolshow.catalog.product.exchange.ImportSheet;
import com.byeolshow.catalog.product.exchange.ReadImports;
import com.byeolshow.catalog.product.exchange.ReceiveImport;
import com.byeolshow.catalog.product.exchange.RefusedLine;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.Flaw;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.UnusableFile;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files of products that are worked off in the background. */
@RestController
@RequestMapping("/v1/manager/products/imports")
final class ImportEndpoints {

    private static final String PATH = "/v1/manager/products/imports/";

    private static final int PAGE_SIZE = 50;

    private static final int REFUSALS = 100;

    private final ReceiveImport receive;
    private final ReadImports imports;
    private final CancelImport cancel;

    ImportEndpoints(ReceiveImport receive, ReadImports imports, CancelImport cancel) {
        this.receive = receive;
        this.imports = imports;
        this.cancel = cancel;
    }

    /** A page of imports, newest first. */
    record ImportPage(List<ImportSheet> imports, int page, boolean hasMore) {}

    /** A page of refused lines, in the order of the file. */
    record RefusalPage(List<RefusedLine> refusals, int page, boolean hasMore) {}

    /** A table, in UTF-8 or CP949; which of them is found out unless {@code charset} says. */
    @PostMapping(consumes = Files.CSV)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<ImportSheet>> importTable(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String charset,
            @RequestParam(defaultValue = "false") boolean createPartners,
            @RequestBody Flux<DataBuffer> content) {
        return accepted(
                FileFormat.CSV, charset, createPartners, orNothing(content), IdempotencyKey.of(caller.id(), key));
    }

    /** Lines of JSON. */
    @PostMapping(consumes = {Files.JSON_LINES, "application/jsonl"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<ImportSheet>> importLines(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean createPartners,
            @RequestBody Flux<DataBuffer> content) {
        return accepted(
                FileFormat.JSONL, null, createPartners, orNothing(content), IdempotencyKey.of(caller.id(), key));
    }

    /** A form with a {@code file}; its name says which of the two it is, unless {@code format} does. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<ImportSheet>> importForm(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String charset,
            @RequestParam(defaultValue = "false") boolean createPartners,
            @RequestBody Flux<PartEvent> parts) {
        var idempotencyKey = IdempotencyKey.of(caller.id(), key);
        return theFile(parts)
                .<ResponseEntity<ImportSheet>>switchOnFirst((first, file) -> {
                    var content = file.map(PartEvent::content);
                    var begin = first.get();
                    return begin == null
                            ? refused(content, new UnusableFile(Flaw.NO_FILE))
                            : format(format, begin)
                                    .map(known -> accepted(known, charset, createPartners, content, idempotencyKey))
                                    .orElseGet(() -> refused(content, new UnusableFile(Flaw.FORMAT)));
                })
                .next();
    }

    /** What else is in the form is passed over. A second file would read as a part of the first, so it is refused. */
    private static Flux<FilePartEvent> theFile(Flux<PartEvent> parts) {
        return Flux.defer(() -> {
            var whole = new AtomicBoolean();
            var second = new AtomicBoolean();
            return parts.filter(
                            part -> part instanceof FilePartEvent && part.name().equals("file"))
                    .cast(FilePartEvent.class)
                    .filter(part -> {
                        second.compareAndSet(false, whole.get());
                        whole.compareAndSet(false, part.isLast());
                        return !second.get();
                    })
                    .doOnDiscard(PartEvent.class, part -> DataBufferUtils.release(part.content()))
                    .concatWith(Mono.defer(() -> second.get()
                            ? Mono.error(new RefusedException(new UnusableFile(Flaw.SECOND_FILE)))
                            : Mono.empty()));
        });
    }

    @GetMapping
    Mono<ImportPage> list(@RequestParam(required = false) @Nullable String page) {
        var wanted = Page.of(page, PAGE_SIZE);
        return imports.page(wanted)
                .map(found -> new ImportPage(
                        found.stream().limit(PAGE_SIZE).toList(), wanted.number(), found.size() > PAGE_SIZE));
    }

    @GetMapping("/{id}")
    Mono<ImportSheet> one(@PathVariable String id) {
        return imports.one(id);
    }

    @GetMapping("/{id}/refusals")
    Mono<RefusalPage> refusals(@PathVariable String id, @RequestParam(required = false) @Nullable String page) {
        var wanted = Page.of(page, REFUSALS);
        return imports.refusals(id, wanted)
                .map(found -> new RefusalPage(
                        found.stream().limit(REFUSALS).toList(), wanted.number(), found.size() > REFUSALS));
    }

    /** The same as a table, a row per thing that is wrong. */
    @GetMapping(path = "/{id}/refusals.csv", produces = Files.CSV)
    Mono<ResponseEntity<Flux<DataBuffer>>> refusalTable(@PathVariable String id) {
        return imports.table(id).map(texts -> Files.download("refusals-%s.csv".formatted(id), Files.CSV, texts));
    }

    /** What was done stays done. */
    @DeleteMapping("/{id}")
    Mono<ImportSheet> cancel(@PathVariable String id) {
        return cancel.run(id);
    }

    /** A request without a body is one with an empty file: a body that may be missing would be of any content type. */
    private static Flux<DataBuffer> orNothing(Flux<DataBuffer> content) {
        return content.switchOnFirst(
                (first, all) -> first.getThrowable() instanceof ServerWebInputException ? Flux.empty() : all);
    }

    private Mono<ResponseEntity<ImportSheet>> accepted(
            FileFormat format,
            @Nullable String charset,
            boolean createPartners,
            Flux<DataBuffer> content,
            Optional<IdempotencyKey> key) {
        Optional<FileCharset> named = Optional.ofNullable(charset).flatMap(FileCharset::named);
        if (charset != null && named.isEmpty()) {
            return refused(content, new UnusableFile(Flaw.CHARSET));
        }
        return receive.run(new ReceiveImport.Reading(format, named, createPartners), content, key)
                .map(sheet -> ResponseEntity.accepted()
                        .location(URI.create(PATH + sheet.id()))
                        .body(sheet));
    }

    /** Read to its end before it is refused, as every file is: see {@link ReceiveImport}. */
    private static Mono<ResponseEntity<ImportSheet>> refused(Flux<DataBuffer> content, UnusableFile problem) {
        return content.doOnNext(DataBufferUtils::release).then(Mono.error(() -> new RefusedException(problem)));
    }

    private static Optional<FileFormat> format(@Nullable String named, FilePartEvent file) {
        String name = file.filename();
        return FileFormat.named(named == null ? name.substring(name.lastIndexOf('.') + 1) : named);
    }
}
