package com.byeolshow.catalog.product.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

class IntakeTest {

    private static final ImportSettings SETTINGS =
            new ImportSettings(DataSize.ofMegabytes(2), 10_000, Duration.ofDays(1), Duration.ofHours(1));

    private record Result(List<Portion> portions, Intake.Taken file) {}

    private static Result take(FileFormat format, byte[] bytes, int chunk) {
        var intake = new Intake(format, SETTINGS);
        var portions = new ArrayList<Portion>();
        for (int from = 0; from < bytes.length; from += chunk) {
            portions.addAll(intake.feed(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk))));
        }
        portions.addAll(intake.end());
        return new Result(portions, intake.taken());
    }

    private static Result table(String text) {
        return take(FileFormat.CSV, text.getBytes(StandardCharsets.UTF_8), 1000);
    }

    private static Problem refusal(FileFormat format, byte[] bytes) {
        return catchThrowableOfType(RefusedException.class, () -> take(format, bytes, 4096))
                .problem();
    }

    private static Object reason(byte[] table) {
        return Objects.requireNonNull(refusal(FileFormat.CSV, table).fields().get("reason"));
    }

    private static String code(String table) {
        return refusal(FileFormat.CSV, table.getBytes(StandardCharsets.UTF_8)).code();
    }

    @Test
    void portionsEndWhereProductsEndAndLoseNoLine() {
        var text = new StringBuilder("externalId,name\n");
        for (int i = 0; i < 1000; i++) {
            text.append("X").append(i / 3).append(",\"이름\n").append(i).append("\"\r\n\n");
        }

        var result = table(text.toString());

        assertThat(result.file().lines()).isEqualTo(1000);
        assertThat(result.portions().stream().mapToInt(Portion::lines).sum()).isEqualTo(1000);
        assertThat(result.portions()).hasSize(5).noneMatch(Portion::torn);
        int row = 0;
        for (Portion portion : result.portions()) {
            assertThat(row % 3).isZero();
            assertThat(portion.firstLine()).isEqualTo(2 + row * 3);
            row += portion.lines();
        }
        assertThat(result.file().columns()).containsExactly(Column.EXTERNAL_ID, Column.NAME);
    }

    @Test
    void portionIsTheSameHoweverTheBytesCome() {
        byte[] bytes = ("\uFEFFexternalId,name\n" + "X1,\"a\r\nb\"\r\n".repeat(50)).getBytes(StandardCharsets.UTF_8);

        var one = take(FileFormat.CSV, bytes, 1);
        var all = take(FileFormat.CSV, bytes, bytes.length);

        assertThat(one.portions().getFirst().content())
                .isEqualTo(all.portions().getFirst().content());
        assertThat(one.file()).isEqualTo(all.file());
    }

    @Test
    void productOfTooManyRowsIsTorn() {
        var result = table("externalId,variantPrice\n" + "X1,1000\n".repeat(1200) + "X2,1000\n");

        assertThat(result.portions()).hasSizeGreaterThan(2);
        assertThat(result.portions().getFirst().torn()).isTrue();
        assertThat(result.portions().getLast().torn()).isFalse();
        assertThat(result.portions()).allMatch(portion -> portion.lines() <= PortionCutter.MOST_LINES);
    }

    @Test
    void manyBlankLinesAreNotKept() {
        var result = table("externalId\nX1\n" + "\n".repeat(500_000) + "X2\n");

        assertThat(result.portions()).hasSize(2);
        assertThat(result.portions().getLast().firstLine()).isEqualTo(500_003);
        assertThat(result.portions()).allMatch(portion -> portion.content().length < 10);
    }

    @Test
    void titlesMayBeKoreanInEitherCharset() {
        byte[] bytes = "관리코드,상품명\nX1,별\n".getBytes(Charset.forName("x-windows-949"));

        var file = take(FileFormat.CSV, bytes, 5).file();

        assertThat(file.columns()).containsExactly(Column.EXTERNAL_ID, Column.NAME);
        assertThat(file.charset()).isEqualTo(FileCharset.CP949);
    }

    /** Read in the other charset, what is whole would be stored as nonsense. */
    @ParameterizedTest
    @EnumSource(FileCharset.class)
    void brokenCharacterDoesNotChangeTheCharsetOfAFile(FileCharset charset) {
        byte[] bytes = "externalId,name\nX1,별 립틴트\nX2,하루 종일 ? 촉촉하게\n".getBytes(charset.charset());
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xFF;

        var file = take(FileFormat.CSV, bytes, 7).file();

        assertThat(file.charset()).isEqualTo(charset);
        assertThat(file.marked()).isFalse();
    }

    @Test
    void markIsNoticedAndNotAPartOfTheFirstTitle() {
        var file = table("\uFEFFexternalId\nX1\n").file();

        assertThat(file.marked()).isTrue();
        assertThat(file.columns()).containsExactly(Column.EXTERNAL_ID);
    }

    @Test
    void rowsWhoseLastCellsAreLeftOutAreCutAsWell() {
        var result = table("externalId,price,variantWeight\n"
                + IntStream.range(0, 1000).mapToObj("X%d,1000\n"::formatted).collect(Collectors.joining()));

        assertThat(result.portions()).hasSize(5).noneMatch(Portion::torn);
    }

    @ParameterizedTest
    @CsvSource({
        "CSV, '', empty",
        "CSV, '﻿', empty",
        "CSV, '\n \n\n', blank",
        "CSV, '\n\n\n\n\n', blank",
        "CSV, '﻿\r\n', blank",
        "CSV, 'externalId,name', header-only",
        "CSV, '﻿externalId,name\n\n', header-only",
        "JSONL, '', empty",
        "JSONL, '\n', blank"
    })
    void fileWithoutAnyProductSaysWhatItIs(FileFormat format, String file, String reason) {
        var problem = refusal(format, file.getBytes(StandardCharsets.UTF_8));

        assertThat(problem.code()).isEqualTo("no-lines");
        assertThat(problem.fields()).containsEntry("reason", reason);
    }

    @Test
    void fileThatCannotBeMeantIsRefusedAsAWhole() {
        assertThat(code("externalId,nmae\nX1,a\n")).isEqualTo("unusable-header");
        assertThat(code("externalId,externalId\nX1,a\n")).isEqualTo("unusable-header");
        assertThat(code("name,price\na,1\n")).isEqualTo("unusable-header");
        assertThat(code("externalId,name\nX1,a\nX2,\"never closed\nX3,b\n")).isEqualTo("open-quote");
        assertThat(code("externalId,name\nX1,\"" + "a\n".repeat(300_000))).isEqualTo("open-quote");
        assertThat(code("externalId,name\nX1," + "a".repeat(600_000) + "\n")).isEqualTo("line-too-long");
        assertThat(code("externalId\n" + "X\n".repeat(10_001))).isEqualTo("file-too-large");
        assertThat(table("externalId\n" + "X\n".repeat(10_000)).file().lines()).isEqualTo(10_000);
        assertThat(refusal(FileFormat.JSONL, "{}\n".repeat(800_000).getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("file-too-large");
        assertThat(reason("externalId\nX1\n".getBytes(StandardCharsets.UTF_16))).isEqualTo("utf-16");
        assertThat(reason("PK\003\004 what a zip has".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("workbook");
        assertThat(reason("\u00D0\u00CF\021\u00E0\u00A1\u00B1".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("workbook");
    }
}
