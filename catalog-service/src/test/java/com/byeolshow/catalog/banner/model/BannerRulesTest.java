package com.byeolshow.catalog.banner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.catalog.banner.BannerId;
import com.byeolshow.catalog.banner.model.BannerDraft.BoundsDraft;
import com.byeolshow.catalog.banner.model.BannerProblem.InvalidFields;
import com.byeolshow.catalog.banner.model.BannerProblem.SlugTaken;
import com.byeolshow.catalog.banner.model.BannerProblem.TooManyCatalogs;
import com.byeolshow.catalog.banner.model.BannerProblem.VersionConflict;
import com.byeolshow.catalog.banner.model.BannerShaping.Refused;
import com.byeolshow.catalog.banner.model.BannerShaping.Shaped;
import com.byeolshow.platform.form.FieldError;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BannerRulesTest {

    private static final Instant NOON = Instant.parse("2030-05-01T03:00:00Z");
    private static final BannerId ID = new BannerId("B1");
    private static final Set<String> KNOWN = Set.of("C1", "C2");

    private static BannerDraft draft(@Nullable String kind, @Nullable BoundsDraft bounds, String... collections) {
        return new BannerDraft(
                null,
                kind,
                " 여름 특가 ",
                null,
                "https://img.example.com/b.jpg",
                "summer",
                Arrays.asList(collections),
                bounds,
                null,
                null);
    }

    private static BannerDraft shown(@Nullable String from, @Nullable String until) {
        return new BannerDraft(
                null, "live-alarm", "알림", "", "https://img.example.com/b.jpg", "alarm", null, null, from, until);
    }

    private static BannerShaping create(BannerDraft draft) {
        return BannerRules.create(ID, draft, List.of(), KNOWN, NOON);
    }

    private static Banner banner(BannerDraft draft) {
        return create(draft) instanceof Shaped(var banner) ? banner : failed(draft);
    }

    private static Banner failed(BannerDraft draft) {
        throw new AssertionError(draft + " was refused: " + wrong(draft));
    }

    private static List<String> wrong(BannerDraft draft) {
        return create(draft) instanceof Refused(InvalidFields(var errors))
                ? errors.stream().map(FieldError::field).toList()
                : List.of();
    }

    private static Banner other(String id, String slug) {
        var like = banner(draft("live-alarm", null));
        return new Banner(
                new BannerId(id),
                like.title(),
                "",
                like.imageUrl(),
                slug,
                like.theme(),
                List.of(),
                like.window(),
                3,
                NOON,
                NOON);
    }

    @Nested
    class Creating {

        @Test
        void bannerStartsAtVersionOneAndShowsForEver() {
            assertThat(banner(draft("recommended", null, "C2", "C1", "C2")))
                    .isEqualTo(new Banner(
                            ID,
                            "여름 특가",
                            "",
                            "https://img.example.com/b.jpg",
                            "summer",
                            new Theme.Recommended(),
                            List.of("C2", "C1"),
                            new Window(null, null),
                            1,
                            NOON,
                            NOON));
        }

        @Test
        void everyWrongFieldIsListed() {
            var empty = new BannerDraft(
                    null,
                    "party",
                    " ",
                    "a".repeat(1_001),
                    "ftp://img",
                    "Not A Slug",
                    List.of("nowhere"),
                    new BoundsDraft("fixed", 1L, 2L),
                    "tomorrow",
                    "2030-05-01");
            assertThat(wrong(empty))
                    .containsExactly(
                            "title",
                            "description",
                            "imageUrl",
                            "slug",
                            "discount",
                            "kind",
                            "collectionIds[0]",
                            "from",
                            "until");
            assertThat(wrong(new BannerDraft(null, null, null, null, null, null, null, null, null, null)))
                    .containsExactly("title", "imageUrl", "slug", "kind");
        }

        @Test
        void recommendationNeedsACollection() {
            assertThat(wrong(draft("recommended", null))).containsExactly("collectionIds");
            assertThat(wrong(draft("live-alarm", null))).isEmpty();
        }

        @Test
        void slugOfAnotherIsTaken() {
            assertThat(BannerRules.create(ID, draft("live-alarm", null), List.of(other("B2", "summer")), KNOWN, NOON))
                    .isEqualTo(new Refused(new SlugTaken()));
        }

        @Test
        void thereIsRoomForAHundred() {
            var some = IntStream.range(0, 99)
                    .mapToObj(i -> other("B" + i, "s" + i))
                    .toList();
            var all = IntStream.range(0, 100)
                    .mapToObj(i -> other("B" + i, "s" + i))
                    .toList();

            assertThat(BannerRules.create(ID, draft("live-alarm", null), some, KNOWN, NOON))
                    .isInstanceOf(Shaped.class);
            assertThat(BannerRules.create(ID, draft("live-alarm", null), all, KNOWN, NOON))
                    .isEqualTo(new Refused(new TooManyCatalogs(100)));
        }
    }

    @Nested
    class Bounds {

        @ParameterizedTest
        @CsvSource({
            "fixed, , , 0, ",
            "fixed, 1000, 5000, 1000, 5000",
            "fixed, 5, 5, 5, 5",
            "fixed, 0, 1000000000, 0, 1000000000",
            "percentage, , , 0, 100",
            "percentage, 10, , 10, 100",
            "percentage, 100, 100, 100, 100"
        })
        void hotDealsHaveThem(String type, @Nullable Long min, @Nullable Long max, long least, @Nullable Long most) {
            assertThat(banner(draft("hot-deal", new BoundsDraft(type, min, max)))
                            .theme())
                    .isInstanceOfSatisfying(Theme.HotDeal.class, deal -> {
                        assertThat(deal.bounds().type()).isEqualTo(type);
                        assertThat(deal.bounds().min()).isEqualTo(least);
                        assertThat(deal.bounds().upper()).isEqualTo(most);
                    });
        }

        @ParameterizedTest
        @CsvSource({
            "half, 1, 2, discount.type",
            ", 1, 2, discount.type",
            "fixed, -1, , discount.min",
            "fixed, 1000000001, , discount.min",
            "fixed, 2, 1, discount.max",
            "percentage, 0, 101, discount.max",
            "percentage, 101, , discount.min",
            "percentage, 51, 50, discount.max"
        })
        void wrongOnesAreExplained(@Nullable String type, @Nullable Long min, @Nullable Long max, String field) {
            assertThat(wrong(draft("hot-deal", new BoundsDraft(type, min, max))))
                    .containsExactly(field);
        }

        @Test
        void hotDealNeedsThem() {
            assertThat(wrong(draft("hot-deal", null))).containsExactly("discount");
        }

        @ParameterizedTest
        @ValueSource(strings = {"live-alarm", "discount-coupon", "recommended"})
        void nothingElseHasThem(String kind) {
            assertThat(wrong(draft(kind, new BoundsDraft("fixed", 1L, 2L), "C1")))
                    .containsExactly("discount");
        }
    }

    @Nested
    class Showing {

        @Test
        void startIsIncludedAndEndIsNot() {
            var window = banner(shown("2030-05-01T12:00:00+09:00", "2030-05-02T12:00:00+09:00"))
                    .window();

            assertThat(window.contains(NOON.minusMillis(1))).isFalse();
            assertThat(window.contains(NOON)).isTrue();
            assertThat(window.contains(Instant.parse("2030-05-02T02:59:59.999Z")))
                    .isTrue();
            assertThat(window.contains(Instant.parse("2030-05-02T03:00:00Z"))).isFalse();
        }

        @Test
        void openEndsHoldForEver() {
            assertThat(banner(shown(null, "2030-05-01T12:00:01+09:00")).window().contains(Instant.MIN))
                    .isTrue();
            assertThat(banner(shown("2030-05-01T12:00:00+09:00", null)).window().contains(Instant.MAX))
                    .isTrue();
            assertThat(banner(shown(null, null)).window().contains(NOON)).isTrue();
        }

        @Test
        void endComesAfterTheStart() {
            assertThat(wrong(shown("2030-05-01T12:00:00+09:00", "2030-05-01T12:00:00+09:00")))
                    .containsExactly("until");
            assertThat(wrong(shown("2030-05-01T12:00:00+09:00", "2030-05-01T02:00:00Z")))
                    .containsExactly("until");
        }
    }

    @Nested
    class Changing {

        @Test
        void newestVersionBecomesTheNext() {
            var current = other("B1", "summer");
            var later = NOON.plusSeconds(60);

            var shaped = BannerRules.change(
                    current, draft("discount-coupon", null).madeFrom(3), List.of(current), KNOWN, later);

            assertThat(shaped).isInstanceOfSatisfying(Shaped.class, changed -> {
                assertThat(changed.banner().version()).isEqualTo(4);
                assertThat(changed.banner().createdAt()).isEqualTo(NOON);
                assertThat(changed.banner().updatedAt()).isEqualTo(later);
                assertThat(changed.banner().theme()).isEqualTo(new Theme.DiscountCoupon());
            });
        }

        @Test
        void anyOtherVersionConflicts() {
            var current = other("B1", "summer");
            for (long version : new long[] {0, 2, 4}) {
                assertThat(BannerRules.change(
                                current, draft("live-alarm", null).madeFrom(version), List.of(current), KNOWN, NOON))
                        .isEqualTo(new Refused(new VersionConflict(3)));
            }
        }

        @Test
        void versionIsNeeded() {
            var current = other("B1", "summer");
            assertThat(BannerRules.change(current, draft("live-alarm", null), List.of(current), KNOWN, NOON))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                            .isInstanceOf(InvalidFields.class));
        }

        @Test
        void slugOfAnotherIsTaken() {
            var current = other("B1", "old");
            assertThat(BannerRules.change(
                            current,
                            draft("live-alarm", null).madeFrom(3),
                            List.of(current, other("B2", "summer")),
                            KNOWN,
                            NOON))
                    .isEqualTo(new Refused(new SlugTaken()));
        }
    }

    @Property
    void orderNamesEveryBannerExactlyOnce(@ForAll("ids") List<String> order, @ForAll("ids") List<String> current) {
        var distinct = current.stream().distinct().toList();
        assertThat(BannerRules.ordersAll(order, distinct))
                .isEqualTo(order.stream()
                        .sorted()
                        .toList()
                        .equals(distinct.stream().sorted().toList()));
    }

    @Property
    void reversedOrderIsAnOrder(@ForAll("ids") List<String> ids) {
        var distinct = ids.stream().distinct().toList();
        assertThat(BannerRules.ordersAll(distinct.reversed(), distinct)).isTrue();
    }

    @Property
    void whateverIsSentIsShapedOrExplained(@ForAll("drafts") BannerDraft draft) {
        switch (create(draft)) {
            case Shaped(var banner) -> {
                assertThat(banner.theme().kind()).isEqualTo(draft.kind());
                assertThat(KNOWN).containsAll(banner.collectionIds());
            }
            case Refused(InvalidFields(var errors)) -> assertThat(errors).isNotEmpty();
            case Refused(var problem) -> throw new AssertionError(problem);
        }
    }

    @Test
    void impossibleBoundsCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Theme.Bounds.Sums(2, 1L));
        assertThatIllegalArgumentException().isThrownBy(() -> new Theme.Bounds.Shares(0, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(NOON, NOON));
    }

    @Provide
    Arbitrary<List<String>> ids() {
        return Arbitraries.of("A", "B", "C", "D").list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<BannerDraft> drafts() {
        Arbitrary<@Nullable String> kinds = Arbitraries.of(
                        "hot-deal", "live-alarm", "discount-coupon", "recommended", "x")
                .injectNull(0.1);
        Arbitrary<@Nullable String> texts = Arbitraries.of(
                        "https://a.example/b", "summer", "", "a\0b", "2030-05-01T12:00:00+09:00")
                .injectNull(0.1);
        Arbitrary<@Nullable Long> numbers = Arbitraries.of(0L, 1L, 50L, 100L, 101L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)
                .injectNull(0.2);
        Arbitrary<@Nullable BoundsDraft> bounds = Combinators.combine(
                        Arbitraries.of("fixed", "percentage", "x").injectNull(0.1), numbers, numbers)
                .as(BoundsDraft::new)
                .injectNull(0.5);
        Arbitrary<@Nullable List<@Nullable String>> collections = Arbitraries.of("C1", "C2", " C1 ", "C3", "")
                .injectNull(0.1)
                .list()
                .ofMaxSize(3)
                .injectNull(0.2);
        return Combinators.combine(kinds, texts, texts, collections, bounds, texts, texts)
                .as((kind, image, slug, in, deal, from, until) ->
                        new BannerDraft(null, kind, "제목", null, image, slug, in, deal, from, until));
    }
}
