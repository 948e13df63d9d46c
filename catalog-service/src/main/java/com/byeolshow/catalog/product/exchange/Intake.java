package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.BrokenCharacters;
import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.Emptiness;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.FileTooLarge;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.Flaw;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.LineTooLong;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.NoLines;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.OpenQuote;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.UnusableFile;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter.Piece;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a file in piece by piece and makes portions of it; keeps one portion at a time. Not for two threads. */
final class Intake {

    /** No product comes near it; a quote nobody closed does. */
    static final int LONGEST_LINE = 512 * 1024;

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** What table programs save unless they are told to save text: xlsx, which is a zip, and xls. */
    private static final byte[] WORKBOOK = {'P', 'K', 3, 4};

    private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final int LONGEST_MARK = 4;

    private final ImportSettings settings;
    private final MessageDigest digest = sha256();
    private final BrokenCharacters asUtf8 = new BrokenCharacters(FileCharset.UTF_8.charset());
    private final BrokenCharacters asCp949 = new BrokenCharacters(FileCharset.CP949.charset());
    private final RecordSplitter splitter;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();

    private boolean begun;
    private boolean marked;
    private boolean nothing;
    private long bytes;
    private int lines;
    private @Nullable List<Column> columns;
    private @Nullable PortionCutter cutter;
    private @Nullable Problem problem;

    Intake(FileFormat format, ImportSettings settings) {
        this.settings = settings;
        this.splitter = new RecordSplitter(format == FileFormat.CSV, LONGEST_LINE, this::take);
        if (format == FileFormat.JSONL) {
            this.cutter = new PortionCutter(null);
        }
    }

    /**
     * What a complete file turned out to be.
     *
     * @param columns of a table; empty otherwise
     * @param marked whether it says of itself, at its beginning, that it is UTF-8
     * @param charset in which less of it is broken
     */
    record Taken(String hash, long bytes, int lines, List<Column> columns, boolean marked, FileCharset charset) {}

    /** Portions that are ready; none any more once the file is refused, which only {@link #end} tells. */
    List<Portion> feed(byte[] part) {
        bytes += part.length;
        if (bytes > settings.mostBytes().toBytes()) {
            refuse(tooLarge());
        }
        if (problem != null) {
            return List.of();
        }
        digest.update(part);
        asUtf8.feed(part);
        asCp949.feed(part);
        if (begun) {
            splitter.feed(part);
        } else {
            head.writeBytes(part);
            if (head.size() >= LONGEST_MARK) {
                begin();
            }
        }
        if (splitter.tooLong()) {
            refuse(
                    splitter.withinQuotes()
                            ? new OpenQuote(splitter.recordLine())
                            : new LineTooLong(splitter.recordLine()));
        }
        return ready();
    }

    /** The last portions. Refuses a file that is none. */
    List<Portion> end() {
        if (problem == null) {
            begin();
            if (splitter.withinQuotes()) {
                refuse(new OpenQuote(splitter.recordLine()));
            }
            splitter.end();
            if (lines == 0) {
                refuse(new NoLines(
                        columns != null ? Emptiness.HEADER_ONLY : nothing ? Emptiness.EMPTY : Emptiness.BLANK));
            }
        }
        if (problem != null) {
            throw new RefusedException(problem);
        }
        if (cutter != null) {
            cutter.end();
        }
        return ready();
    }

    Taken taken() {
        return new Taken(
                HexFormat.of().formatHex(digest.digest()),
                bytes,
                lines,
                columns == null ? List.of() : columns,
                marked,
                asUtf8.count() <= asCp949.count() ? FileCharset.UTF_8 : FileCharset.CP949);
    }

    /** Whether reading on is of no use even to be polite. */
    boolean beyondPatience() {
        return bytes > 2 * settings.mostBytes().toBytes();
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        byte[] first = head.toByteArray();
        head.reset();
        if (first.length >= 2 && (first[0] & 0xFF) + (first[1] & 0xFF) == 0xFE + 0xFF && (first[0] & 0xFF) >= 0xFE) {
            refuse(new UnusableFile(Flaw.UTF_16));
            return;
        }
        if (begins(first, WORKBOOK) || begins(first, OLD_WORKBOOK)) {
            refuse(new UnusableFile(Flaw.WORKBOOK));
            return;
        }
        marked = begins(first, BOM);
        byte[] text = marked ? Arrays.copyOfRange(first, BOM.length, first.length) : first;
        // It has begun before its end only if there was more than a mark.
        nothing = text.length == 0;
        splitter.feed(text);
    }

    private static boolean begins(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    private void take(Piece piece) {
        if (problem != null) {
            return;
        }
        if (cutter == null) {
            try {
                columns = CsvHeader.read(piece.bytes());
                cutter = new PortionCutter(columns);
            } catch (RefusedException unusable) {
                refuse(unusable.problem());
            }
            return;
        }
        lines++;
        if (lines > settings.mostLines()) {
            refuse(tooLarge());
            return;
        }
        cutter.add(piece);
    }

    private List<Portion> ready() {
        return cutter == null || problem != null ? List.of() : cutter.take();
    }

    private void refuse(Problem found) {
        if (problem == null) {
            problem = found;
        }
    }

    private FileTooLarge tooLarge() {
        return new FileTooLarge(settings.mostBytes().toBytes(), settings.mostLines());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
