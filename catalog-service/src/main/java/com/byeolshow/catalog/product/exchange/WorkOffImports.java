package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.BulkProducts;
import com.byeolshow.catalog.product.BulkProducts.Held;
import com.byeolshow.catalog.product.BulkProducts.Writes;
import com.byeolshow.catalog.product.exchange.ImportSteps.Step;
import com.byeolshow.catalog.product.exchange.ImportSteps.Tally;
import com.byeolshow.catalog.product.model.exchange.Decision;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.ImportRules;
import com.byeolshow.catalog.product.model.exchange.Refusal;
import com.byeolshow.catalog.product.model.exchange.Refusal.Reason;
import com.byeolshow.platform.web.RandomIds;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Works imports off, step by step. A step is one transaction: products, events, refusals and the place reached commit
 * together or not at all, so that a step interrupted anywhere is simply done again.
 */
@Component
class WorkOffImports {

    private static final Logger log = LoggerFactory.getLogger(WorkOffImports.class);

    /** A portion that fails twice is done product by product, so that one of them cannot hold up the others. */
    private static final int CAREFUL_AFTER = 2;

    /** About half a minute of pauses; a database that is away fails before it can be counted. */
    private static final int GIVE_UP_AFTER = 5;

    private static final int LONGEST_ORIGINAL = 4_000;

    /** Nobody mends more at a time, and a table of a hundred rows with everything wrong would say thousands of things. */
    private static final int MOST_REFUSALS = 200;

    private final Imports imports;
    private final ImportSteps steps;
    private final EntryReading reading;
    private final BulkProducts products;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    WorkOffImports(
            Imports imports,
            ImportSteps steps,
            EntryReading reading,
            BulkProducts products,
            RandomIds ids,
            Clock clock,
            TransactionalOperator tx) {
        this.imports = imports;
        this.steps = steps;
        this.reading = reading;
        this.products = products;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** Does one step of the import that has waited longest; answers whether there was one. */
    Mono<Boolean> step() {
        return Mono.defer(() -> steps.take(clock.instant()))
                .flatMap(step -> Mono.defer(() -> work(step))
                        .thenReturn(true)
                        .onErrorMap(Exception.class, failure -> new StepFailed(step, failure)))
                .as(tx::transactional)
                .onErrorResume(StepFailed.class, this::putOff)
                .defaultIfEmpty(false);
    }

    private static final class StepFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Step step;

        private StepFailed(Step step, Throwable failure) {
            super(failure);
            this.step = step;
        }
    }

    private Mono<Boolean> putOff(StepFailed failed) {
        var step = failed.step;
        var pause = Duration.ofSeconds(1L << Math.min(step.failures(), 5));
        log.warn(
                "import {} failed at portion {} product {}, again in {}",
                step.importId(),
                step.number(),
                step.entry(),
                pause,
                failed.getCause());
        return Mono.defer(() -> steps.failed(
                        step.importId(), CAREFUL_AFTER, clock.instant().plus(pause)))
                .thenReturn(true);
    }

    private Mono<Void> work(Step step) {
        var all = reading.read(step);
        int until = step.careful() ? Math.min(step.entry() + 1, all.size()) : all.size();
        var slice = all.subList(Math.min(step.entry(), until), until);
        boolean hopeless = step.careful() && step.failures() >= GIVE_UP_AFTER;
        Mono<Judged> judged = hopeless ? Mono.just(Judged.hopeless(slice)) : judge(step, slice);
        return judged.flatMap(done -> steps.see(step.importId(), done.keys())
                .then(Mono.defer(() -> steps.refuse(step.importId(), done.refusals())))
                .then(Mono.defer(() -> steps.done(step, done.tally(), until, until == all.size(), clock.instant())))
                .flatMap(over -> tidyUp(step, until == all.size(), over)));
    }

    private Mono<Void> tidyUp(Step step, boolean whole, boolean over) {
        if (over) {
            log.info("import {} is finished", step.importId());
            return imports.forgetFile(step.importId());
        }
        return whole ? steps.drop(step) : Mono.empty();
    }

    /** What was decided, and by which keys the file has named products so far. */
    private record Judged(Tally tally, List<RefusedLine> refusals, Set<String> keys) {

        static Judged hopeless(List<Entry> entries) {
            var refusals = entries.stream()
                    .map(entry -> refused(entry, List.of(Reason.NOT_STORED.at(entry.line(), ""))))
                    .toList();
            return new Judged(new Tally(0, 0, 0, refusals.size()), refusals, Set.of());
        }
    }

    private Mono<Judged> judge(Step step, List<Entry> entries) {
        var drafts = entries.stream()
                .filter(Entry.Draft.class::isInstance)
                .map(Entry.Draft.class::cast)
                .toList();
        return products.hold(drafts, step.createPartners()).flatMap(held -> {
            var keys = new HashSet<String>();
            entries.forEach(entry -> keys.addAll(keys(entry, held)));
            return steps.seen(step.importId(), keys).flatMap(seen -> decide(entries, held, seen));
        });
    }

    private Mono<Judged> decide(List<Entry> entries, Held held, Set<String> seenBefore) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var rules = new ImportRules(held.around(), ids::next, now);
        var seen = new HashSet<>(seenBefore);
        var decisions = new ArrayList<Decision>();
        var refusals = new ArrayList<RefusedLine>();
        for (Entry entry : entries) {
            var keys = keys(entry, held);
            var decision = decide(entry, keys.stream().anyMatch(seen::contains), rules);
            seen.addAll(keys);
            switch (decision) {
                case Decision.Create(var product, var _) ->
                    seen.add(byId(product.id().value()));
                case Decision.Refuse(var why) -> refusals.add(refused(entry, why));
                case Decision.Change _, Decision.Rekey _, Decision.Keep _ -> {}
            }
            decisions.add(decision);
        }
        var plain = Writes.of(decisions);
        var writes = plain.registering(rules.newBrands(plain.products()), rules.newVendors(plain.products()));
        return products.write(writes, held.tree(), now).thenReturn(new Judged(tally(decisions), refusals, seen));
    }

    private static Decision decide(Entry entry, boolean repeated, ImportRules rules) {
        return switch (entry) {
            case Entry.Unreadable unreadable -> new Decision.Refuse(unreadable.refusals());
            case Entry.Draft draft ->
                repeated ? new Decision.Refuse(List.of(Reason.REPEATED_KEY.at(draft.line(), ""))) : rules.decide(draft);
        };
    }

    /** All keys by which the entry's product may be named further down. */
    private static Set<String> keys(Entry entry, Held held) {
        var keys = new HashSet<String>();
        add(keys, entry.key());
        if (entry instanceof Entry.Draft draft) {
            add(keys, Entry.key(null, draft.id()));
            if (draft.externalId() != null) {
                String known = held.around().keys().get(draft.externalId());
                add(keys, Entry.key(null, known));
            }
        }
        return keys;
    }

    private static String byId(String id) {
        return "p:" + id;
    }

    private static void add(Set<String> keys, @Nullable String key) {
        if (key != null && key.length() <= 200 && key.indexOf('\0') < 0) {
            keys.add(key);
        }
    }

    private static Tally tally(List<Decision> decisions) {
        int created = 0;
        int changed = 0;
        int unchanged = 0;
        int refused = 0;
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Create _ -> created++;
                case Decision.Change _, Decision.Rekey _ -> changed++;
                case Decision.Keep _ -> unchanged++;
                case Decision.Refuse _ -> refused++;
            }
        }
        return new Tally(created, changed, unchanged, refused);
    }

    private static RefusedLine refused(Entry entry, List<Refusal> why) {
        // PostgreSQL cannot store the null character.
        String original = entry.original().replace('\0', '\uFFFD');
        return new RefusedLine(
                entry.line(),
                original.length() <= LONGEST_ORIGINAL ? original : original.substring(0, LONGEST_ORIGINAL),
                why.stream().limit(MOST_REFUSALS).toList());
    }
}
