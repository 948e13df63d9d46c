package com.byeolshow.catalog.product.model;

import static com.byeolshow.catalog.product.model.Drafts.lipTint;
import static com.byeolshow.catalog.product.model.Drafts.manyVariations;
import static com.byeolshow.catalog.product.model.Drafts.option;
import static com.byeolshow.catalog.product.model.Drafts.pick;
import static com.byeolshow.catalog.product.model.Drafts.variant;
import static com.byeolshow.catalog.product.model.Drafts.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.product.VariantId;
import com.byeolshow.catalog.product.model.Option.Variation;
import com.byeolshow.catalog.product.model.ProductDraft.Buyable;
import com.byeolshow.catalog.product.model.ProductDraft.Choice;
import com.byeolshow.catalog.product.model.ProductDraft.Value;
import com.byeolshow.catalog.product.model.ProductProblem.InvalidFields;
import com.byeolshow.catalog.product.model.ProductProblem.VersionConflict;
import com.byeolshow.catalog.product.model.Shaping.Refused;
import com.byeolshow.catalog.product.model.Shaping.Shaped;
import com.byeolshow.catalog.product.model.Variant.Type;
import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProductRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Instant LATER = Instant.parse("2030-05-02T11:00:00Z");
    private static final Found NOTHING = new Found(null, null, Set.of());

    private final AtomicInteger ids = new AtomicInteger();

    private Shaping create(Drafts drafts, Found found) {
        return ProductRules.create(drafts.draft(), found, this::fresh, NOW);
    }

    private Product created(Drafts drafts) {
        return shaped(create(drafts, NOTHING));
    }

    private List<String> wrongFields(Drafts drafts) {
        return wrongFields(create(drafts, NOTHING));
    }

    private static List<String> wrongFields(Shaping shaping) {
        assertThat(shaping).isInstanceOf(Refused.class);
        var problem = ((Refused) shaping).problem();
        assertThat(problem).isInstanceOf(InvalidFields.class);
        return ((InvalidFields) problem)
                .errors().stream().map(FieldError::field).toList();
    }

    private static Product shaped(Shaping shaping) {
        assertThat(shaping).isInstanceOf(Shaped.class);
        return ((Shaped) shaping).product();
    }

    private String fresh() {
        return "new" + ids.incrementAndGet();
    }

    @Nested
    class Creating {

        @Test
        void takesTheDraftAndComputesEverySalePrice() {
            var product = created(lipTint().discount("percentage", 15L));

            assertThat(product.price()).isEqualTo(new Price(Won.of(20_000), Won.of(17_000)));
            assertThat(product.variants())
                    .extracting(Variant::price)
                    .containsExactly(
                            new Price(Won.of(20_000), Won.of(17_000)), new Price(Won.of(21_000), Won.of(17_850)));
            assertThat(product.version()).isEqualTo(1);
            assertThat(product.createdAt()).isEqualTo(NOW);
            assertThat(product.updatedAt()).isEqualTo(NOW);
            assertThat(product.shipping()).isTrue();
        }

        @Test
        void givesEveryPartAnIdOfItsOwn() {
            var product = created(lipTint());

            var given = new ArrayList<String>();
            given.add(product.id().value());
            product.options().forEach(option -> {
                given.add(option.id());
                option.variations().forEach(variation -> given.add(variation.id()));
            });
            product.variants().forEach(variant -> given.add(variant.id().value()));
            assertThat(given).hasSize(6).doesNotHaveDuplicates();
        }

        @Test
        void namesTheChosenVariationOfEachVariant() {
            var product = created(lipTint());

            var option = product.options().getFirst();
            var pink = option.variations().get(1);
            assertThat(product.variants().get(1).types()).containsExactly(new Type(option.id(), "색상", pink.id(), "분홍"));
        }

        @Test
        void listsEveryWrongFieldAtOnce() {
            var drafts = lipTint()
                    .name(" ")
                    .thumbnail("javascript:alert(1)")
                    .brand("B1")
                    .vendor(null)
                    .collections("C1")
                    .price(0L)
                    .discount("half", 5L);

            assertThat(wrongFields(drafts))
                    .containsExactlyInAnyOrder(
                            "name",
                            "thumbnailUrl",
                            "brand.id",
                            "vendor.id",
                            "collectionIds[0]",
                            "price.original",
                            "discount.type");
        }

        @Test
        void acceptsWhatWasFound() {
            var found = new Found(new Partner("B1", "별"), new Partner("V1", "상점"), Set.of("C1", "C2"));
            var product = shaped(create(lipTint().brand("B1").vendor("V1").collections("C2", "C1", "C2"), found));

            assertThat(product.brand()).isEqualTo(new Partner("B1", "별"));
            assertThat(product.vendor()).isEqualTo(new Partner("V1", "상점"));
            assertThat(product.collectionIds()).containsExactly("C2", "C1");
        }

        @Test
        void keepsTextsWithinTheirLengths() {
            assertThat(wrongFields(lipTint()
                            .name("가".repeat(201))
                            .summary("가".repeat(501))
                            .description("가".repeat(20_001))
                            .thumbnail("https://img.example.com/" + "a".repeat(2_000))))
                    .containsExactly("name", "summary", "description", "thumbnailUrl");
            assertThat(created(lipTint()
                                    .name("가".repeat(200))
                                    .summary("가".repeat(500))
                                    .description("가".repeat(20_000)))
                            .name())
                    .hasSize(200);
        }

        @Test
        void refusesTextTheDatabaseCannotStore() {
            assertThat(wrongFields(lipTint().name("별\0"))).containsExactly("name");
        }

        @Test
        void bounds20Collections() {
            var many = IntStream.range(0, 21).mapToObj(i -> "C" + i).toArray(String[]::new);

            assertThat(wrongFields(lipTint().collections(many))).containsExactly("collectionIds");
        }

        @Test
        void isNotSoldUnlessStaffSaySo() {
            assertThat(created(lipTint().available(null)).available()).isFalse();
        }

        @Test
        void needsAVariantToBeSold() {
            assertThat(wrongFields(lipTint().variants())).containsExactly("variants");
            assertThat(created(lipTint().available(false).variants()).variants())
                    .isEmpty();
        }
    }

    @Nested
    class Prices {

        @Test
        void discountMustLeaveSomethingToPayForEveryVariant() {
            assertThat(wrongFields(lipTint()
                            .variants(variant(3_000L, pick("색상", "빨강")), variant(3_001L, pick("색상", "분홍")))
                            .discount("fixed", 3_000L)))
                    .containsExactly("variants[0].price.original");
        }

        @Test
        void pricesStayWithinBounds() {
            assertThat(wrongFields(lipTint().price(PriceRules.HIGHEST + 1))).containsExactly("price.original");
            assertThat(wrongFields(lipTint().price(null))).containsExactly("price.original");
            assertThat(created(lipTint().price(PriceRules.HIGHEST)).price().sale())
                    .isEqualTo(Won.of(PriceRules.HIGHEST));
        }

        @Test
        void discountsStayWithinBounds() {
            assertThat(wrongFields(lipTint().discount("percentage", 100L))).containsExactly("discount.value");
            assertThat(wrongFields(lipTint().discount("percentage", 0L))).containsExactly("discount.value");
            assertThat(wrongFields(lipTint().discount("fixed", 0L))).containsExactly("discount.value");
            assertThat(wrongFields(lipTint().discount("fixed", null))).containsExactly("discount.value");
            assertThat(wrongFields(lipTint().discount("fixed", PriceRules.HIGHEST + 1)))
                    .containsExactly("discount.value");
            assertThat(wrongFields(lipTint().discount(null, 10L))).containsExactly("discount.type");
        }
    }

    @Nested
    class OptionsAndVariants {

        @Test
        void variantChoosesExactlyOneVariationOfEveryOption() {
            var two = lipTint().options(option("색상", "빨강", "분홍"), option("용량", "5g"));

            assertThat(wrongFields(two.variants(variant(1_000L, pick("색상", "빨강")))))
                    .containsExactly("variants[0].types");
            assertThat(wrongFields(two.variants(variant(1_000L, pick("색상", "빨강"), pick("색상", "분홍"), pick("용량", "5g")))))
                    .containsExactly("variants[0].types");
            assertThat(created(two.variants(variant(1_000L, pick("용량", "5g"), pick("색상", "빨강"))))
                            .variants()
                            .getFirst()
                            .types())
                    .extracting(Type::optionName)
                    .containsExactly("색상", "용량");
        }

        @Test
        void variantChoosesOnlyFromTheProductsOwnOptions() {
            assertThat(wrongFields(lipTint().variants(variant(1_000L, pick("색상", "파랑")))))
                    .containsExactly("variants[0].types");
            assertThat(wrongFields(lipTint().variants(variant(1_000L, pick("색상", "빨강"), pick("용량", "5g")))))
                    .containsExactly("variants[0].types");
        }

        @Test
        void weightIsOptionalAndBounded() {
            assertThat(created(lipTint()
                                    .variants(
                                            weighing(null, pick("색상", "빨강")), weighing(10_000_000L, pick("색상", "분홍"))))
                            .variants())
                    .extracting(Variant::weight)
                    .containsExactly(null, 10_000_000L);
            assertThat(wrongFields(lipTint()
                            .variants(weighing(-1L, pick("색상", "빨강")), weighing(10_000_001L, pick("색상", "분홍")))))
                    .containsExactly("variants[0].weight", "variants[1].weight");
        }

        @Test
        void noTwoVariantsChooseTheSame() {
            assertThat(wrongFields(
                            lipTint().variants(variant(1_000L, pick("색상", "빨강")), variant(2_000L, pick("색상", "빨강")))))
                    .containsExactly("variants[1].types");
            assertThat(wrongFields(lipTint().options().variants(variant(1_000L), variant(2_000L))))
                    .containsExactly("variants[1].types");
        }

        @Test
        void productWithoutOptionsHasOneVariant() {
            assertThat(created(lipTint().options().variants(variant(1_000L))).variants())
                    .singleElement()
                    .satisfies(variant -> assertThat(variant.types()).isEmpty());
        }

        @Test
        void namesAndValuesAreUniqueAndPresent() {
            assertThat(wrongFields(lipTint()
                            .available(false)
                            .options(option("색상", "빨강", "빨강 "), option(" 색상", "분홍"))
                            .variants()))
                    .containsExactly("options[0].variations[1].value", "options[1].name");
            assertThat(wrongFields(
                            lipTint().available(false).options(option("", "")).variants()))
                    .containsExactly("options[0].name", "options[0].variations[0].value");
        }

        @Test
        void numbersOfPartsAreBounded() {
            var six = IntStream.range(0, 6).mapToObj(i -> option("옵션" + i, "값")).toArray(Choice[]::new);
            var many = IntStream.range(0, 201).mapToObj(i -> variant(1_000L)).toArray(Buyable[]::new);

            assertThat(wrongFields(lipTint().available(false).options(six).variants()))
                    .containsExactly("options");
            assertThat(wrongFields(lipTint()
                            .available(false)
                            .options(manyVariations("색상", 51))
                            .variants()))
                    .containsExactly("options[0].variations");
            assertThat(wrongFields(
                            lipTint().available(false).options(option("색상")).variants()))
                    .containsExactly("options[0].variations");
            assertThat(wrongFields(lipTint().variants(many))).containsExactly("variants");
        }

        @Test
        void newProductHasNoIdsToKeep() {
            assertThat(wrongFields(lipTint().variants(variant("V1", 1_000L, pick("색상", "빨강")))))
                    .containsExactly("variants[0].id");
        }
    }

    @Nested
    class Changing {

        private final Product before = created(lipTint());
        private final Option color = before.options().getFirst();
        private final VariantId red = before.variants().getFirst().id();

        private Shaping change(Drafts drafts) {
            return ProductRules.change(before, drafts.draft(), NOTHING, ProductRulesTest.this::fresh, LATER);
        }

        @Test
        void raisesTheVersionAndKeepsIdentity() {
            var after = shaped(change(lipTint().version(1L).name("새 이름")));

            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.version()).isEqualTo(2);
            assertThat(after.createdAt()).isEqualTo(NOW);
            assertThat(after.updatedAt()).isEqualTo(LATER);
            assertThat(after.name()).isEqualTo("새 이름");
        }

        @Test
        void isRefusedFromAnyOtherVersion() {
            assertThat(change(lipTint().version(0L))).isEqualTo(new Refused(new VersionConflict(1)));
            assertThat(change(lipTint().version(2L))).isEqualTo(new Refused(new VersionConflict(1)));
            assertThat(wrongFields(change(lipTint().version(null)))).containsExactly("version");
        }

        @Test
        void partsNamedByIdStayTheSameWhileOthersComeAndGo() {
            var redVariation = color.variations().getFirst();
            var options =
                    new Choice(color.id(), "컬러", List.of(new Value(redVariation.id(), "진홍"), new Value(null, "자주")));

            var after = shaped(change(lipTint()
                    .version(1L)
                    .options(options)
                    .variants(variant(red.value(), 22_000L, pick("컬러", "진홍")), variant(9_000L, pick("컬러", "자주")))));

            assertThat(after.options().getFirst().id()).isEqualTo(color.id());
            assertThat(after.options().getFirst().variations())
                    .first()
                    .isEqualTo(new Variation(redVariation.id(), "진홍"));
            assertThat(after.variants()).hasSize(2);
            assertThat(after.variants().getFirst().id()).isEqualTo(red);
            assertThat(after.variants().getFirst().types())
                    .containsExactly(new Type(color.id(), "컬러", redVariation.id(), "진홍"));
            assertThat(before.variants())
                    .extracting(Variant::id)
                    .doesNotContain(after.variants().get(1).id());
        }

        @Test
        void idsOfOtherProductsOrGivenTwiceAreRefused() {
            var stranger = new Choice("O9", "색상", List.of(new Value("W9", "빨강"), new Value(null, "분홍")));
            assertThat(wrongFields(change(lipTint().version(1L).options(stranger))))
                    .containsExactly("options[0].id", "options[0].variations[0].id");
            assertThat(wrongFields(change(lipTint()
                            .version(1L)
                            .variants(
                                    variant(red.value(), 1_000L, pick("색상", "빨강")),
                                    variant(red.value(), 1_000L, pick("색상", "분홍"))))))
                    .containsExactly("variants[1].id");
        }
    }
}
