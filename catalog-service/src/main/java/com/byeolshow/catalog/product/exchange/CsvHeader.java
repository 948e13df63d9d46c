package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.Column;
import com.byeolshow.catalog.product.model.exchange.ExchangeProblem.UnusableHeader;
import com.byeolshow.platform.web.problem.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The first line of a table. A title nobody knows is refused rather than overlooked: it may be a slip of the pen. */
final class CsvHeader {

    private CsvHeader() {}

    static List<Column> read(byte[] line) {
        var columns = new ArrayList<Column>();
        var unknown = new ArrayList<String>();
        var repeated = new ArrayList<String>();
        for (String title : CsvRows.read(decoded(line)).orElseGet(List::of)) {
            Column.named(title)
                    .ifPresentOrElse(
                            column -> {
                                if (columns.contains(column)) {
                                    repeated.add(title);
                                }
                                columns.add(column);
                            },
                            () -> unknown.add(shortened(title)));
        }
        boolean keyed = columns.contains(Column.EXTERNAL_ID) || columns.contains(Column.ID);
        var missing = keyed ? List.<String>of() : List.of(Column.EXTERNAL_ID.title());
        if (!unknown.isEmpty() || !repeated.isEmpty() || !missing.isEmpty()) {
            throw new RefusedException(new UnusableHeader(unknown, repeated, missing));
        }
        return List.copyOf(columns);
    }

    /** The charset of the whole file is known at its end only, but titles are recognized in either. */
    private static String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(line, FileCharset.CP949.charset());
        }
    }

    private static String shortened(String title) {
        return title.length() <= 50 ? title : title.substring(0, 50) + "…";
    }
}
