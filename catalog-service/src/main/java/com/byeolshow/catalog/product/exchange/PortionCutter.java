package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers records into portions of bounded size that end where a product ends. */
final class PortionCutter {

    /** Few enough for one transaction, many enough for its cost to be shared. */
    static final int LINES = 200;

    static final int BYTES = 256 * 1024;

    /** What no single product should reach; one that does is cut, and refused when its turn comes. */
    static final int MOST_LINES = 2 * LINES + 100;

    static final int MOST_BYTES = 1024 * 1024;

    /** Of a table; null where each line is a product of its own. */
    private final @Nullable List<Column> columns;

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final List<Portion> ready = new ArrayList<>();

    private int firstLine;
    private int nextLine;
    private int lines;
    private byte[] last = new byte[0];

    PortionCutter(@Nullable List<Column> columns) {
        this.columns = columns;
    }

    void add(Piece piece) {
        boolean full = lines >= LINES || content.size() + piece.bytes().length > BYTES;
        boolean gap = lines > 0 && piece.line() - nextLine > LINES;
        boolean burst = gap || lines >= MOST_LINES || content.size() + piece.bytes().length > MOST_BYTES;
        if (lines > 0 && (full || gap)) {
            boolean between = betweenProducts(last, piece.bytes());
            if (between || burst) {
                cut(!between);
            }
        }
        if (lines == 0) {
            firstLine = piece.line();
            nextLine = piece.line();
        }
        // Blank lines between records were dropped: the portion must count as the file does.
        for (; nextLine < piece.line(); nextLine++) {
            content.write('\n');
        }
        content.writeBytes(piece.bytes());
        content.write('\n');
        nextLine += 1 + lineEnds(piece.bytes());
        lines++;
        last = piece.bytes();
    }

    /** What is ready since it was asked last. */
    List<Portion> take() {
        var taken = List.copyOf(ready);
        ready.clear();
        return taken;
    }

    void end() {
        if (lines > 0) {
            cut(false);
        }
    }

    private void cut(boolean torn) {
        ready.add(new Portion(firstLine, lines, content.toByteArray(), torn));
        content.reset();
        lines = 0;
    }

    private boolean betweenProducts(byte[] before, byte[] after) {
        if (columns == null) {
            return true;
        }
        var one = key(before, columns);
        var other = key(after, columns);
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** Compared as bytes, so the charset need not be known. */
    private static Optional<String> key(byte[] row, List<Column> columns) {
        return CsvRows.read(new String(row, StandardCharsets.ISO_8859_1))
                .map(cells -> Entry.key(cell(cells, columns, Column.EXTERNAL_ID), cell(cells, columns, Column.ID)));
    }

    private static @Nullable String cell(List<String> cells, List<Column> columns, Column wanted) {
        int index = columns.indexOf(wanted);
        return index < 0 || index >= cells.size() || cells.get(index).isBlank()
                ? null
                : cells.get(index).strip();
    }

    private static int lineEnds(byte[] bytes) {
        int ends = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean pair = bytes[i] == '\n' && i > 0 && bytes[i - 1] == '\r';
            if ((bytes[i] == '\n' || bytes[i] == '\r') && !pair) {
                ends++;
            }
        }
        return ends;
    }
}
