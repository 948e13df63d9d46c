package com.byeolshow.catalog.product.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.product.model.exchange.RecordSplitter.Piece;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FileTextTest {

    private static final Charset CP949 = Charset.forName("x-windows-949");

    private static List<String> split(String text, int chunk, Charset charset) {
        var pieces = new ArrayList<String>();
        var splitter = new RecordSplitter(
                true, 1000, piece -> pieces.add(piece.line() + ":" + new String(piece.bytes(), charset)));
        byte[] bytes = text.getBytes(charset);
        for (int from = 0; from < bytes.length; from += chunk) {
            splitter.feed(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk)));
        }
        splitter.end();
        return pieces;
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.strings().withChars("'=+-@＝\t\r\n\"\\|;,ab가힣 ").ofMaxLength(12);
    }

    @Property
    void guardedCellReadsAsItWas(@ForAll("nasty") String text) {
        assertThat(CellGuard.plain(CellGuard.guarded(text))).isEqualTo(text);
    }

    @Property
    void noGuardedCellBeginsAFormula(@ForAll("nasty") String text) {
        assertThat(CellGuard.guarded(text)).doesNotContainPattern("^[=+\\-@＝\\t\\r\\n]");
    }

    @Property
    void optionsReadAsTheyWereWritten(@ForAll("nasty") String name, @ForAll("nasty") String one) {
        var options = List.of(
                new OptionText.Named("이름" + name + ".", List.of("값" + one + ".", "a\\|b")),
                new OptionText.Named("=;", List.of("\\")));

        assertThat(OptionText.read(OptionText.write(options))).contains(options);
    }

    @Example
    void optionsNeedANameAndAValue() {
        assertThat(OptionText.read("색상=빨강 | 분홍 ; 크기=S"))
                .contains(List.of(
                        new OptionText.Named("색상", List.of("빨강", "분홍")), new OptionText.Named("크기", List.of("S"))));
        assertThat(OptionText.read(" ")).contains(List.of());
        for (String broken : List.of("색상", "색상=", "=빨강", "색상=빨강=분홍", "색상=빨강;")) {
            assertThat(OptionText.read(broken)).isEmpty();
        }
    }

    @Property
    void recordsAreTheSameHoweverTheBytesCome(
            @ForAll("nasty") String text, @ForAll @IntRange(min = 1, max = 7) int chunk) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, CP949)) {
            assertThat(split(text, chunk, charset)).isEqualTo(split(text, 1000, charset));
        }
    }

    @Example
    void lineEndsWithinQuotesBelongToTheRecord() {
        assertThat(split("a,\"x\r\ny \"\"z\"\",\"\r\n\r\n5\" pipe,b\rc\n", 3, StandardCharsets.UTF_8))
                .containsExactly("1:a,\"x\r\ny \"\"z\"\",\"", "4:5\" pipe,b", "5:c");
    }

    @Example
    void recordThatIsTooLongStopsTheReading() {
        var pieces = new ArrayList<Piece>();
        var splitter = new RecordSplitter(true, 10, pieces::add);
        splitter.feed("short\n\"never closed\nand on".getBytes(StandardCharsets.UTF_8));

        assertThat(splitter.tooLong()).isTrue();
        assertThat(splitter.withinQuotes()).isTrue();
        assertThat(splitter.recordLine()).isEqualTo(2);
        assertThat(pieces).hasSize(1);
    }

    private static int broken(byte[] bytes, Charset read, int chunk) {
        var broken = new BrokenCharacters(read);
        for (int from = 0; from < bytes.length; from += chunk) {
            broken.feed(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk)));
        }
        return broken.count();
    }

    @Property
    void nothingIsBrokenInTheCharsetOfATextHoweverItComes(@ForAll @IntRange(min = 1, max = 5) int chunk) {
        String text = "별 립틴트, 하루 종일 촉촉하게";
        for (var written : List.of(StandardCharsets.UTF_8, CP949)) {
            for (var read : List.of(StandardCharsets.UTF_8, CP949)) {
                byte[] bytes = text.getBytes(written);
                assertThat(broken(bytes, read, chunk) == 0).isEqualTo(written.equals(read));
                assertThat(broken(bytes, read, chunk)).isEqualTo(broken(bytes, read, 1000));
            }
        }
    }

    @Example
    void everyBrokenCharacterCountsUntilThereAreMany() {
        byte[] cutOff = {'a', (byte) 0xEA, (byte) 0xB0};
        assertThat(broken(cutOff, StandardCharsets.UTF_8, 1)).isEqualTo(1);
        byte[] twice = {(byte) 0xFF, 'a', (byte) 0xFF, 'b'};
        assertThat(broken(twice, StandardCharsets.UTF_8, 1)).isEqualTo(2);
        byte[] many = new byte[3 * BrokenCharacters.MANY];
        Arrays.fill(many, (byte) 0xFF);
        assertThat(broken(many, StandardCharsets.UTF_8, 7)).isEqualTo(BrokenCharacters.MANY);
    }
}
