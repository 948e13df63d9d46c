package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter.Piece;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a portion of a file as products. */
@Component
class EntryReading {

    private final JsonEntries jsonEntries;

    EntryReading(JsonMapper json) {
        this.jsonEntries = new JsonEntries(json);
    }

    List<Entry> read(ImportSteps.Step step) {
        var portion = step.portion();
        var pieces = new ArrayList<Piece>();
        var splitter = new RecordSplitter(
                step.format() == FileFormat.CSV,
                Intake.LONGEST_LINE,
                piece -> pieces.add(new Piece(piece.line() + portion.firstLine() - 1, piece.bytes())));
        splitter.feed(portion.content());
        splitter.end();
        return switch (step.format()) {
            case CSV -> new CsvEntries(step.columns(), step.charset().charset()).read(pieces, portion.torn());
            case JSONL -> jsonEntries.read(pieces);
        };
    }
}
