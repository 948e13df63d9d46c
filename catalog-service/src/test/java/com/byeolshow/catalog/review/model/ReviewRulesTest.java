package com.byeolshow.catalog.review.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.review.model.LineChoice.Chosen;
import com.byeolshow.catalog.review.model.LineChoice.NotYet;
import com.byeolshow.catalog.review.model.LineChoice.Refused;
import com.byeolshow.catalog.review.model.Purchase.Line;
import com.byeolshow.catalog.review.model.ReviewProblem.Field;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewRulesTest {

    private static final List<Line> LINES =
            List.of(new Line("V1", "P1", false), new Line("V2", "P1", false), new Line("V3", "P2", false));

    @Nested
    class Words {

        @Test
        void areTrimmed() {
            assertThat(ReviewRules.words("  좋아요 ", "\n촉촉해요\n", null))
                    .isEqualTo(new Wording.Fine(new ReviewText("좋아요", "촉촉해요", null)));
        }

        @Test
        void loseHalvesOfCharacters() {
            assertThat(ReviewRules.words("좋아\ud83d", "\udc84촉촉\ud83d\udc84", null))
                    .isEqualTo(new Wording.Fine(new ReviewText("좋아", "촉촉\ud83d\udc84", null)));
            assertThat(ReviewRules.words("\ud83d", "b", null)).isEqualTo(wrong(Field.TITLE));
        }

        @Test
        void mayBeAsLongAsTheyAreAllowedToBe() {
            assertThat(ReviewRules.words("😀".repeat(100), "가".repeat(5000), 5)).isInstanceOf(Wording.Fine.class);
            assertThat(ReviewRules.words("😀".repeat(101), "가", 5)).isEqualTo(wrong(Field.TITLE));
            assertThat(ReviewRules.words("가", "가".repeat(5001), 5)).isEqualTo(wrong(Field.BODY));
        }

        @Test
        void areNeeded() {
            assertThat(ReviewRules.words(null, "b", null)).isEqualTo(wrong(Field.TITLE));
            assertThat(ReviewRules.words(" ", "b", null)).isEqualTo(wrong(Field.TITLE));
            assertThat(ReviewRules.words("t", null, null)).isEqualTo(wrong(Field.BODY));
            assertThat(ReviewRules.words("t", "\u3000", null)).isEqualTo(wrong(Field.BODY));
            assertThat(ReviewRules.words("t\0", "b", null)).isEqualTo(wrong(Field.TITLE));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 6, -1, Integer.MAX_VALUE})
        void starsAreOneToFive(int stars) {
            assertThat(ReviewRules.words("t", "b", stars)).isEqualTo(wrong(Field.RATING));
        }

        @Test
        void whatIsNotSentStays() {
            var before = new ReviewText("t", "b", 3);

            assertThat(ReviewRules.edited(before, null, null, null)).isEqualTo(new Wording.Fine(before));
            assertThat(ReviewRules.edited(before, "T", null, 5))
                    .isEqualTo(new Wording.Fine(new ReviewText("T", "b", 5)));
            assertThat(ReviewRules.edited(before, "", null, null)).isEqualTo(wrong(Field.TITLE));
        }

        private static Wording wrong(Field field) {
            return new Wording.Wrong(new ReviewProblem.Invalid(field));
        }
    }

    @Nested
    class Lines {

        @Test
        void firstLineOfTheProductWithoutAReview() {
            assertThat(line(paid(LINES), "P1", null)).isEqualTo(new Chosen("V1"));
            assertThat(line(paid(List.of(new Line("V1", "P1", true), LINES.get(1))), "P1", null))
                    .isEqualTo(new Chosen("V2"));
        }

        @Test
        void theVariantThatIsNamed() {
            assertThat(line(paid(LINES), "P1", "V2")).isEqualTo(new Chosen("V2"));
            assertThat(line(paid(LINES), "P1", "V3")).isEqualTo(new Refused(new ReviewProblem.NotInOrder()));
        }

        @Test
        void noneIsLeft() {
            var reviewed = List.of(new Line("V1", "P1", true), new Line("V3", "P2", false));

            assertThat(line(paid(reviewed), "P1", null)).isEqualTo(new Refused(new ReviewProblem.AlreadyReviewed()));
        }

        @Test
        void somethingElseWasBought() {
            assertThat(line(paid(LINES), "P9", null)).isEqualTo(new Refused(new ReviewProblem.NotInOrder()));
        }

        @Test
        void somebodyElseBoughtIt() {
            assertThat(line(new Purchase("other", true, false, LINES), "P1", null))
                    .isEqualTo(new Refused(new ReviewProblem.NoSuchOrder()));
        }

        @Test
        void cancelledOrdersHaveNoBuyers() {
            assertThat(line(new Purchase("me", false, true, LINES), "P1", null))
                    .isEqualTo(new Refused(new ReviewProblem.OrderCancelled()));
        }

        @Test
        void newsMayBeOnTheirWay() {
            assertThat(line(null, "P1", null)).isEqualTo(new NotYet(new ReviewProblem.NoSuchOrder()));
            assertThat(line(new Purchase("me", false, false, LINES), "P1", null))
                    .isEqualTo(new NotYet(new ReviewProblem.OrderUnpaid()));
        }

        private static LineChoice line(@Nullable Purchase purchase, String product, @Nullable String variant) {
            return ReviewRules.line(purchase, "me", product, variant);
        }

        private static Purchase paid(List<Line> lines) {
            return new Purchase("me", true, false, lines);
        }
    }

    /** However often somebody asks, each line is chosen once, and never one of another product. */
    @Property
    void everyLineIsChosenOnce(@ForAll @Size(max = 8) List<Boolean> ofTheProduct) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < ofTheProduct.size(); i++) {
            lines.add(new Line("V" + i, ofTheProduct.get(i) ? "P1" : "P2", false));
        }
        var chosen = new ArrayList<String>();
        while (ReviewRules.line(new Purchase("me", true, false, List.copyOf(lines)), "me", "P1", null)
                instanceof Chosen(var variant)) {
            chosen.add(variant);
            lines.replaceAll(
                    line -> line.variantId().equals(variant) ? new Line(variant, line.productId(), true) : line);
        }

        assertThat(chosen)
                .containsExactlyElementsOf(lines.stream()
                        .filter(line -> line.productId().equals("P1"))
                        .map(Line::variantId)
                        .toList());
    }
}
