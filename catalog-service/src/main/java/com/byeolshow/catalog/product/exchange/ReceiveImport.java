package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.FileTooLarge;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores a file of products as it comes in, never holding more than a portion of it, and leaves the work to
 * {@link WorkOffImports}. A file that is refused is read to its end all the same: hanging up half-way would cost the
 * gateway the connection and the client the answer.
 */
@Component
public class ReceiveImport {

    /** Parts that may wait while a portion is stored; by default it would be hundreds. */
    private static final int AHEAD = 2;

    private final Imports imports;
    private final ImportSettings settings;
    private final StoredAnswers answers;
    private final RandomIds ids;
    private final TransactionalOperator tx;

    ReceiveImport(
            Imports imports, ImportSettings settings, StoredAnswers answers, RandomIds ids, TransactionalOperator tx) {
        this.imports = imports;
        this.settings = settings;
        this.answers = answers;
        this.ids = ids;
        this.tx = tx;
    }

    /**
     * How a file is to be read.
     *
     * @param charset found out when not given
     * @param createPartners whether unknown brands and vendors are registered rather than refused
     */
    public record Reading(FileFormat format, Optional<FileCharset> charset, boolean createPartners) {}

    /** What makes two uploads the same command. */
    private record Command(Reading reading, String hash) {}

    /**
     * Answers with the import that will be worked off: an earlier one when this file, to be read in this way, or this
     * key, is there already.
     *
     * @param content is released
     */
    public Mono<ImportSheet> run(Reading reading, Flux<DataBuffer> content, Optional<IdempotencyKey> key) {
        return Mono.defer(() -> {
            String id = ids.next();
            return Mono.usingWhen(
                    imports.open(id, reading.format(), reading.createPartners()).thenReturn(id),
                    opened -> receive(opened, reading, content, key),
                    // A complete upload is no longer one, and stays.
                    imports::discard,
                    (opened, _) -> imports.discard(opened),
                    imports::discard);
        });
    }

    private Mono<ImportSheet> receive(
            String id, Reading reading, Flux<DataBuffer> content, Optional<IdempotencyKey> key) {
        var intake = new Intake(reading.format(), settings);
        var stored = new AtomicInteger();
        return content.map(ReceiveImport::bytes)
                .concatMapIterable(part -> portions(intake, part), AHEAD)
                .concatWith(Flux.defer(() -> Flux.fromIterable(intake.end())))
                .concatMap(portion -> imports.add(id, stored.getAndIncrement(), portion), 1)
                .then(Mono.defer(() -> complete(id, reading, intake.taken(), stored.get(), key)));
    }

    private List<Portion> portions(Intake intake, byte[] part) {
        var ready = intake.feed(part);
        if (intake.beyondPatience()) {
            throw new RefusedException(new FileTooLarge(settings.mostBytes().toBytes(), settings.mostLines()));
        }
        return ready;
    }

    private Mono<ImportSheet> complete(
            String id, Reading reading, Intake.Taken file, int portions, Optional<IdempotencyKey> key) {
        // JSON is UTF-8 by its standard, and a mark says more than whoever sends the file.
        boolean utf8 = reading.format() == FileFormat.JSONL || file.marked();
        var charset = utf8 ? FileCharset.UTF_8 : reading.charset().orElse(file.charset());
        String work = "%s %s %s %s".formatted(file.hash(), reading.format(), charset, reading.createPartners());
        var ready = imports.lockReadying()
                .then(Mono.defer(() -> imports.underWay(work)))
                .switchIfEmpty(Mono.defer(() ->
                        imports.ready(id, file, work, charset, portions).then(Mono.defer(() -> imports.find(id)))));
        return answers.once(key, "import-products", new Command(reading, file.hash()), ImportSheet.class, ready)
                .as(tx::transactional);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
