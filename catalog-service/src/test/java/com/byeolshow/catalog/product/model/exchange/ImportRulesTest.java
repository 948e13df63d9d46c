package com.byeolshow.catalog.product.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.byeolshow.catalog.product.model.Found;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.ProductDraft.Amount;
import com.byeolshow.catalog.product.model.ProductDraft.Buyable;
import com.byeolshow.catalog.product.model.ProductDraft.Choice;
import com.byeolshow.catalog.product.model.ProductDraft.Pick;
import com.byeolshow.catalog.product.model.ProductDraft.Reduction;
import com.byeolshow.catalog.product.model.ProductDraft.Value;
import com.byeolshow.catalog.product.model.ProductRules;
import com.byeolshow.catalog.product.model.Shaping;
import com.byeolshow.catalog.product.model.exchange.Decision.Change;
import com.byeolshow.catalog.product.model.exchange.Decision.Create;
import com.byeolshow.catalog.product.model.exchange.Decision.Keep;
import com.byeolshow.catalog.product.model.exchange.Decision.Refuse;
import com.byeolshow.catalog.product.model.exchange.Decision.Rekey;
import com.byeolshow.catalog.product.model.exchange.Entry.Draft;
import com.byeolshow.catalog.product.model.exchange.Entry.Named;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportRulesTest {

    private static final Instant THEN = Instant.parse("2030-05-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2030-05-02T11:00:00Z");
    private static final Partner BRAND = new Partner("B1", "별뷰티");

    private final AtomicInteger next = new AtomicInteger();
    private final Supplier<String> fresh = () -> "new" + next.incrementAndGet();

    private static ProductDraft lipTint(long price, String... colours) {
        return new ProductDraft(
                null,
                "별 립틴트",
                "요약",
                "설명",
                true,
                true,
                null,
                null,
                null,
                List.of(),
                new Amount(price),
                new Reduction("percentage", 10L),
                List.of(new Choice(
                        null,
                        "색상",
                        List.of(colours).stream()
                                .map(colour -> new Value(null, colour))
                                .toList())),
                List.of(colours).stream()
                        .map(colour -> new Buyable(null, new Amount(price), 50L, List.of(new Pick("색상", colour))))
                        .toList());
    }

    private Product known() {
        var shaping = ProductRules.create(
                lipTint(20_000, "빨강", "분홍"),
                new Found(BRAND, null, Set.of("C1")),
                () -> "old" + next.incrementAndGet(),
                THEN);
        return ((Shaping.Shaped) shaping).product();
    }

    private static Draft entry(@Nullable String externalId, @Nullable String id, Set<Given> given, ProductDraft draft) {
        return new Draft(
                7, 2, "…", externalId, id, given, draft, new Named(null, "별뷰티"), null, List.of(), List.of(7, 8));
    }

    private static Draft whole(@Nullable String externalId, @Nullable String id, ProductDraft draft) {
        return entry(externalId, id, EnumSet.allOf(Given.class), draft);
    }

    private ImportRules rules(Map<String, Product> products, Map<String, String> keys, boolean createPartners) {
        return new ImportRules(
                new Surroundings(products, keys, List.of(BRAND), List.of(), Map.of("lips", "C1"), createPartners),
                fresh,
                NOW);
    }

    private ImportRules knowing(Product product, String... keys) {
        var byKey = new HashMap<String, String>();
        for (String key : keys) {
            byKey.put(key, product.id().value());
        }
        return rules(Map.of(product.id().value(), product), byKey, false);
    }

    private static String onlyCode(Decision decision) {
        var refusals = ((Refuse) decision).refusals();
        assertThat(refusals).hasSize(1);
        return refusals.getFirst().code();
    }

    @Test
    void unknownKeyMakesAProduct() {
        var decision = rules(Map.of(), Map.of(), false).decide(whole("X1", null, lipTint(20_000, "빨강")));

        assertThat(decision).isInstanceOfSatisfying(Create.class, create -> {
            assertThat(create.externalId()).isEqualTo("X1");
            assertThat(create.product().brand()).isEqualTo(BRAND);
            assertThat(create.product().version()).isEqualTo(1);
        });
    }

    @Test
    void sameProductAgainChangesNothing() {
        var product = known();

        assertThat(knowing(product, "X1").decide(whole("X1", null, lipTint(20_000, "빨강", "분홍"))))
                .isEqualTo(new Keep());
    }

    @Test
    void whatStaysKeepsItsIds() {
        var product = known();
        var decision = knowing(product, "X1").decide(whole("X1", null, lipTint(21_000, "초록", "빨강")));

        assertThat(decision).isInstanceOfSatisfying(Change.class, change -> {
            var changed = change.product();
            assertThat(changed.version()).isEqualTo(2);
            assertThat(changed.options().getFirst().id())
                    .isEqualTo(product.options().getFirst().id());
            assertThat(changed.options().getFirst().variations())
                    .extracting(Option.Variation::value)
                    .containsExactly("초록", "빨강");
            assertThat(changed.variants().getLast().id())
                    .isEqualTo(product.variants().getFirst().id());
            assertThat(changed.variants().getFirst().id().value()).startsWith("new");
        });
    }

    @Test
    void whatAFileDoesNotMentionStays() {
        var product = known();
        var draft = new ProductDraft(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                new Amount(30_000L),
                null,
                List.of(),
                List.of());

        var decision = knowing(product, "X1").decide(entry("X1", null, Set.of(Given.PRICE), draft));

        assertThat(decision).isInstanceOfSatisfying(Change.class, change -> {
            assertThat(change.product().price().original().value()).isEqualTo(30_000);
            assertThat(change.product().name()).isEqualTo(product.name());
            assertThat(change.product().brand()).isEqualTo(BRAND);
            assertThat(change.product().discount()).isEqualTo(product.discount());
            assertThat(change.product().options()).isEqualTo(product.options());
            assertThat(change.product().variants()).isEqualTo(product.variants());
        });
    }

    @Test
    void weightsThatAreNotMentionedStay() {
        var product = known();
        var given = EnumSet.allOf(Given.class);
        given.remove(Given.WEIGHTS);
        var draft = lipTint(20_000, "빨강", "분홍");
        var weightless = draft.variants().stream()
                .map(each -> new Buyable(null, each.price(), null, each.types()))
                .toList();
        var entry = entry(
                "X1",
                null,
                given,
                new ProductDraft(
                        null,
                        draft.name(),
                        draft.summary(),
                        draft.description(),
                        true,
                        true,
                        null,
                        null,
                        null,
                        List.of(),
                        draft.price(),
                        draft.discount(),
                        draft.options(),
                        weightless));

        assertThat(knowing(product, "X1").decide(entry)).isEqualTo(new Keep());
    }

    @Test
    void productNamedByItsIdGetsTheKeyItHadNot() {
        var product = known();
        String id = product.id().value();

        assertThat(knowing(product).decide(whole("X1", id, lipTint(20_000, "빨강", "분홍"))))
                .isEqualTo(new Rekey(product.id(), "X1"));
        assertThat(knowing(product).decide(whole(null, id, lipTint(20_000, "빨강", "분홍"))))
                .isEqualTo(new Keep());
    }

    @Test
    void keysMustFitTogether() {
        var product = known();
        String id = product.id().value();
        var draft = lipTint(20_000, "빨강");

        assertThat(onlyCode(knowing(product).decide(whole(null, null, draft)))).isEqualTo("no-key");
        assertThat(onlyCode(knowing(product).decide(whole(null, "P404", draft))))
                .isEqualTo("no-such-product");
        assertThat(onlyCode(knowing(product, "X1").decide(whole("X2", id, draft))))
                .isEqualTo("other-key");
        assertThat(onlyCode(
                        rules(Map.of(id, product), Map.of("X9", "P9"), false).decide(whole("X9", id, draft))))
                .isEqualTo("key-taken");
        assertThat(onlyCode(knowing(product).decide(whole("x".repeat(101), null, draft))))
                .isEqualTo("unusable-key");
        assertThat(onlyCode(knowing(product).decide(whole("a\0b", null, draft))))
                .isEqualTo("unusable-key");
    }

    @Test
    void unknownBrandIsRefusedOrRegisteredOnce() {
        var one = new Draft(
                1,
                1,
                "…",
                "X1",
                null,
                EnumSet.allOf(Given.class),
                lipTint(1000, "빨강"),
                new Named(null, " 달뷰티 "),
                null,
                List.of(),
                List.of());
        var two = new Draft(
                2,
                1,
                "…",
                "X2",
                null,
                EnumSet.allOf(Given.class),
                lipTint(1000, "빨강"),
                new Named(null, "달뷰티"),
                null,
                List.of(),
                List.of());

        assertThat(onlyCode(rules(Map.of(), Map.of(), false).decide(one))).isEqualTo("unknown-partner");

        var creating = rules(Map.of(), Map.of(), true);
        var first = ((Create) creating.decide(one)).product();
        var second = ((Create) creating.decide(two)).product();
        assertThat(first.brand()).isEqualTo(second.brand());
        assertThat(creating.newBrands(List.of(first))).hasSize(1);
        assertThat(creating.newBrands(List.of())).isEmpty();
    }

    @Test
    void everyFaultIsFoundWithItsPlaceInTheTable() {
        var draft = new ProductDraft(
                null,
                "",
                null,
                null,
                true,
                true,
                "ftp://x",
                null,
                null,
                List.of(),
                new Amount(0L),
                new Reduction("half", 1L),
                List.of(),
                List.of(
                        new Buyable(null, new Amount(1000L), null, List.of()),
                        new Buyable(null, new Amount(0L), -1L, List.of(new Pick("색상", "빨강")))));
        var entry = new Draft(
                7,
                2,
                "…",
                "X1",
                null,
                EnumSet.allOf(Given.class),
                draft,
                null,
                null,
                List.of("nowhere"),
                List.of(7, 8));

        var refusals = ((Refuse) rules(Map.of(), Map.of(), false).decide(entry)).refusals();

        assertThat(refusals)
                .extracting(refusal -> refusal.line() + " " + refusal.field() + " " + refusal.code())
                .contains(
                        "7 collections unknown-collection",
                        "7 name invalid-field",
                        "7 thumbnailUrl invalid-field",
                        "7 price invalid-field",
                        "7 discountType invalid-field",
                        "8 variantPrice invalid-field",
                        "8 variantWeight invalid-field",
                        "8 variantOptions invalid-field");
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.message()).containsPattern("[가-힣]");
            assertThat(refusal.messageEn()).matches("[A-Z].*\\.");
        });
        assertThat(refusals)
                .filteredOn(refusal -> refusal.field().equals("variantWeight"))
                .extracting(Refusal::message, Refusal::messageEn)
                .containsExactly(tuple("0 이상 10000000 이하여야 합니다.", "Must be between 0 and 10000000."));
    }
}
