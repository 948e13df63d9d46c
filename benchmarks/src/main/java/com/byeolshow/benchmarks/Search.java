package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.Crowd;
import com.byeolshow.benchmarks.load.Reply;
import com.byeolshow.benchmarks.load.RequestFailure;
import com.byeolshow.benchmarks.load.Timings;
import com.byeolshow.benchmarks.report.Report;
import com.byeolshow.suite.demo.Await;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop with very many products: customers search in every way they know. Each kind of query must find something, and what
 * nobody sells nothing; how long each kind takes is measured on its own.
 */
final class Search {

    static final String NAME = "search";

    /**
     * How often the service looks for products without search document, so that the wait for it tells the indexing; and
     * each suggestion is looked for, as the same few would be remembered all the time.
     */
    static final Map<String, String> ENVIRONMENT =
            Map.of("CATALOG_SEARCH_INDEX_EVERY", "20s", "CATALOG_SEARCH_SUGGESTIONS_KEPT", "0s");

    private static final int PRODUCTS = 100_000;
    private static final int AT_ONCE = 2;

    /** Of each query per round. */
    private static final int TIMES = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ground ground;
    private final int products;
    private final int atOnce;

    Search(Ground ground) {
        this.ground = ground;
        Options options = ground.options();
        this.products = options.customers() == 0 ? PRODUCTS : options.customers();
        this.atOnce = options.atOnce() == 0 ? AT_ONCE : options.atOnce();
    }

    private record Question(String kind, String method, String path, byte @Nullable [] body, boolean findsSomething) {}

    Report run(double loadBefore, Path folder) {
        Options options = ground.options();
        var outcomes = new LinkedHashMap<String, Long>();
        outcomes.put("milliseconds until all products were indexed", indexed().toMillis());
        outcomes.put(
                "MB of search documents and words, indexes included",
                number(
                        "SELECT (pg_total_relation_size('search_document') + pg_total_relation_size('search_word')) / 1048576"));
        outcomes.put(
                "MB of that the index of grams",
                number("SELECT pg_relation_size('search_document_by_gram') / 1048576"));
        outcomes.put("known words", number("SELECT count(*) FROM search_word"));
        for (int round = 1; round <= options.warmUp(); round++) {
            var warming = new Timings();
            ask(warming);
            failOn(warming);
            ground.progress().accept("  warm-up %d".formatted(round));
        }
        long scansBefore = number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'search_document'");
        long lookedUp =
                number("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'search_document_by_gram'");
        var timings = new Timings();
        var measurement = new Measurement(ground, loadBefore);
        for (int round = 1; round <= options.rounds(); round++) {
            measurement.round(questions().size(), () -> ask(timings), () -> {});
        }
        outcomes.put(
                "scans of the index of grams",
                number("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'search_document_by_gram'")
                        - lookedUp);
        outcomes.put(
                "scans of all search documents",
                number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'search_document'") - scansBefore);
        var report = measurement.report(NAME, "search", parameters(options), timings, outcomes, folder);
        failOn(timings);
        return report;
    }

    private Map<String, String> parameters(Options options) {
        var told = new LinkedHashMap<String, String>();
        told.put("products", Integer.toString(products));
        told.put("brands, collections", "%d, %d".formatted(SearchShop.BRANDS, SearchShop.COLLECTIONS));
        told.put("at once", Integer.toString(atOnce));
        told.put("searches per round", Integer.toString(questions().size()));
        told.put("measured rounds", Integer.toString(options.rounds()));
        told.put("warm-up rounds", Integer.toString(options.warmUp()));
        told.put("products come", "from SQL, their search documents from the service");
        told.put("profiled", options.profile() ? "yes" : "no");
        return told;
    }

    /** Fills the shop and waits until everything can be found. */
    private Duration indexed() {
        SearchShop.statements(products).forEach(statement -> ground.database().change("catalog", statement));
        ground.database().change("catalog", "ANALYZE");
        ground.progress().accept("%d products".formatted(products));
        long began = System.nanoTime();
        Await.until(
                "all products are indexed",
                PATIENCE,
                () -> number("SELECT count(*) FROM search_document WHERE product_id LIKE 'bench%'") == products);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        // What autovacuum does a minute later.
        ground.database().change("catalog", "VACUUM ANALYZE search_document");
        ground.database().change("catalog", "VACUUM ANALYZE search_word");
        ground.progress().accept("  indexed after %.1f s".formatted(took.toMillis() / 1000.0));
        return took;
    }

    private long number(String sql) {
        return ground.database().number("catalog", sql);
    }

    private List<Question> questions() {
        var all = new ArrayList<Question>();
        for (int time = 0; time < TIMES; time++) {
            SearchShop.queries().forEach((kind, texts) -> texts.forEach(text -> all.add(search(kind, text, 1, true))));
            all.add(search("nothing of that name", "없는물건", 1, false));
            all.add(search("the fifth page", "세트", 5, true));
            for (String text : SearchShop.beginnings()) {
                all.add(new Question(
                        "suggestions",
                        "GET",
                        "/v1/products/suggestions?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                        null,
                        true));
            }
        }
        Collections.shuffle(all, new Random(7));
        return all;
    }

    private static Question search(String kind, String text, int page, boolean findsSomething) {
        byte[] body = JSON.writeValueAsBytes(Map.of("search", text, "page", page));
        return new Question(kind, "POST", "/product/search/", body, findsSomething);
    }

    private Duration ask(Timings timings) {
        return Crowd.work(questions(), atOnce, PATIENCE, timings, question -> {
            Reply reply = timings.time(question.kind(), () -> ground.wire()
                    .send(ground.stack().doors().gateway(), question.method(), question.path(), null, question.body()));
            if (reply.status() != 200) {
                throw new RequestFailure(reply.kind());
            }
            boolean found = reply.body().contains("id\"");
            if (found != question.findsSomething()) {
                byte[] body = question.body();
                String typed = body == null ? question.path() : new String(body, StandardCharsets.UTF_8);
                throw new RequestFailure((found ? "something was found: " : "nothing was found: ") + typed);
            }
        });
    }

    private static void failOn(Timings timings) {
        if (!timings.failures().isEmpty()) {
            throw new WrongResult("searches failed: " + timings.failures());
        }
    }
}
