package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.CellGuard;
import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param columns of the table
 * @param cells none if it could not be read
 */
record CsvRow(
        int line,
        String text,
        List<Column> columns,
        @Nullable List<String> cells) {

    /** Whether it could be read and has a cell for each column, except the last ones if they may be left out. */
    boolean whole() {
        return cells != null
                && cells.size() <= columns.size()
                && columns.stream().skip(cells.size()).allMatch(Column::mayBeLeftOut);
    }

    /** Whether it goes on with the product before it: nothing names a product of its own. */
    boolean goesOn() {
        return cells != null && key() == null && filled(Column.NAME) == null;
    }

    /** Table programs leave such rows behind where something was deleted. */
    boolean blank() {
        return cells != null && cells.stream().allMatch(String::isBlank);
    }

    @Nullable
    String key() {
        return Entry.key(filled(Column.EXTERNAL_ID), filled(Column.ID));
    }

    /** Empty without such a column. */
    String cell(Column column) {
        int index = columns.indexOf(column);
        return index < 0 || cells == null || index >= cells.size() ? "" : CellGuard.plain(cells.get(index));
    }

    /** Without blanks around it; null when nothing is left. */
    @Nullable
    String filled(Column column) {
        String cell = cell(column).strip();
        return cell.isEmpty() ? null : cell;
    }
}
