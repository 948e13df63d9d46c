package com.byeolshow.catalog.product.model.exchange;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into records without keeping more than one of them. Works on bytes because quotes, commas and
 * line ends are the same single bytes in UTF-8 and CP949, and never part of a longer character in either.
 */
public final class RecordSplitter {

    /** A record that is not blank, without its line end. */
    public record Piece(int line, byte[] bytes) {}

    private enum At {
        CELL_START,
        BARE,
        QUOTED,
        /** Behind a quote that closes the cell, unless a second one follows. */
        QUOTE
    }

    private final boolean quotes;
    private final int longest;
    private final Consumer<Piece> taker;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();

    private At at = At.CELL_START;
    private int line = 1;
    private int recordLine = 1;
    private boolean afterReturn;
    private boolean tooLong;

    /**
     * For one file or a part of it that begins with a record.
     *
     * @param quotes whether line ends within quotes belong to the record
     * @param longest bytes of a record; see {@link #tooLong()}
     */
    public RecordSplitter(boolean quotes, int longest, Consumer<Piece> taker) {
        this.quotes = quotes;
        this.longest = longest;
        this.taker = taker;
    }

    public void feed(byte[] bytes) {
        for (byte each : bytes) {
            feed(each);
        }
    }

    /** Hands out what has no line end. */
    public void end() {
        emit();
    }

    /** Whether the file ended, so far, within a quoted cell. */
    public boolean withinQuotes() {
        return at == At.QUOTED;
    }

    /** Whether a record was longer than allowed; nothing is handed out any more. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Where the present record began. */
    public int recordLine() {
        return recordLine;
    }

    private void feed(byte each) {
        if (tooLong) {
            return;
        }
        boolean lineFeedOfPair = each == '\n' && afterReturn;
        afterReturn = each == '\r';
        if (lineFeedOfPair) {
            if (at == At.QUOTED) {
                record.write(each);
            } else {
                recordLine = line;
            }
            return;
        }
        boolean lineEnd = each == '\n' || each == '\r';
        if (lineEnd) {
            line++;
        }
        if (lineEnd && at != At.QUOTED) {
            emit();
            return;
        }
        if (record.size() >= longest) {
            tooLong = true;
            return;
        }
        record.write(each);
        if (quotes) {
            at = next(each);
        }
    }

    private At next(byte each) {
        return switch (at) {
            case CELL_START -> each == '"' ? At.QUOTED : each == ',' ? At.CELL_START : At.BARE;
            case BARE -> each == ',' ? At.CELL_START : At.BARE;
            case QUOTED -> each == '"' ? At.QUOTE : At.QUOTED;
            case QUOTE -> each == '"' ? At.QUOTED : each == ',' ? At.CELL_START : At.BARE;
        };
    }

    private void emit() {
        byte[] bytes = record.toByteArray();
        record.reset();
        if (!blank(bytes)) {
            taker.accept(new Piece(recordLine, bytes));
        }
        recordLine = line;
        at = At.CELL_START;
    }

    private static boolean blank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t') {
                return false;
            }
        }
        return true;
    }
}
