package com.byeolshow.catalog.product.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.product.exchange.ProductFiles.Sheet;
import com.byeolshow.catalog.product.model.Found;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.ProductRules;
import com.byeolshow.catalog.product.model.Shaping;
import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.Decision.Keep;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.ImportRules;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter.Piece;
import com.byeolshow.catalog.product.model.exchange.Surroundings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** What was exported, imported again, changes nothing: for any product there can be, in both formats. */
class RoundTripTest {

    private static final Partner BRAND = new Partner("B1", "=별\"뷰티, 'x");
    private static final Instant THEN = Instant.parse("2030-05-01T11:00:00Z");

    private final JsonMapper json = JsonMapper.builder().build();

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("'=+-@＝\t\r\n\"\\|;,ab가힣 {}")
                .ofMinLength(0)
                .ofMaxLength(15);
    }

    private Arbitrary<String> words() {
        return texts().map(String::strip).filter(text -> !text.isEmpty());
    }

    @Provide
    Arbitrary<ProductDraft> drafts() {
        var options = words().list().uniqueElements().ofMaxSize(2).flatMap(names -> words().list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(values -> names.stream()
                        .map(name -> new ProductDraft.Choice(
                                null,
                                name,
                                values.stream()
                                        .map(value -> new ProductDraft.Value(null, value))
                                        .toList()))
                        .toList()));
        var discounts = Arbitraries.of(
                new ProductDraft.Reduction(null, null),
                new ProductDraft.Reduction("fixed", 500L),
                new ProductDraft.Reduction("percentage", 33L));
        return Combinators.combine(
                        words(),
                        texts(),
                        texts(),
                        Arbitraries.of(true, false),
                        options,
                        discounts,
                        Arbitraries.longs().between(1_000, 99_999),
                        Arbitraries.integers().between(0, 4))
                .as((name, summary, description, shipping, choices, discount, price, variants) -> new ProductDraft(
                        null,
                        name,
                        summary,
                        description,
                        false,
                        shipping,
                        shipping ? "https://img.example.com/가.jpg?a=1,2".replace("가", "x") : null,
                        shipping ? new ProductDraft.Reference("B1") : null,
                        null,
                        shipping ? List.of("C1", "C2") : List.of(),
                        new ProductDraft.Amount(price),
                        discount,
                        choices,
                        variants(choices, variants, price)));
    }

    /** The first few of the combinations there are. */
    private static List<ProductDraft.Buyable> variants(List<ProductDraft.Choice> choices, int most, long price) {
        var all = new ArrayList<List<ProductDraft.Pick>>();
        all.add(List.of());
        for (var choice : choices) {
            var longer = new ArrayList<List<ProductDraft.Pick>>();
            for (var picks : all) {
                for (var value : choice.variations()) {
                    var more = new ArrayList<>(picks);
                    more.add(new ProductDraft.Pick(choice.name(), value.value()));
                    longer.add(more);
                }
            }
            all.clear();
            all.addAll(longer);
        }
        // Backwards, so that their order is not that of the options.
        return all.reversed().stream()
                .limit(most)
                .map(picks -> new ProductDraft.Buyable(
                        null, new ProductDraft.Amount(price + 1), picks.size() % 2 == 0 ? null : 120L, picks))
                .toList();
    }

    private static Product product(ProductDraft draft, Partner brand) {
        var next = new AtomicInteger();
        var found = new Found(draft.brand() == null ? null : brand, null, Set.of("C1", "C2"));
        var shaping = ProductRules.create(draft, found, () -> "id" + next.incrementAndGet(), THEN);
        Assume.that(shaping instanceof Shaping.Shaped);
        return ((Shaping.Shaped) shaping).product();
    }

    private static List<Piece> pieces(String text, boolean quotes) {
        var pieces = new ArrayList<Piece>();
        var splitter = new RecordSplitter(quotes, Intake.LONGEST_LINE, pieces::add);
        splitter.feed(text.getBytes(StandardCharsets.UTF_8));
        splitter.end();
        return pieces;
    }

    private static void assertUnchanged(List<Entry> entries, Product product, String key) {
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst()).isInstanceOf(Entry.Draft.class);
        var around = new Surroundings(
                Map.of(product.id().value(), product),
                Map.of(key, product.id().value()),
                List.of(BRAND),
                List.of(),
                Map.of("lips", "C1", "new-in", "C2"),
                false);
        var rules = new ImportRules(around, () -> "fresh", THEN.plusSeconds(60));
        assertThat(rules.decide((Entry.Draft) entries.getFirst())).isEqualTo(new Keep());
    }

    @Property(tries = 500)
    void tableReadsAsItWasWritten(@ForAll("drafts") ProductDraft draft, @ForAll("texts") String keyed) {
        var product = product(draft, BRAND);
        String key = "k" + keyed.replaceAll("\\p{Cntrl}", "").strip();
        var sheet = new Sheet(product, key, product.collectionIds().isEmpty() ? List.of() : List.of("lips", "new-in"));

        String text = ProductFiles.csv(List.of(sheet));

        var entries = new CsvEntries(Column.all(), StandardCharsets.UTF_8).read(pieces(text, true), false);
        assertUnchanged(entries, product, key);
    }

    @Property(tries = 300)
    void linesReadAsTheyWereWritten(@ForAll("drafts") ProductDraft draft) {
        var product = product(draft, BRAND);
        var sheet = new Sheet(product, null, product.collectionIds().isEmpty() ? List.of() : List.of("lips", "new-in"));

        String text = new ProductFiles(json).jsonLines(List.of(sheet));

        assertUnchanged(new JsonEntries(json).read(pieces(text, false)), product, "other");
    }
}
