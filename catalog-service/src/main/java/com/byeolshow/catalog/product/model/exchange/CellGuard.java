package com.byeolshow.catalog.product.model.exchange;

import java.util.regex.Pattern;

/**
 * Keeps a table program from running what stands in a cell: a cell that would begin a formula gets an apostrophe in
 * front. The way back takes exactly that apostrophe off, so that a file that was exported reads as what was stored.
 */
public final class CellGuard {

    /** The wide forms count too: table programs of the region take them for the narrow ones. */
    private static final String STARTERS = "[=+\\-@\\t\\r\\n＝＋－＠]";

    private static final Pattern WOULD_RUN = Pattern.compile("^'*" + STARTERS);
    private static final Pattern GUARDED = Pattern.compile("^'+" + STARTERS);

    private CellGuard() {}

    public static String guarded(String text) {
        return WOULD_RUN.matcher(text).lookingAt() ? "'" + text : text;
    }

    public static String plain(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
