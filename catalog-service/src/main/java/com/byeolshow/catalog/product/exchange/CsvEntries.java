package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter.Piece;
import com.byeolshow.catalog.product.model.exchange.Refusal;
import com.byeolshow.catalog.product.model.exchange.Refusal.Reason;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table as products: rows of one product share its key and stand together. */
final class CsvEntries {

    /** What a decoder leaves where a character was broken. */
    private static final char BROKEN = '\uFFFD';

    /** What a long number, such as a barcode, becomes in a table program: many keys become one, and none is known. */
    private static final Pattern MANGLED = Pattern.compile("[0-9](\\.[0-9]+)?E\\+[0-9]{2,}");

    private final List<Column> columns;
    private final Charset charset;

    CsvEntries(List<Column> columns, Charset charset) {
        this.columns = columns;
        this.charset = charset;
    }

    /** @param torn whether the last product is not whole */
    List<Entry> read(List<Piece> pieces, boolean torn) {
        var groups = new ArrayList<List<CsvRow>>();
        @Nullable CsvRow before = null;
        for (Piece piece : pieces) {
            var row = row(piece);
            if (row.blank()) {
                continue;
            }
            boolean together = before != null && together(before, row);
            if (!together) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(row);
            before = row;
        }
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < groups.size(); i++) {
            entries.add(entry(groups.get(i), torn && i == groups.size() - 1));
        }
        return entries;
    }

    /**
     * Whether two rows are, or may be, of one product. One that cannot be read at all may belong to the product before or
     * to the one after it, so both are refused with it rather than stored without it.
     */
    private static boolean together(CsvRow before, CsvRow row) {
        return before.cells() == null
                || row.cells() == null
                || row.goesOn()
                || (row.key() != null && row.key().equals(before.key()));
    }

    private CsvRow row(Piece piece) {
        String text = new String(piece.bytes(), charset);
        return CsvRows.read(text)
                .map(cells -> new CsvRow(piece.line(), text, columns, cells))
                .orElseGet(() -> new CsvRow(piece.line(), text, columns, null));
    }

    private Entry entry(List<CsvRow> rows, boolean torn) {
        var first = rows.getFirst();
        String original = String.join("\n", rows.stream().map(CsvRow::text).toList());
        var refusals = new ArrayList<Refusal>();
        for (CsvRow row : rows) {
            refusals.addAll(refusals(row));
        }
        if (torn) {
            refusals.add(Reason.TOO_MANY_ROWS.at(first.line(), ""));
        }
        if (!refusals.isEmpty()) {
            return new Entry.Unreadable(first.line(), rows.size(), first.key(), original, refusals);
        }
        var reading = new CsvProduct(rows);
        var draft = reading.draft(original);
        return reading.refusals().isEmpty()
                ? draft
                : new Entry.Unreadable(first.line(), rows.size(), first.key(), original, reading.refusals());
    }

    private List<Refusal> refusals(CsvRow row) {
        var cells = row.cells();
        if (cells == null) {
            return List.of(Reason.MALFORMED_LINE.at(row.line(), ""));
        }
        if (!row.whole()) {
            return List.of(Reason.CELL_COUNT.at(row.line(), ""));
        }
        if (row.key() == null) {
            return List.of(Reason.NO_KEY.at(row.line(), Column.EXTERNAL_ID));
        }
        var refusals = new ArrayList<Refusal>();
        if (MANGLED.matcher(row.cell(Column.EXTERNAL_ID)).matches()) {
            refusals.add(Reason.MANGLED_KEY.at(row.line(), Column.EXTERNAL_ID));
        }
        for (Column column : columns) {
            if (row.cell(column).indexOf(BROKEN) >= 0) {
                refusals.add(Reason.BROKEN_TEXT.at(row.line(), column));
            }
        }
        return refusals;
    }
}
