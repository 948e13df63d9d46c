package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.CellGuard;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.NoSuchImport;
import com.byeolshow.catalog.product.model.exchange.Refusal;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells how imports go and what they did not take. */
@Component
public class ReadImports {

    /** Each with up to 200 things that are wrong: a few megabytes at most. */
    private static final int BATCH = 100;

    private static final List<String> TITLES = List.of("line", "field", "code", "할 일", "what to do", "original");

    private final Imports imports;
    private final Refusals refusals;

    ReadImports(Imports imports, Refusals refusals) {
        this.imports = imports;
        this.refusals = refusals;
    }

    public Mono<ImportSheet> one(String id) {
        return imports.find(id).switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchImport())));
    }

    /** Newest first, and one more than a page holds if there are more. */
    public Mono<List<ImportSheet>> page(Page page) {
        return imports.page(page);
    }

    /** In the order of the file, and one more than a page holds if there are more. */
    public Mono<List<RefusedLine>> refusals(String id, Page page) {
        return one(id).then(Mono.defer(() -> refusals.after(id, 0, page.offset(), page.size() + 1)));
    }

    /** All refusals as a table, a row per thing that is wrong, read bit by bit; what stands there is in the first row. */
    public Mono<Flux<String>> table(String id) {
        return one(id).map(_ -> batch(id, 0)
                .expand(lines -> lines.size() < BATCH
                        ? Mono.empty()
                        : batch(id, lines.getLast().line()))
                .map(ReadImports::rows)
                .startWith(ExportProducts.MARK + CsvRows.write(List.of(TITLES))));
    }

    private Mono<List<RefusedLine>> batch(String id, int after) {
        return Mono.defer(() -> refusals.after(id, after, 0, BATCH));
    }

    private static String rows(List<RefusedLine> lines) {
        return CsvRows.write(lines.stream()
                .flatMap(line -> IntStream.range(0, line.problems().size())
                        .mapToObj(i -> row(line.problems().get(i), i == 0 ? line.original() : "")))
                .toList());
    }

    private static List<String> row(Refusal problem, String original) {
        return Stream.of(
                        Integer.toString(problem.line()),
                        problem.field(),
                        problem.code(),
                        problem.message(),
                        problem.messageEn(),
                        original)
                .map(CellGuard::guarded)
                .toList();
    }
}
