package com.byeolshow.catalog.product.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.Given;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter.Piece;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EntriesTest {

    private static List<Piece> pieces(byte[] text, boolean quotes) {
        var pieces = new ArrayList<Piece>();
        var splitter = new RecordSplitter(quotes, Intake.LONGEST_LINE, pieces::add);
        splitter.feed(text);
        splitter.end();
        return pieces;
    }

    private static List<String> codes(Entry entry) {
        return ((Entry.Unreadable) entry)
                .refusals().stream()
                        .map(refusal -> refusal.line() + " " + refusal.field() + " " + refusal.code())
                        .toList();
    }

    @Nested
    class Tables {

        private final List<Column> columns = List.of(
                Column.EXTERNAL_ID,
                Column.NAME,
                Column.PRICE,
                Column.AVAILABLE,
                Column.VARIANT_OPTIONS,
                Column.VARIANT_PRICE);

        private List<Entry> read(String text) {
            return new CsvEntries(columns, StandardCharsets.UTF_8)
                    .read(pieces(text.getBytes(StandardCharsets.UTF_8), true), false);
        }

        @Test
        void rowsOfOneKeyAreOneProduct() {
            var entries = read("""
                    X1,별 립틴트,"20,000",예,색상=빨강,
                    X1,,,,색상=분홍,"21,000"
                    ,,,,,
                    X2,별 마스크,3000,N,,
                    """);

            assertThat(entries).hasSize(2);
            var tint = (Entry.Draft) entries.getFirst();
            assertThat(tint.line()).isEqualTo(1);
            assertThat(tint.lines()).isEqualTo(2);
            assertThat(tint.draft().available()).isTrue();
            assertThat(tint.draft().options())
                    .containsExactly(new ProductDraft.Choice(
                            null,
                            "색상",
                            List.of(new ProductDraft.Value(null, "빨강"), new ProductDraft.Value(null, "분홍"))));
            assertThat(tint.draft().variants())
                    .extracting(ProductDraft.Buyable::price)
                    .containsExactly(new ProductDraft.Amount(20_000L), new ProductDraft.Amount(21_000L));
            assertThat(tint.given())
                    .doesNotContain(Given.WEIGHTS, Given.DESCRIPTION)
                    .contains(Given.VARIANTS);
            var mask = (Entry.Draft) entries.getLast();
            assertThat(mask.draft().variants()).isEmpty();
            assertThat(mask.draft().available()).isFalse();
        }

        @Test
        void brokenRowSpoilsItsOwnProductOnly() {
            var entries = read("""
                    X1,하나,1000,예,,
                    X2,둘,천원,글쎄,색상,
                    X2,셋,,,색상=빨강|분홍,1e3
                    X3,넷,1000
                    X4,다섯,1000,예,,
                    """);

            assertThat(entries).hasSize(4);
            assertThat(entries.get(0)).isInstanceOf(Entry.Draft.class);
            assertThat(codes(entries.get(1)))
                    .contains(
                            "2 price not-a-number",
                            "2 available not-yes-or-no",
                            "2 variantOptions unreadable-options",
                            "3 name different-rows",
                            "3 variantOptions unreadable-options",
                            "3 variantPrice not-a-number");
            assertThat(codes(entries.get(2))).contains("4  cell-count");
        }

        @Test
        void productWithARowThatCannotBeReadIsRefusedAsAWhole() {
            var entries = read("""
                    X1,하나,1000,예,색상=빨강,1000
                    X1,,,,색상=자주,1000,
                    X1,,,,색상=분홍,1000
                    """);

            assertThat(entries).hasSize(1);
            assertThat(codes(entries.getFirst())).containsExactly("2  cell-count");
        }

        /** As Excel shows, and saves, two barcodes. */
        @Test
        void keysThatBecameANumberAreNeverStored() {
            var entries = read("""
                    8.80123E+12,하나,1000,예,,
                    8.80123E+12,둘,1000,예,,
                    9E+15,셋,1000,예,,
                    8801234567890,넷,1000,예,,
                    2E+,다섯,1000,예,,
                    """);

            assertThat(entries).hasSize(4);
            assertThat(codes(entries.get(0))).containsExactly("1 externalId mangled-key", "2 externalId mangled-key");
            assertThat(codes(entries.get(1))).containsExactly("3 externalId mangled-key");
            assertThat(entries.subList(2, 4)).allMatch(Entry.Draft.class::isInstance);
        }

        /** As Excel writes rows whose last columns are empty for a while. */
        @Test
        void lastCellsOfAVariantMayBeLeftOut() {
            var entries = read("""
                    X1,하나,1000,예
                    X2,둘,2000,예,색상=빨강
                    X3,셋,3000,예,,
                    """);

            assertThat(entries).hasSize(3).allMatch(Entry.Draft.class::isInstance);
            assertThat(((Entry.Draft) entries.get(0)).draft())
                    .isEqualTo(((Entry.Draft) read("X1,하나,1000,예,,\n").getFirst()).draft());
            assertThat(((Entry.Draft) entries.get(1)).draft().variants())
                    .extracting(ProductDraft.Buyable::price)
                    .containsExactly(new ProductDraft.Amount(2000L));
        }

        @Test
        void rowThatEndsBeforeATextOrThePriceIsRefused() {
            var entries = read("""
                    X1,하나
                    X2,둘,2000
                    X3,셋,3000,예,,,
                    """);

            assertThat(codes(entries.get(0))).containsExactly("1  cell-count");
            assertThat(codes(entries.get(1))).containsExactly("2  cell-count");
            assertThat(codes(entries.get(2))).containsExactly("3  cell-count");
        }

        @Test
        void rowWithoutAKeyRefusesTheProductItGoesOnWithAndNoOther() {
            var entries = read("""
                    X1,하나,1000,예,색상=빨강,1000
                    ,,,,색상=분홍,1000
                    ,열쇠 없음,1000,예,,
                    X3,셋,1000,예,,
                    """);

            assertThat(entries).hasSize(3);
            assertThat(codes(entries.get(0))).containsExactly("2 externalId no-key");
            assertThat(codes(entries.get(1))).containsExactly("3 externalId no-key");
            assertThat(entries.get(2)).isInstanceOf(Entry.Draft.class);
        }

        @Test
        void brokenCharactersAreNamedByTheirCell() {
            byte[] cp949 = "X1,별 립틴트,1000,예,,\n".getBytes(Charset.forName("x-windows-949"));

            var entries = new CsvEntries(columns, StandardCharsets.UTF_8).read(pieces(cp949, true), false);

            assertThat(codes(entries.getFirst())).contains("1 name broken-text", "1 available broken-text");
        }

        @Test
        void productThatGoesOnElsewhereIsRefused() {
            var entries = new CsvEntries(columns, StandardCharsets.UTF_8)
                    .read(pieces("X1,a,1,,,\nX2,b,1,,,\n".getBytes(StandardCharsets.UTF_8), true), true);

            assertThat(entries.getFirst()).isInstanceOf(Entry.Draft.class);
            assertThat(codes(entries.getLast())).containsExactly("2  too-many-rows");
        }
    }

    @Nested
    class Lines {

        private List<Entry> read(String text) {
            return new JsonEntries(JsonMapper.builder().build())
                    .read(pieces(text.getBytes(StandardCharsets.UTF_8), false));
        }

        @Test
        void lineSaysWhatItMentions() {
            var draft = (Entry.Draft) read("""
                    {"externalId": " X1 ", "name": "별", "price": {"original": 1000}, "brand": {"name": "별뷰티"},
                     "collections": ["lips"], "createdAt": "2030-05-01T20:00:00+09:00"}""".replace("\n", " ")).getFirst();

            assertThat(draft.externalId()).isEqualTo("X1");
            assertThat(draft.given())
                    .containsExactlyInAnyOrder(Given.NAME, Given.PRICE, Given.BRAND, Given.COLLECTIONS);
            assertThat(draft.brand()).isEqualTo(new Entry.Named(null, "별뷰티"));
            assertThat(draft.slugs()).containsExactly("lips");
        }

        @Test
        void lineThatIsNoProductIsRefusedByItself() {
            var entries = read("""
                    {"externalId": "X1", "name": "잘렸
                    [1, 2]
                    {"externalId": "X2"} {"externalId": "X3"}
                    {"externalId": "X4", "price": {"original": "천원"}}
                    {"externalId": "X5", "options": [null]}
                    {"externalId": "X6", "name": "온전하다"}
                    """);

            assertThat(entries).hasSize(6);
            assertThat(codes(entries.get(0))).containsExactly("1  malformed-line");
            assertThat(codes(entries.get(1))).containsExactly("2  malformed-line");
            assertThat(codes(entries.get(2))).containsExactly("3  malformed-line");
            assertThat(codes(entries.get(3))).containsExactly("4 price.original malformed-line");
            assertThat(codes(entries.get(4)).getFirst()).endsWith("malformed-line");
            assertThat(entries.get(5)).isInstanceOf(Entry.Draft.class);
        }
    }
}
